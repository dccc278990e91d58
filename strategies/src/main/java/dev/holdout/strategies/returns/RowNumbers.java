package dev.holdout.strategies.returns;

import java.util.Locale;
import java.util.Set;

/** A column that only counts the rows, as pandas writes it: no trial. */
final class RowNumbers {

  private static final Set<String> NAMES =
      Set.of("", "index", "row", "#", "unnamed: 0", "__index_level_0__");

  private RowNumbers() {}

  /** Whether it has such a name, and counts from 0 or 1 without a gap. */
  static boolean are(String name, double[] values, int rows) {
    if (!NAMES.contains(name.strip().toLowerCase(Locale.ROOT))
        || rows < 2
        || values[0] != 0 && values[0] != 1) {
      return false;
    }
    for (int i = 1; i < rows; i++) {
      if (values[i] != values[0] + i) {
        return false;
      }
    }
    return true;
  }

  static String note(String name) {
    return "column \"" + name + "\" counts the rows and is left out";
  }
}
