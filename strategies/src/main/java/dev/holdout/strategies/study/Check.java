package dev.holdout.strategies.study;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults of one part of a study, gathered so that all are told at once. The place of a fault is the
 * key's dotted path, which a file's reader turns into file, line and column.
 */
final class Check {

  private final List<Fault> faults = new ArrayList<>();

  void add(Fault fault) {
    faults.add(fault);
  }

  void add(String value, String path, String remedy) {
    faults.add(new Fault(value, path, remedy));
  }

  /** Adds a fault that shows what was found, when {@code holds} is false. */
  void that(boolean holds, String path, Object found, String rule, String example) {
    if (!holds) {
      add(path + " is " + found + "; " + rule, path, lastKey(path) + ": " + example);
    }
  }

  /** Adds a fault when a part is missing. */
  void stated(Object part, String path, String example) {
    if (part == null) {
      add("the study does not state " + path, path, lastKey(path) + ": " + example);
    }
  }

  void positive(String path, Duration span, String example) {
    stated(span, path, example);
    if (span != null) {
      that(
          span.isPositive(),
          path,
          Durations.text(span),
          "a span of time here is longer than 0",
          example);
    }
  }

  void notNegative(String path, Duration span, String example) {
    stated(span, path, example);
    if (span != null) {
      that(
          !span.isNegative(),
          path,
          Durations.text(span),
          "a span of time here is 0 or longer",
          example);
    }
  }

  void atLeast(String path, long value, long least, String why) {
    that(value >= least, path, value, "it must be " + least + " or more" + why, "" + least);
  }

  /** Open at 0, closed at 1. */
  void share(String path, double value, String example) {
    that(
        value > 0 && value <= 1,
        path,
        Numbers.text(value),
        "a share lies above 0 and at or below 1",
        example);
  }

  void positive(String path, BigDecimal value, String example) {
    stated(value, path, example);
    if (value != null) {
      that(value.signum() > 0, path, value.toPlainString(), "it must be above 0", example);
    }
  }

  /**
   * @throws BadInput with every fault, when there is one
   */
  void done() {
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static String lastKey(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
