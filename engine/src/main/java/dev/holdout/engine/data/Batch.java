package dev.holdout.engine.data;

import java.util.List;

/**
 * The samples of one step, as runs of consecutive indices.
 *
 * @param runs at least one
 */
public record Batch(List<Run> runs) {

  /** Samples {@code from} (inclusive) to {@code to} (exclusive), each following the one before. */
  public record Run(int from, int to) {
    public Run {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException(
            "run: from is " + from + " and to is " + to + "; a run has at least one sample");
      }
    }

    public int size() {
      return to - from;
    }
  }

  public Batch {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("batch: no runs; a batch has at least one sample");
    }
  }

  /** The highest index. */
  int highest() {
    int highest = 0;
    for (Run run : runs) {
      highest = Math.max(highest, run.to - 1);
    }
    return highest;
  }

  /** Number of samples. */
  public int size() {
    int size = 0;
    for (Run run : runs) {
      size += run.size();
    }
    return size;
  }

  /** All indices, run after run. */
  public int[] indices() {
    int[] indices = new int[size()];
    int at = 0;
    for (Run run : runs) {
      for (int i = run.from; i < run.to; i++) {
        indices[at++] = i;
      }
    }
    return indices;
  }
}
