package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What counting needs of every row, in plain arrays: a million rows are a few dozen megabytes and
 * no object each.
 */
final class Columns {

  private static final TrialState[] STATES = TrialState.values();
  private static final byte[][] STATE_NAMES =
      Arrays.stream(STATES)
          .map(state -> (state.name() + "\t").getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private final MessageDigest sha256 = Batch.sha256();
  private final List<Shared> shared = new ArrayList<>();
  private int size;
  private long[] number = new long[1024];
  private byte[] state = new byte[1024];
  private double[] sharpe = new double[1024];

  /** The first 128 bits of the configuration's hash: what tells configurations apart. */
  private long[] high = new long[1024];

  private long[] low = new long[1024];
  private int[] above = new int[1024];

  int size() {
    return size;
  }

  /** Forgets the rows from index {@code to} on. */
  void cut(int to) {
    size = to;
  }

  long number(int row) {
    return number[row];
  }

  TrialState state(int row) {
    return STATES[state[row]];
  }

  /** Per period; NaN when flat, and where the state has none. */
  double sharpe(int row) {
    return sharpe[row];
  }

  long high(int row) {
    return high[row];
  }

  long low(int row) {
    return low[row];
  }

  /** Lines that rows share, in their order. */
  List<Shared> shared() {
    return shared;
  }

  /** Index of the shared line above a row. */
  int above(int row) {
    return above[row];
  }

  /** The rows that follow stand below this line. */
  boolean addShared(byte[] bytes, int from, int to) {
    Shared line = Shared.of(bytes, from, to);
    return line != null && shared.add(line);
  }

  /**
   * Takes the row of a line (without its end), as far as counting needs it.
   *
   * @return false if the line is none; nothing is taken then
   */
  boolean addRow(byte[] bytes, int from, int to) {
    int stateAt = Lines.tab(bytes, from, to) + 1;
    int seedsAt = Lines.tab(bytes, stateAt, to) + 1;
    int sharpeAt = Lines.tab(bytes, seedsAt, to) + 1;
    int configurationAt = Lines.tab(bytes, sharpeAt, to) + 1;
    int textAt = Lines.tab(bytes, configurationAt, to) + 1;
    long row = Lines.number(bytes, from, stateAt - 1);
    int known = stateAt(bytes, stateAt, to);
    if (row < 1 || known < 0 || textAt > to || shared.isEmpty()) {
      return false;
    }
    double ratio = Double.NaN;
    if (STATES[known].hasFigures()) {
      try {
        ratio = Double.parseDouble(text(bytes, sharpeAt, configurationAt - 1));
      } catch (NumberFormatException changed) {
        return false;
      }
    }
    ensure();
    number[size] = row;
    state[size] = (byte) known;
    sharpe[size] = ratio;
    above[size] = shared.size() - 1;
    configuration(bytes, configurationAt, textAt - 1);
    size++;
    return true;
  }

  private void configuration(byte[] bytes, int from, int to) {
    if (Lines.isHash(bytes, from, to)) {
      high[size] = Lines.hexadecimal(bytes, from);
      low[size] = Lines.hexadecimal(bytes, from + 16);
      return;
    }
    sha256.update(bytes, from, to - from);
    byte[] hash = sha256.digest();
    high[size] = Lines.bigEndian(hash, 0);
    low[size] = Lines.bigEndian(hash, 8);
  }

  private static int stateAt(byte[] bytes, int from, int to) {
    for (int i = 0; i < STATE_NAMES.length; i++) {
      byte[] name = STATE_NAMES[i];
      int end = from + name.length;
      if (end <= to && Arrays.equals(bytes, from, end, name, 0, name.length)) {
        return i;
      }
    }
    return -1;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private void ensure() {
    if (size == number.length) {
      int more = 2 * size;
      number = Arrays.copyOf(number, more);
      state = Arrays.copyOf(state, more);
      sharpe = Arrays.copyOf(sharpe, more);
      high = Arrays.copyOf(high, more);
      low = Arrays.copyOf(low, more);
      above = Arrays.copyOf(above, more);
    }
  }
}
