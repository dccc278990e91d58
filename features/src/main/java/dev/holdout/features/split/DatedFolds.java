package dev.holdout.features.split;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Folds whose spans are stated as dates, for a study that must meet somebody else's split. */
public final class DatedFolds {

  private DatedFolds() {}

  /**
   * One fold by its dates, UTC epoch nanoseconds.
   *
   * @param trainFrom first instant of training
   * @param trainTo end of training, exclusive; purge and embargo are taken off it
   * @param testFrom first instant of the test, at or after {@code trainTo}
   * @param testTo end of the test, exclusive
   */
  public record Dates(long trainFrom, long trainTo, long testFrom, long testTo) {}

  /**
   * @param spans in order of time; tests do not overlap
   * @param purge the longest a label is meant to last; 0 or more
   * @param embargo a further distance between training and test; 0 or more
   * @throws BadInput when a test does not lie after its training or after the test before it, or
   *     when the data do not reach it
   */
  public static List<Fold> of(
      List<Dates> spans, Duration purge, Duration embargo, Timeline timeline) {
    Gap gap = new Gap(purge, embargo);
    List<Fold> folds = new ArrayList<>();
    long earliest = Long.MIN_VALUE;
    for (Dates dates : spans) {
      int number = folds.size() + 1;
      long trainTo = Math.min(dates.trainTo(), dates.testFrom() - gap.nanos());
      requireOrder(number, dates, trainTo, earliest);
      requireData(number, dates, trainTo, timeline);
      folds.add(
          new Fold(
              number,
              new Fold.Train(dates.trainFrom(), trainTo, gap.latestLabelEnd(dates.testFrom())),
              new Fold.Test(dates.testFrom(), dates.testTo(), Long.MAX_VALUE)));
      earliest = dates.testTo();
    }
    return List.copyOf(folds);
  }

  private static void requireOrder(int number, Dates dates, long trainTo, long earliest) {
    if (dates.testFrom() < dates.trainTo() || dates.testTo() <= dates.testFrom()) {
      throw new BadInput(
          "the test of fold %d is %s to %s, its training %s to %s"
              .formatted(
                  number,
                  Nanos.iso(dates.testFrom()),
                  Nanos.iso(dates.testTo()),
                  Nanos.iso(dates.trainFrom()),
                  Nanos.iso(dates.trainTo())),
          "folds.spans",
          "start the test at " + Nanos.iso(dates.trainTo()) + " or later, and end it after that");
    }
    if (trainTo <= dates.trainFrom()) {
      throw new BadInput(
          "nothing is left of the training of fold " + number + " before its purge and embargo",
          "folds.spans",
          "a longer training span, or a shorter purge");
    }
    if (dates.testFrom() < earliest) {
      throw new BadInput(
          "the test of fold %d starts at %s, before the test ahead of it ends at %s"
              .formatted(number, Nanos.iso(dates.testFrom()), Nanos.iso(earliest)),
          "folds.spans",
          "start it at " + Nanos.iso(earliest) + " or later");
    }
  }

  private static void requireData(int number, Dates dates, long trainTo, Timeline timeline) {
    boolean trains = timeline.firstAtOrAfter(dates.trainFrom()) < timeline.firstAtOrAfter(trainTo);
    boolean tests =
        timeline.firstAtOrAfter(dates.testFrom()) < timeline.firstAtOrAfter(dates.testTo());
    if (!trains || !tests) {
      throw new BadInput(
          "fold %d has no decision in its %s span".formatted(number, trains ? "test" : "training"),
          "folds.spans",
          timeline.size() == 0
              ? "data with at least one bar"
              : "dates between %s and %s"
                  .formatted(
                      Nanos.iso(timeline.at(0)), Nanos.iso(timeline.at(timeline.size() - 1))));
    }
  }
}
