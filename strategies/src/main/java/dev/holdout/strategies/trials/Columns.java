package dev.holdout.strategies.trials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What counting needs of every row, in plain arrays: a million rows are a few dozen megabytes and
 * no object each.
 */
final class Columns {

  private static final int FEWEST = 64;

  /** Of a row, with figures or without, more often than not. */
  private static final int MOST_BYTES = 200;

  private static final TrialState[] STATES = TrialState.values();
  private static final byte[][] STATE_NAMES =
      Arrays.stream(STATES)
          .map(state -> (state.name() + "\t").getBytes(StandardCharsets.US_ASCII))
          .toArray(byte[][]::new);

  private final MessageDigest sha256 = Batch.sha256();
  private final List<Shared> shared = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int size;
  private int current; // index of the shared line above the next row
  private long[] number;
  private byte[] state;
  private Ratios sharpe;
  private int[] periods;

  /** The first 128 bits of the configuration's hash: what tells configurations apart. */
  private long[] high;

  private long[] low;
  private int[] above;

  /**
   * @param bytes of the text that will be taken; where rows are shorter than most, columns grow
   */
  Columns(int bytes) {
    int rows = FEWEST + bytes / MOST_BYTES;
    number = new long[rows];
    state = new byte[rows];
    sharpe = new Ratios(rows);
    periods = new int[rows];
    high = new long[rows];
    low = new long[rows];
    above = new int[rows];
  }

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
    return sharpe.get(row);
  }

  /** False when flat, and where the state has none. */
  boolean hasSharpe(int row) {
    return !sharpe.isNone(row);
  }

  /** Whether its Sharpe ratio is certainly below {@code bound}; quicker than asking for it. */
  boolean isBelow(int row, double bound) {
    return sharpe.isBelow(row, bound);
  }

  /** Of its returns; 0 where the state has none, and where the number cannot be read. */
  int periods(int row) {
    return periods[row];
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
    String text = Shared.text(bytes, from, to);
    Integer place = text == null ? null : places.get(text);
    if (place != null) {
      current = place;
      return true;
    }
    Shared line = Shared.of(bytes, from, to);
    if (line == null) {
      return false;
    }
    current = shared.size();
    shared.add(line);
    if (text != null) {
      places.put(text, current);
    }
    return true;
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
    int hashTo = configurationAt + Lines.HASH;
    boolean isHash =
        hashTo < to && bytes[hashTo] == '\t' && Lines.isHash(bytes, configurationAt, hashTo);
    int configurationTo = isHash ? hashTo : Lines.tab(bytes, configurationAt, to);
    long row = Lines.number(bytes, from, stateAt - 1);
    int known = seedsAt > to ? -1 : stateAt(bytes, stateAt, seedsAt);
    if (row < 1 || known < 0 || configurationTo >= to || shared.isEmpty()) {
      return false;
    }
    ensure();
    if (!STATES[known].hasFigures()) {
      sharpe.setNone(size);
      periods[size] = 0;
    } else if (sharpe.set(size, bytes, sharpeAt, configurationAt - 1)) {
      int periodsAt = Lines.tab(bytes, configurationTo + 1, to) + 1;
      periods[size] = periods(bytes, periodsAt, Lines.tab(bytes, periodsAt, to));
    } else {
      return false;
    }
    number[size] = row;
    state[size] = (byte) known;
    above[size] = current;
    if (isHash) {
      high[size] = Lines.hexadecimal(bytes, configurationAt);
      low[size] = Lines.hexadecimal(bytes, configurationAt + 16);
    } else {
      configuration(bytes, configurationAt, configurationTo);
    }
    size++;
    return true;
  }

  private static int periods(byte[] bytes, int from, int to) {
    return (int) Math.clamp(Lines.number(bytes, from, to), 0, Integer.MAX_VALUE);
  }

  private void configuration(byte[] bytes, int from, int to) {
    sha256.update(bytes, from, to - from);
    byte[] hash = sha256.digest();
    high[size] = Lines.bigEndian(hash, 0);
    low[size] = Lines.bigEndian(hash, 8);
  }

  /** Index of the state whose name and tab stand here; -1 when none does. */
  private static int stateAt(byte[] bytes, int from, int to) {
    for (int i = 0; i < STATE_NAMES.length; i++) {
      byte[] name = STATE_NAMES[i];
      if (to - from == name.length && Arrays.equals(bytes, from, to, name, 0, name.length)) {
        return i;
      }
    }
    return -1;
  }

  private void ensure() {
    if (size == number.length) {
      int more = 2 * size;
      number = Arrays.copyOf(number, more);
      state = Arrays.copyOf(state, more);
      sharpe.grow(more);
      periods = Arrays.copyOf(periods, more);
      high = Arrays.copyOf(high, more);
      low = Arrays.copyOf(low, more);
      above = Arrays.copyOf(above, more);
    }
  }
}
