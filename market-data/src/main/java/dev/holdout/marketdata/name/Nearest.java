package dev.holdout.marketdata.name;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one is nearest to. */
public final class Nearest {

  private Nearest() {}

  /**
   * The nearest of {@code known}, letter case ignored; empty when even that one differs in more
   * than half of its letters, since a wild guess misleads more than it helps. Of equally near names
   * the first in the collection's order wins.
   *
   * @param given the name as written
   * @param known the names that exist
   */
  public static Optional<String> to(String given, Collection<String> known) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least && distance <= Math.max(given.length(), name.length()) / 2) {
        nearest = name;
        least = distance;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * Letters to insert, drop, replace or swap with their neighbour (optimal string alignment;
   * Damerau, 1964).
   */
  static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : step(least, a, b, i, j);
      }
    }
    return least[a.length()][b.length()];
  }

  private static int step(int[][] least, String a, String b, int i, int j) {
    int replace = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
  }
}
