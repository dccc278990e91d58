package dev.holdout.engine.tensor;

/**
 * How several values that belong together print: a title, then each under its name, from the start
 * of a line, so that the rows of tensors stand below each other.
 */
public final class PartsText {

  private final StringBuilder text;

  public PartsText(String title) {
    text = new StringBuilder(title);
  }

  /** Adds a value under a name; returns this. */
  public PartsText with(String name, Object value) {
    text.append('\n').append(name).append(": ").append(value);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
