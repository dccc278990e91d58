package dev.holdout.features.split;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;

/**
 * One split of time: a span to learn on, and a later one to be judged on. Spans only, no numbers.
 * Only a splitter of this package makes one, so whoever holds a {@link Train} was given it.
 */
public final class Fold {

  private final int number;
  private final Train train;
  private final Test test;

  Fold(int number, Train train, Test test) {
    this.number = number;
    this.train = train;
    this.test = test;
  }

  /** From 1, in the order of time. */
  public int number() {
    return number;
  }

  public Train train() {
    return train;
  }

  public Test test() {
    return test;
  }

  @Override
  public String toString() {
    return "fold " + number + ": train " + train + ", test " + test;
  }

  /**
   * Decisions to be judged on: those in {@code [from, to)}, UTC epoch nanoseconds.
   *
   * @param latestLabelEnd a label may be used for the judgement when it ended at this instant or
   *     before; {@code Long.MAX_VALUE} in a fold that is judged by trading it, not by labels
   */
  public record Test(long from, long to, long latestLabelEnd) {

    /** The decisions in the span: {@code [first, one past the last]} index of the timeline. */
    public int[] rows(Timeline timeline) {
      return new int[] {timeline.firstAtOrAfter(from), timeline.firstAtOrAfter(to)};
    }

    @Override
    public String toString() {
      return span(from, to);
    }
  }

  /** Decisions that may teach: the only key that fits a transform or trains a network. */
  public static final class Train {

    private final long from;
    private final long to;
    private final long latestLabelEnd;

    Train(long from, long to, long latestLabelEnd) {
      this.from = from;
      this.to = to;
      this.latestLabelEnd = latestLabelEnd;
    }

    /** First instant, UTC epoch nanoseconds. */
    public long from() {
      return from;
    }

    /** End, exclusive. */
    public long to() {
      return to;
    }

    /**
     * A label may teach when it ended at this instant or before: earlier than the test span by the
     * embargo and one nanosecond, since a print at the very instant of a decision is not yet known
     * to it. All that training uses has happened by then.
     */
    public long latestLabelEnd() {
      return latestLabelEnd;
    }

    /** Whether a decision at {@code at}, whose label ends at {@code labelEndsAt}, may teach. */
    public boolean admits(long at, long labelEndsAt) {
      return at >= from && at < to && labelEndsAt <= latestLabelEnd;
    }

    /** The decisions in the span: {@code [first, one past the last]} index of the timeline. */
    public int[] rows(Timeline timeline) {
      return new int[] {timeline.firstAtOrAfter(from), timeline.firstAtOrAfter(to)};
    }

    /**
     * An inner fold for choosing among configurations: the earlier part trains, the later part
     * validates, and both lie inside this span.
     *
     * @param fraction of the span that validates, above 0 and below 1
     * @param purge taken off the end of the inner training span: the longest a label lasts
     * @param embargo taken off as well, for what labels do not show (features that look back)
     * @throws BadInput when nothing is left to train on
     */
    public Fold holdOut(double fraction, Duration purge, Duration embargo) {
      if (!(fraction > 0 && fraction < 1)) {
        throw new BadInput(
            "the validation share is " + fraction + "; it must lie between 0 and 1",
            "validation",
            "validation: 0.25");
      }
      Gap gap = new Gap(purge, embargo);
      long validationFrom = to - (long) Math.rint((to - from) * fraction);
      long trainTo = validationFrom - gap.nanos();
      if (trainTo <= from || validationFrom == to) {
        throw new BadInput(
            "the training span %s has no room for a validation share of %s after %s"
                .formatted(this, fraction, gap),
            "validation",
            "a longer training span, a smaller share or a shorter purge");
      }
      return new Fold(
          1,
          new Train(from, trainTo, gap.latestLabelEnd(validationFrom)),
          new Test(validationFrom, to, latestLabelEnd));
    }

    @Override
    public String toString() {
      return span(from, to);
    }
  }

  private static String span(long from, long to) {
    return "[" + Nanos.iso(from) + ", " + Nanos.iso(to) + ")";
  }
}
