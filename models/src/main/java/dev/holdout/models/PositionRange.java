package dev.holdout.models;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.marketdata.BadInput;

/** Which positions a policy may take, as a share of the largest one. */
public enum PositionRange {
  /** From 0 to 1, by a sigmoid. */
  LONG_ONLY("long-only", 0),
  /** From −1 to 1, by a hyperbolic tangent. */
  LONG_SHORT("long-short", -1);

  private final String text;
  private final double lowest;

  PositionRange(String text, double lowest) {
    this.text = text;
    this.lowest = lowest;
  }

  /** {@code long-only} or {@code long-short}, as a study writes it. */
  public String text() {
    return text;
  }

  /**
   * @throws BadInput for another word
   */
  public static PositionRange parse(String text) {
    for (PositionRange range : values()) {
      if (range.text.equals(text)) {
        return range;
      }
    }
    throw new BadInput(
        "position range is \"" + text + "\"", "policy", "write long-only or long-short");
  }

  /** Any real number into the range. */
  public Tensor squash(Tensor score) {
    return switch (this) {
      case LONG_ONLY -> score.sigmoid();
      case LONG_SHORT -> score.tanh();
    };
  }

  /** The nearest position inside the range. */
  public double clamp(double position) {
    return Math.clamp(position, lowest, 1);
  }
}
