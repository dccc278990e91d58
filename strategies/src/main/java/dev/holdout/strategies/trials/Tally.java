package dev.holdout.strategies.trials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Trials told apart by their keys, and counted. */
final class Tally {

  private static final int MOST_AT_ONCE = 64;

  private final List<Columns> parts;
  private final Map<String, Integer> keys = new HashMap<>();
  private final Map<String, Integer> groupOf = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();

  /**
   * Of each trial, in the order of their first rows: its key and configuration, its group, the row
   * that stands and the rank of its state.
   */
  private int size;

  private int[] key = new int[1024];
  private long[] high = new long[1024];
  private long[] low = new long[1024];
  private int[] group = new int[1024];
  private int[] part = new int[1024];
  private int[] row = new int[1024];
  private byte[] standing = new byte[1024];

  /** Open addressing: one more than a trial's index, 0 for none. */
  private int[] slots = new int[4096];

  /** A study on a data set. */
  private static final class Group {
    private final String study;
    private final String data;
    private String since;
    private int trials;
    private int aborted;
    private int failed;
    private int flat;
    private double best = Double.NaN;
    private int bestPeriods;

    Group(Shared shared) {
      study = shared.study();
      data = shared.data();
      since = shared.at();
    }

    void count(Columns columns, int row) {
      trials++;
      switch (columns.state(row)) {
        case STARTED -> aborted++;
        case FAILED -> failed++;
        case FINISHED, STOPPED, ADDED -> {
          if (!columns.hasSharpe(row)) {
            flat++;
          } else if (!columns.isBelow(row, best) && !(best >= columns.sharpe(row))) {
            best = columns.sharpe(row);
            bestPeriods = columns.periods(row);
          }
        }
      }
    }

    Counted.OfStudy counts() {
      return new Counted.OfStudy(
          study, data, trials, aborted, failed, flat, best, bestPeriods, since);
    }
  }

  Tally(List<Columns> parts) {
    this.parts = parts;
    for (int p = 0; p < parts.size(); p++) {
      add(p);
    }
    for (int trial = 0; trial < size; trial++) {
      count(trial);
    }
  }

  private void count(int trial) {
    groups.get(group[trial]).count(parts.get(part[trial]), row[trial]);
  }

  private void add(int p) {
    Columns columns = parts.get(p);
    List<Shared> shared = columns.shared();
    int[] keyOf = new int[shared.size()];
    int[] groupsOf = new int[shared.size()];
    for (int s = 0; s < keyOf.length; s++) {
      Shared line = shared.get(s);
      keyOf[s] = keys.computeIfAbsent(line.key(), _ -> keys.size());
      groupsOf[s] = group(line);
    }
    for (int r = 0; r < columns.size(); ) {
      int above = columns.above(r);
      r = add(p, r, keyOf[above], groupsOf[above]);
    }
  }

  /**
   * Takes the rows from index {@code from} on that stand below the same line. Short, for a loop is
   * compiled when it has ended often enough.
   *
   * @return index of the row behind them
   */
  private int add(int p, int from, int itsKey, int itsGroup) {
    Columns columns = parts.get(p);
    int above = columns.above(from);
    int r = from;
    while (r < columns.size() && r < from + MOST_AT_ONCE && columns.above(r) == above) {
      int trial = find(itsKey, columns.high(r), columns.low(r));
      byte rank = rank(columns.state(r));
      if (rank >= standing[trial]) {
        standing[trial] = rank;
        group[trial] = itsGroup;
        part[trial] = p;
        row[trial] = r;
      }
      r++;
    }
    return r;
  }

  private int group(Shared line) {
    int known = groupOf.computeIfAbsent(line.study() + "\n" + line.data(), _ -> groups.size());
    if (known == groups.size()) {
      groups.add(new Group(line));
    }
    Group of = groups.get(known);
    of.since = line.at().compareTo(of.since) < 0 ? line.at() : of.since;
    return known;
  }

  /** What is known of a trial is not forgotten because it was begun again. */
  private static byte rank(TrialState state) {
    return switch (state) {
      case STARTED -> 0;
      case FAILED -> 1;
      case FINISHED, STOPPED, ADDED -> 2;
    };
  }

  /** The trial's index; one that is new gets the next, and its slot. */
  private int find(int itsKey, long itsHigh, long itsLow) {
    int at = slot(itsHigh, itsKey);
    for (; slots[at] != 0; at = at + 1 & slots.length - 1) {
      int trial = slots[at] - 1;
      if (high[trial] == itsHigh && low[trial] == itsLow && key[trial] == itsKey) {
        return trial;
      }
    }
    slots[at] = size + 1;
    ensure();
    key[size] = itsKey;
    high[size] = itsHigh;
    low[size] = itsLow;
    size++;
    if (2 * size >= slots.length) {
      spread();
    }
    return size - 1;
  }

  private void ensure() {
    if (size == key.length) {
      int more = 2 * size;
      key = Arrays.copyOf(key, more);
      high = Arrays.copyOf(high, more);
      low = Arrays.copyOf(low, more);
      group = Arrays.copyOf(group, more);
      part = Arrays.copyOf(part, more);
      row = Arrays.copyOf(row, more);
      standing = Arrays.copyOf(standing, more);
    }
  }

  private int slot(long itsHigh, int itsKey) {
    long mixed = (itsHigh ^ itsKey * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return (int) (mixed >>> 32) & slots.length - 1;
  }

  private void spread() {
    slots = new int[4 * slots.length];
    for (int trial = 0; trial < size; trial++) {
      place(trial);
    }
  }

  private void place(int trial) {
    int at = slot(high[trial], key[trial]);
    while (slots[at] != 0) {
      at = at + 1 & slots.length - 1;
    }
    slots[at] = trial + 1;
  }

  List<Counted.OfStudy> studies() {
    return groups.stream().filter(of -> of.trials > 0).map(Group::counts).toList();
  }

  Counted counted(String data) {
    List<Counted.OfStudy> studies =
        studies().stream().filter(study -> study.data().equals(data)).toList();
    List<Double> sharpes = new ArrayList<>();
    for (int trial = 0; trial < size; trial++) {
      Columns columns = parts.get(part[trial]);
      if (columns.hasSharpe(row[trial]) && groups.get(group[trial]).data.equals(data)) {
        sharpes.add(columns.sharpe(row[trial]));
      }
    }
    return new Counted(
        studies.stream().mapToInt(Counted.OfStudy::trials).sum(),
        studies.stream().mapToInt(Counted.OfStudy::aborted).sum(),
        studies.stream().mapToInt(Counted.OfStudy::failed).sum(),
        studies.stream().mapToInt(Counted.OfStudy::flat).sum(),
        studies.stream().map(Counted.OfStudy::since).sorted().findFirst().orElse(""),
        sharpes,
        studies);
  }

  /** Numbers of the rows that stand for a trial, ascending. */
  long[] standing() {
    return numbers(_ -> true);
  }

  long[] standing(String data) {
    return numbers(trial -> groups.get(group[trial]).data.equals(data));
  }

  private long[] numbers(IntPredicate wanted) {
    long[] numbers = new long[size];
    int count = 0;
    for (int trial = 0; trial < size; trial++) {
      if (wanted.test(trial)) {
        numbers[count++] = parts.get(part[trial]).number(row[trial]);
      }
    }
    long[] sorted = Arrays.copyOf(numbers, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
