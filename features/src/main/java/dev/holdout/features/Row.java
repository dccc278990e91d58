package dev.holdout.features;

/**
 * The features at one instant, as a stream gives them. One object a stream, overwritten by the next
 * call: copy what is to be kept.
 */
public final class Row {

  final float[] values;
  final byte[] states;
  long at;

  Row(int columns) {
    values = new float[columns];
    states = new byte[columns];
  }

  /** The decision's instant, UTC epoch nanoseconds. */
  public long at() {
    return at;
  }

  public int columns() {
    return values.length;
  }

  /** NaN unless the state of the column is {@link RowState#VALID}. */
  public float value(int column) {
    return values[column];
  }

  public RowState state(int column) {
    return RowState.ofCode(states[column]);
  }

  /** The worst state of its columns. */
  public RowState state() {
    return RowState.ofCode(worst(states, 0, states.length));
  }

  /** Writes the values to {@code target}, from {@code offset} on. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  static byte worst(byte[] states, int from, int count) {
    byte worst = 0;
    for (int i = from; i < from + count; i++) {
      worst = (byte) Math.max(worst, states[i]);
    }
    return worst;
  }
}
