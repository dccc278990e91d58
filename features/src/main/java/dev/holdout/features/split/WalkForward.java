package dev.holdout.features.split;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Walk-forward: train on a span, judge on the one that follows, move on. Between the two lie the
 * purge (the longest a label lasts) and the embargo.
 *
 * <p>Fold {@code k} has {@code train = [s, s + train)}, or {@code [0, s + train)} when expanding,
 * and {@code test = [s + train + purge + embargo, … + test)} with {@code s = k · step}; all counted
 * from the timeline's first decision. A last test span that is not complete is dropped. Numbering
 * and anchoring as in Pardo, <i>The Evaluation and Optimization of Trading Strategies</i>, 2008;
 * purge and embargo after López de Prado, <i>Advances in Financial Machine Learning</i>, 2018,
 * chapter 7.
 *
 * @param isExpanding whether training always begins at the first decision, or rolls along
 * @param train length of the (first) training span
 * @param test length of a test span
 * @param purge 0 or more
 * @param embargo 0 or more
 * @param step from one fold to the next; zero stands for the length of a test span
 */
public record WalkForward(
    boolean isExpanding,
    Duration train,
    Duration test,
    Duration purge,
    Duration embargo,
    Duration step) {

  /** Training always begins at the first decision. */
  public static WalkForward expanding() {
    return new WalkForward(
        true, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /** The training span keeps its length and moves along. */
  public static WalkForward rolling() {
    return new WalkForward(
        false, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  public WalkForward train(Duration length) {
    return new WalkForward(isExpanding, length, test, purge, embargo, step);
  }

  public WalkForward test(Duration length) {
    return new WalkForward(isExpanding, train, length, purge, embargo, step);
  }

  public WalkForward purge(Duration length) {
    return new WalkForward(isExpanding, train, test, length, embargo, step);
  }

  public WalkForward embargo(Duration length) {
    return new WalkForward(isExpanding, train, test, purge, length, step);
  }

  public WalkForward step(Duration length) {
    return new WalkForward(isExpanding, train, test, purge, embargo, length);
  }

  /**
   * The folds that fit into a timeline, in the order of time; at least one.
   *
   * @throws BadInput when a length cannot be, or when not even one fold fits
   */
  public List<Fold> folds(Timeline timeline) {
    return folds(timeline, 1);
  }

  /**
   * The folds that fit into a timeline.
   *
   * @param atLeast folds that must fit
   * @throws BadInput when fewer fit, saying how many do
   */
  public List<Fold> folds(Timeline timeline, int atLeast) {
    Gap gap = checked();
    List<Fold> folds = new ArrayList<>();
    // Compared as durations: lengths of centuries do not fit a long, and then no fold fits either.
    Duration room = length(timeline).minus(train).minus(purge).minus(embargo).minus(test);
    if (!room.isNegative()) {
      Duration stride = step.isZero() ? test : step;
      long last = Nanos.of(room);
      long by = stride.compareTo(room) > 0 ? last + 1 : Nanos.of(stride);
      for (long offset = 0; offset <= last; offset += by) {
        folds.add(fold(folds.size() + 1, timeline.at(0), offset, gap));
      }
    }
    if (folds.size() < atLeast) {
      throw tooFew(timeline, folds.size(), atLeast, gap);
    }
    return List.copyOf(folds);
  }

  private Fold fold(int number, long first, long offset, Gap gap) {
    long start = first + offset;
    long trainTo = start + Nanos.of(train);
    long testFrom = trainTo + gap.nanos();
    return new Fold(
        number,
        new Fold.Train(isExpanding ? first : start, trainTo, gap.latestLabelEnd(testFrom)),
        new Fold.Test(testFrom, testFrom + Nanos.of(test), Long.MAX_VALUE));
  }

  /** Length of the data: the last decision holds until the next one would come. */
  private static Duration length(Timeline timeline) {
    if (timeline.size() < 2) {
      return Duration.ZERO;
    }
    long step = Long.MAX_VALUE;
    for (int i = 1; i < timeline.size(); i++) {
      step = Math.min(step, timeline.at(i) - timeline.at(i - 1));
    }
    return Duration.ofNanos(timeline.at(timeline.size() - 1) - timeline.at(0)).plusNanos(step);
  }

  private Gap checked() {
    List<BadInput.Fault> faults = new ArrayList<>();
    requireAboveZero("train", train, faults);
    requireAboveZero("test", test, faults);
    if (step.isNegative()) {
      faults.add(
          new BadInput.Fault(
              "step is " + step + ", which moves folds back in time",
              "folds.step",
              "step: the length of a test span"));
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    return new Gap(purge, embargo);
  }

  private static void requireAboveZero(String name, Duration value, List<BadInput.Fault> faults) {
    if (value.isNegative() || value.isZero()) {
      faults.add(
          new BadInput.Fault(
              name + " is " + value + "; a span must be longer than nothing",
              "folds." + name,
              name + ": 24h"));
    }
  }

  private BadInput tooFew(Timeline timeline, int possible, int atLeast, Gap gap) {
    return new BadInput(
        "the data spans %s, in which %d folds fit and %d are asked for (train %s, test %s, %s)"
            .formatted(
                Gap.text(length(timeline)),
                possible,
                atLeast,
                Gap.text(train),
                Gap.text(test),
                gap),
        "folds",
        "shorter spans, or more data");
  }
}
