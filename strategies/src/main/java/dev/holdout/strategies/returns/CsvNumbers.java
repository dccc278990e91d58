package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers of one CSV file, whose decimal mark the first number that has one decides. A file
 * with commas must show once that they are no thousands: {@code 1,234} alone has two meanings.
 */
final class CsvNumbers {

  private static final Set<String> MISSING =
      Set.of(
          "nan", "na", "n/a", "#n/a", "#na", "null", "none", "nil", "-", "--", ".", "#value!",
          "#div/0!", "?");

  private final byte[] text;
  private byte mark;
  private boolean clear;
  private String unclear = "";
  private String unclearPlace = "";

  CsvNumbers(byte[] text) {
    this.text = text;
  }

  /** NaN where the bytes are no finite number in this file's way of writing. */
  double read(int from, int to) {
    if (mark == 0) {
      decide(from, to);
    }
    double value = Numeral.parse(text, from, to, mark == 0 ? (byte) '.' : mark);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private void decide(int from, int to) {
    for (int i = from; i < to && mark == 0; i++) {
      if (text[i] == '.' || text[i] == ',') {
        mark = text[i];
      }
    }
  }

  /** Whether each number with a comma still needs a look; cheap, so that points cost nothing. */
  boolean mayMeanThousands() {
    return mark == ',' && !clear;
  }

  /** Looks at one number of a file with commas: can its comma be one of thousands? */
  void look(String number, String place) {
    if (!number.contains(",")) {
      return;
    }
    if (number.matches("[+-]?[1-9]\\d{0,2},\\d{3}")) {
      unclear = unclear.isEmpty() ? number : unclear;
      unclearPlace = unclearPlace.isEmpty() ? place : unclearPlace;
    } else {
      clear = true;
    }
  }

  /** What is wrong when all is read: no comma was clearly a decimal one. */
  Optional<Fault> ambiguity() {
    return mayMeanThousands() && !unclear.isEmpty()
        ? Optional.of(
            new Fault(
                "\"" + unclear + "\" has two meanings, with a decimal comma and with thousands",
                unclearPlace,
                "write decimal points, and no thousands"))
        : Optional.empty();
  }

  /** Why a cell is no number. */
  Fault fault(String cell, String place) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || MISSING.contains(word)) {
      return new Fault(
          word.isEmpty() ? "the cell is empty" : "\"" + cell + "\" is no number",
          place,
          "decide what the period was: 0 where nothing was held, or remove it for all trials");
    }
    if (word.endsWith("%")) {
      return new Fault("\"" + cell + "\" is in per cent", place, "write fractions: 0.012 for 1.2%");
    }
    if (word.matches("[+-]?inf(inity)?|[+-]?[\\d.,]+e\\d{3,}")) {
      return new Fault("\"" + cell + "\" is not finite", place, "mend or remove the period");
    }
    if (word.matches("\\d+[./-]\\d+[./-]\\d+.*")) {
      return new Fault(
          "\"" + cell + "\" is no number",
          place,
          "dates stand in the first column, written year, month, day: 2020-01-31");
    }
    if (mark != 0 && word.matches("[+-]?[\\d.,']+(e[+-]?\\d+)?")) {
      return new Fault(
          "\""
              + cell
              + "\" is not written as the numbers before it, with a decimal "
              + (mark == ',' ? "comma" : "point")
              + " and no thousands",
          place,
          "write all numbers alike: 1234.5");
    }
    return new Fault("\"" + cell + "\" is no number", place, "write a number such as 0.0012");
  }
}
