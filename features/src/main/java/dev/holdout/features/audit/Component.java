package dev.holdout.features.audit;

import dev.holdout.features.FeatureFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One stage of a computation as it stood at an instant, bit by bit, with a way to say where in it a
 * bit lies.
 */
public final class Component {

  private final String name;
  private final Object content;
  private final int size;
  private final IntFunction<String> where;

  private Component(String name, Object content, int size, IntFunction<String> where) {
    this.name = name;
    this.content = content;
    this.size = size;
    this.where = where;
  }

  /** The rows of a frame at or before {@code instant}, with their states. */
  public static Component ofFrame(String name, FeatureFrame frame, long instant) {
    int rows = instant == Long.MAX_VALUE ? frame.rows() : frame.firstAtOrAfter(instant + 1);
    int columns = frame.columns();
    // Two entries a value: its bits, and its state.
    long[] bits = new long[rows * columns * 2];
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        int cell = row * columns + c;
        bits[2 * cell] = Float.floatToRawIntBits(frame.value(row, c));
        bits[2 * cell + 1] = frame.state(row, c).ordinal();
      }
    }
    return new Component(
        name,
        bits,
        bits.length,
        i -> "row " + i / 2 / columns + ", feature " + frame.names().get(i / 2 % columns));
  }

  /**
   * The first {@code count} numbers of an array.
   *
   * @param what one of them is called, {@code position}: a difference is then at {@code position 7}
   */
  public static Component ofFloats(String name, float[] values, int count, String what) {
    long[] bits = new long[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return new Component(name, bits, count, i -> what + " " + i);
  }

  /** The first {@code count} numbers of an array, as {@link #ofFloats} does. */
  public static Component ofDoubles(String name, double[] values, int count, String what) {
    long[] bits = new long[count];
    for (int i = 0; i < count; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return new Component(name, bits, count, i -> what + " " + i);
  }

  /** Things that print themselves whole: orders, chosen configurations, hashes. */
  public static Component ofLines(String name, List<String> lines) {
    List<String> copy = List.copyOf(lines);
    return new Component(name, copy, copy.size(), i -> "line " + i + " (" + copy.get(i) + ")");
  }

  /** One thing that prints itself whole, a hash or a choice. */
  public static Component ofText(String name, String text) {
    return new Component(name, List.of(text), 1, i -> text);
  }

  /** The stage's name, {@code features}. */
  public String name() {
    return name;
  }

  /** Numbers or lines compared. */
  public int size() {
    return size;
  }

  /** Where this one first differs from {@code other}; empty when they are equal to the bit. */
  Optional<String> difference(Component other) {
    int mismatch = mismatch(other);
    if (mismatch < 0) {
      return Optional.empty();
    }
    if (mismatch < Math.min(size, other.size)) {
      return Optional.of(where.apply(mismatch));
    }
    Component longer = size > other.size ? this : other;
    return Optional.of(
        "%s (%d entries with the true future, %d with the changed one)"
            .formatted(longer.where.apply(mismatch), size, other.size));
  }

  private int mismatch(Component other) {
    if (content instanceof long[] bits && other.content instanceof long[] others) {
      return Arrays.mismatch(bits, others);
    }
    if (content instanceof List<?> lines && other.content instanceof List<?> others) {
      return Arrays.mismatch(lines.toArray(), others.toArray());
    }
    throw new IllegalArgumentException(
        name + " is numbers in one scenario and lines in the other; give the same kind in both");
  }
}
