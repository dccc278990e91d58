package dev.holdout.marketdata;

import java.util.List;

/**
 * Input that a user can mend: a file, a study, a flag. Printed as one message (value, place,
 * remedy) and ends a command with exit code 2; never as a stack trace.
 */
public final class BadInput extends RuntimeException {

  /**
   * @param value what is wrong, with the value found: {@code folds.embargo is "1 hr"; expected a
   *     duration such as "1h"}
   * @param place where: file, line and column, feature, flag; empty when the value says it
   * @param remedy what to do instead: {@code embargo: 1h}; empty when the value says it
   */
  public record Fault(String value, String place, String remedy) {}

  private final List<Fault> faults;

  public BadInput(String value, String place, String remedy) {
    this(List.of(new Fault(value, place, remedy)));
  }

  /** All faults of one file at once; at least one. */
  public BadInput(List<Fault> faults) {
    super(describe(faults));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }

  private static String describe(List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("bad input without a fault; pass at least one");
    }
    StringBuilder text = new StringBuilder();
    for (Fault fault : faults) {
      text.append(text.isEmpty() ? "" : "\n").append(fault.value());
      if (!fault.place().isEmpty()) {
        text.append(" (at ").append(fault.place()).append(')');
      }
      if (!fault.remedy().isEmpty()) {
        text.append("; try: ").append(fault.remedy());
      }
    }
    return text.toString();
  }
}
