package dev.holdout.reports.run;

import java.util.Objects;

/**
 * A number that may be undefined, and then says why. In JSON it is two keys: the name, and {@code
 * <name>Reason} (only when undefined; the name is then null).
 *
 * @param value finite, or null when undefined
 * @param reason null when defined; else a short clause such as {@code "5 daily returns; 60 are
 *     needed"}
 */
public record Figure(Double value, String reason) {

  public Figure {
    if (value == null && (reason == null || reason.isBlank())) {
      throw new IllegalArgumentException(
          "a figure without value needs a reason; use Figure.undefined(\"why\")");
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a figure's value is " + value + "; use Figure.undefined(\"why\") for what is undefined");
    }
    if (value != null) {
      reason = null;
    }
  }

  /** A defined number; must be finite. */
  public static Figure of(double value) {
    return new Figure(value, null);
  }

  /** The number when it is finite, else undefined for the given reason. */
  public static Figure of(double value, String reasonWhenUndefined) {
    return Double.isFinite(value) ? of(value) : undefined(reasonWhenUndefined);
  }

  public static Figure undefined(String reason) {
    return new Figure(null, Objects.requireNonNull(reason, "reason"));
  }

  public boolean isDefined() {
    return value != null;
  }

  /**
   * @return the value
   * @throws IllegalStateException if undefined, with the reason
   */
  public double orThrow() {
    if (value == null) {
      throw new IllegalStateException("figure is undefined: " + reason);
    }
    return value;
  }
}
