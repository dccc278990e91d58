package dev.holdout.features;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.time.Nanos;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Features over time: one row a decision, one column a feature, in one row-major {@code float[]} of
 * shape {@code [rows, columns]}, so that a tensor can be laid over it without a copy.
 */
public final class FeatureFrame {

  /**
   * A value that is neither a number nor excused by an empty bar.
   *
   * @param row from 0
   * @param feature name of the column
   * @param at the decision's instant, UTC epoch nanoseconds
   */
  public record InvalidValue(int row, String feature, long at) {}

  private final List<String> names;
  private final long[] at;
  private final float[] values;
  private final byte[] states;
  private final byte[] rowStates;

  FeatureFrame(List<String> names, long[] at, float[] values, byte[] states) {
    this.names = List.copyOf(names);
    this.at = at;
    this.values = values;
    this.states = states;
    this.rowStates = new byte[at.length];
    for (int row = 0; row < at.length; row++) {
      rowStates[row] = Row.worst(states, row * columns(), columns());
    }
  }

  /**
   * A frame from given numbers: a finite one is valid, any other invalid.
   *
   * @param names one a column
   * @param at instants of the rows, strictly rising, UTC epoch nanoseconds
   * @param values row-major, {@code at.length × names.size()} of them; not copied
   */
  public static FeatureFrame of(List<String> names, long[] at, float[] values) {
    byte[] states = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      states[i] = (Float.isFinite(values[i]) ? RowState.VALID : RowState.INVALID).code();
    }
    return checked(names, at, values, states);
  }

  /**
   * A frame from given numbers and states.
   *
   * @param states row-major as the values are
   */
  public static FeatureFrame of(
      List<String> names, long[] at, float[] values, List<RowState> states) {
    byte[] codes = new byte[states.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = states.get(i).code();
    }
    return checked(names, at, values, codes);
  }

  private static FeatureFrame checked(
      List<String> names, long[] at, float[] values, byte[] states) {
    long cells = (long) at.length * names.size();
    if (values.length != cells || states.length != cells) {
      throw new IllegalArgumentException(
          "frame of %d rows and %d columns: %d values and %d states; both must be %d"
              .formatted(at.length, names.size(), values.length, states.length, cells));
    }
    return new FeatureFrame(names, at.clone(), values, states);
  }

  public int rows() {
    return at.length;
  }

  public int columns() {
    return names.size();
  }

  /** Names of the features, in the order of the columns. */
  public List<String> names() {
    return names;
  }

  /** Instant of the row's decision, UTC epoch nanoseconds. */
  public long at(int row) {
    return at[row];
  }

  /** NaN unless the value's state is {@link RowState#VALID}. */
  public float value(int row, int column) {
    return values[row * columns() + column];
  }

  /** The numbers themselves, row-major, not a copy: to lay a tensor over. Do not write to them. */
  public float[] values() {
    return values;
  }

  public RowState state(int row, int column) {
    return RowState.ofCode(states[row * columns() + column]);
  }

  /** The worst state of the row's columns. */
  public RowState state(int row) {
    return RowState.ofCode(rowStates[row]);
  }

  public boolean isValid(int row) {
    return rowStates[row] == 0;
  }

  /** Index of the first row at or after {@code instant}; {@link #rows()} when there is none. */
  public int firstAtOrAfter(long instant) {
    int found = Arrays.binarySearch(at, instant);
    return found >= 0 ? found : -found - 1;
  }

  /** The same rows, columns and states with other numbers; used by transforms. */
  public FeatureFrame withValues(float[] numbers) {
    if (numbers.length != values.length) {
      throw new IllegalArgumentException(
          "%d values for a frame of %d rows and %d columns"
              .formatted(numbers.length, rows(), columns()));
    }
    return new FeatureFrame(names, at, numbers, states);
  }

  /** The first invalid value, by row and then by column. */
  public Optional<InvalidValue> firstInvalid() {
    for (int row = 0; row < rows(); row++) {
      if (state(row) == RowState.INVALID) {
        int column = 0;
        while (state(row, column) != RowState.INVALID) {
          column++;
        }
        return Optional.of(new InvalidValue(row, names.get(column), at[row]));
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses a frame with an invalid value.
   *
   * @return this frame
   * @throws BadInput naming feature, row and instant of the first one
   */
  public FeatureFrame requireNoInvalid() {
    firstInvalid()
        .ifPresent(found -> {
          throw new BadInput(
              found.feature() + " is not a number although no bar in its window is empty",
              "row " + found.row() + ", " + Nanos.iso(found.at()),
              "mend the formula (a division by 0, a logarithm of 0 or less) or the bar it"
                  + " read");
        });
    return this;
  }

  /** SHA-256 over names and the first {@code count} rows: equal content, equal hash. */
  public String contentHash(int count) {
    ContentHash hash = new ContentHash();
    names.forEach(hash::text);
    return hash.longs(at, 0, count)
        .floats(values, 0, count * columns())
        .bytes(Arrays.copyOf(states, count * columns()))
        .hex();
  }

  /** SHA-256 over all rows. */
  public String contentHash() {
    return contentHash(rows());
  }
}
