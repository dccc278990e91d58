package dev.holdout.models;

import dev.holdout.engine.data.Numbered;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.split.Fold;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.content.ContentHash;
import java.util.Arrays;

/**
 * Windows over a frame, one a decision, in the order of time. A window holds the features of {@code
 * lag} consecutive decisions, the oldest first; it exists only where all of those rows are valid.
 * Windows overlap and lie over the frame's own numbers: nothing is copied until a batch tears them
 * apart.
 */
public final class Samples implements Numbered {

  private final FeatureFrame frame;
  private final int lag;
  private final int[] rows;
  private final double[] returns;

  private Samples(FeatureFrame frame, int lag, int[] rows, double[] returns) {
    this.frame = frame;
    this.lag = lag;
    this.rows = rows;
    this.returns = returns;
  }

  /**
   * Samples to learn from: decisions of a span whose window is valid and whose target is defined
   * and was settled in time.
   *
   * <p>Rows before {@code fromInstant} may stand in a window (they are the past); no decision
   * before it is a sample.
   *
   * @param target one value a row of the frame: the return that followed, a fraction
   * @param lag decisions a window holds, 1 or more
   * @param fromInstant first decision's instant, inclusive, UTC epoch nanoseconds
   * @param toInstant end of the span, exclusive
   * @param latestLabelEnd last instant at which a target's facts may lie; what ends later is left
   *     out
   */
  public static Samples of(
      FeatureFrame frame,
      TargetColumn target,
      int lag,
      long fromInstant,
      long toInstant,
      long latestLabelEnd) {
    if (target.size() != frame.rows()) {
      throw new IllegalArgumentException(
          "samples: the target has %d values and the frame %d rows; make both over one timeline"
              .formatted(target.size(), frame.rows()));
    }
    int[] rows =
        Arrays.stream(validRows(frame, lag, fromInstant, toInstant))
            .filter(row -> !Double.isNaN(target.value()[row]))
            .filter(row -> target.endsAt()[row] <= latestLabelEnd)
            .toArray();
    double[] returns = Arrays.stream(rows).mapToDouble(row -> target.value()[row]).toArray();
    return new Samples(frame, lag, rows, returns);
  }

  /** Samples that a fold's training span admits. */
  public static Samples of(FeatureFrame frame, TargetColumn target, int lag, Fold.Train span) {
    return of(frame, target, lag, span.from(), span.to(), span.latestLabelEnd());
  }

  /** Samples that a fold's test span can be judged by. */
  public static Samples of(FeatureFrame frame, TargetColumn target, int lag, Fold.Test span) {
    return of(frame, target, lag, span.from(), span.to(), span.latestLabelEnd());
  }

  /**
   * Every decision of a span whose window is valid, whatever followed it; the returns are NaN. This
   * is what a policy is asked about when it trades.
   */
  public static Samples decisions(FeatureFrame frame, int lag, long fromInstant, long toInstant) {
    int[] rows = validRows(frame, lag, fromInstant, toInstant);
    double[] unknown = new double[rows.length];
    Arrays.fill(unknown, Double.NaN);
    return new Samples(frame, lag, rows, unknown);
  }

  private static int[] validRows(FeatureFrame frame, int lag, long from, long to) {
    if (lag < 1) {
      throw new IllegalArgumentException("samples: lag is " + lag + "; a window has 1 row or more");
    }
    int[] found = new int[frame.rows()];
    int count = 0;
    int run = 0;
    for (int row = 0; row < frame.rows() && frame.at(row) < to; row++) {
      run = frame.isValid(row) ? run + 1 : 0;
      if (run >= lag && frame.at(row) >= from) {
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public boolean ordered() {
    return true;
  }

  /** True when the decision directly follows the one of the sample before. */
  @Override
  public boolean follows(int index) {
    return rows[index] == rows[index - 1] + 1;
  }

  /** Row of the frame, and so decision of its timeline. */
  public int row(int index) {
    return rows[index];
  }

  /** Instant of the decision, UTC epoch nanoseconds. */
  public long at(int index) {
    return frame.at(rows[index]);
  }

  public int lag() {
    return lag;
  }

  /** Columns of the frame. */
  public int features() {
    return frame.columns();
  }

  /** Numbers in a window: lag times features. */
  public int width() {
    return lag * frame.columns();
  }

  /** The frame that the windows lie over. */
  public FeatureFrame frame() {
    return frame;
  }

  /** The return that followed the decision, a fraction; NaN for {@link #decisions}. */
  public double returned(int index) {
    return returns[index];
  }

  /** All returns, a copy. */
  public double[] returns() {
    return returns.clone();
  }

  /** One window, a copy: the form in which a decision is taken live. */
  public float[] window(int index) {
    int start = start(index);
    return Arrays.copyOfRange(frame.values(), start, start + width());
  }

  /** True when samples {@code from} to {@code to} (exclusive) are consecutive decisions. */
  public boolean consecutive(int from, int to) {
    return rows[to - 1] - rows[from] == to - 1 - from;
  }

  /**
   * Windows of consecutive decisions as a view of the frame: no number is copied.
   *
   * @return shape {@code [to − from, width]}
   * @throws IllegalArgumentException when the decisions are not consecutive
   */
  public Tensor windows(int from, int to) {
    if (!consecutive(from, to)) {
      throw new IllegalArgumentException(
          "samples %d to %d are decisions %d to %d with gaps; pass them one by one as indices"
              .formatted(from, to, rows[from], rows[to - 1]));
    }
    return Tensor.wrap(
        frame.values(),
        start(from),
        new int[] {to - from, width()},
        new int[] {frame.columns(), 1});
  }

  /** Windows of any samples, copied together; shape {@code [indices.length, width]}. */
  public Tensor windows(int[] indices) {
    int width = width();
    float[] gathered = new float[Math.multiplyExact(indices.length, width)];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(frame.values(), start(indices[i]), gathered, i * width, width);
    }
    return Tensor.wrap(gathered, 0, new int[] {indices.length, width}, new int[] {width, 1});
  }

  /**
   * SHA-256 over everything a training sees of these samples: equal content, equal hash. Windows
   * overlap, so each row that stands in one enters once; which windows there are follows from the
   * decisions' rows and the lag, which enter too.
   */
  public String contentHash() {
    ContentHash hash = new ContentHash();
    frame.names().forEach(hash::text);
    hash.number(lag).longs(Arrays.stream(rows).mapToLong(row -> row).toArray());
    hash.longs(Arrays.stream(rows).mapToLong(frame::at).toArray()).doubles(returns);
    int hashed = 0;
    for (int i = 0; i < rows.length; i++) {
      boolean endsRun = i + 1 == rows.length || rows[i + 1] - lag + 1 > rows[i] + 1;
      if (endsRun) {
        int first = rows[hashed] - lag + 1;
        int columns = frame.columns();
        hash.floats(frame.values(), first * columns, (rows[i] + 1 - first) * columns);
        hashed = i + 1;
      }
    }
    return hash.hex();
  }

  private int start(int index) {
    return (rows[index] - lag + 1) * frame.columns();
  }
}
