package dev.holdout.strategies.run;

import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.bootstrap.BlockLength;
import dev.holdout.backtest.stats.bootstrap.SharpeInterval;
import dev.holdout.backtest.stats.bootstrap.SuperiorAbility;
import dev.holdout.backtest.stats.inference.DeflatedSharpe;
import dev.holdout.backtest.stats.inference.EffectiveTrials;
import dev.holdout.backtest.stats.inference.SharpeInference;
import dev.holdout.backtest.stats.overfit.Cscv;
import dev.holdout.reports.run.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How likely the result is to be luck: the statistics with limits and those that explain them, all
 * from daily net returns out of sample.
 */
final class LuckTests {

  /** Of the bootstrap. */
  static final int REPLICATIONS = 1000;

  private static final int MOST_BLOCKS = 16;
  private static final int FEWEST_BLOCKS = 6;

  /** Fewer rows in a block than this say nothing of its Sharpe ratio. */
  private static final int ROWS_A_BLOCK = 10;

  private static final String NO_VARIANCE =
      "fewer than two of the counted trials have a Sharpe ratio to tell luck by";

  private final Evidence evidence;
  private final String undefined;

  /**
   * What the statistics look at.
   *
   * @param chosen daily returns of the stitched choice
   * @param trials daily returns of every trial that has a curve over the same days
   * @param counted trials evaluated on this data, by the ledger; at least 1
   * @param sharpes per day, of all counted trials that have one
   * @param rival daily returns of the best simpler rule
   * @param seed of the bootstrap
   * @param undefined why none of them is defined, such as too few days; empty when they are
   */
  record Evidence(
      double[] chosen,
      List<double[]> trials,
      long counted,
      double[] sharpes,
      double[] rival,
      long seed,
      String undefined) {

    Evidence {
      trials = List.copyOf(trials);
    }
  }

  LuckTests(Evidence evidence) {
    this.evidence = evidence;
    this.undefined =
        evidence.undefined().isEmpty() && isFlat(evidence.chosen())
            ? "all daily returns are equal"
            : evidence.undefined();
  }

  /** Chance that the true Sharpe ratio is above 0, were returns independent. */
  Figure probabilistic() {
    return undefined.isEmpty()
        ? Figure.of(SharpeInference.psr(evidence.chosen(), 0), "its variance is not positive")
        : Figure.undefined(undefined);
  }

  /** Deflated by every trial that the ledger counts, none of them with more spread than luck. */
  Figure deflated() {
    return deflatedBy(evidence.counted());
  }

  /** Deflated by the number of independent trials that as many correlated ones are worth. */
  Figure deflatedByEffective() {
    Figure effective = effectiveTrials();
    return effective.isDefined() ? deflatedBy(effective.orThrow()) : effective;
  }

  /** Deflated with the spread of all trials taken for luck, as it was published. */
  Figure deflatedByAllSpread() {
    return undefined.isEmpty()
        ? value(DeflatedSharpe.of(evidence.chosen(), variance(), evidence.counted()))
        : Figure.undefined(undefined);
  }

  private Figure deflatedBy(double trials) {
    return undefined.isEmpty() ? value(withoutSkill(trials)) : Figure.undefined(undefined);
  }

  private DeflatedSharpe withoutSkill(double trials) {
    return DeflatedSharpe.withoutSkill(evidence.chosen(), variance(), trials);
  }

  private static Figure value(DeflatedSharpe deflated) {
    return Figure.of(
        deflated.value(),
        Double.isNaN(deflated.threshold()) ? NO_VARIANCE : "its variance is not positive");
  }

  /** Variance over trials of their Sharpe ratios per day; NaN where fewer than two have one. */
  private double variance() {
    double[] sharpes = evidence.sharpes();
    if (sharpes.length < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(sharpes).average().orElseThrow();
    return Arrays.stream(sharpes).map(s -> (s - mean) * (s - mean)).sum() / (sharpes.length - 1);
  }

  /** What the luckiest of the counted trials would reach without skill, per day. */
  Figure expectedMaximum() {
    return undefined.isEmpty()
        ? Figure.of(withoutSkill(evidence.counted()).threshold(), NO_VARIANCE)
        : Figure.undefined(undefined);
  }

  Figure effectiveTrials() {
    List<double[]> moving = evidence.trials().stream().filter(curve -> !isFlat(curve)).toList();
    if (!undefined.isEmpty()) {
      return Figure.undefined(undefined);
    }
    if (moving.size() < 2) {
      return Figure.undefined("fewer than two trials ever traded");
    }
    return Figure.of(EffectiveTrials.averageCorrelation(moving.toArray(double[][]::new)));
  }

  /** Combinatorially symmetric cross-validation over the trials; null when it is not defined. */
  Cscv crossValidation() {
    return whyNoOverfitting().isEmpty()
        ? Cscv.of(evidence.trials().toArray(double[][]::new), blocks())
        : null;
  }

  /** Why the probability of overfitting is not defined; empty when it is. */
  String whyNoOverfitting() {
    if (!undefined.isEmpty()) {
      return undefined;
    }
    if (evidence.trials().size() < 2) {
      return evidence.trials().size() + " trial with a curve; two are needed";
    }
    return blocks() < FEWEST_BLOCKS
        ? evidence.chosen().length
            + " daily returns; "
            + FEWEST_BLOCKS * ROWS_A_BLOCK
            + " are needed"
        : "";
  }

  private int blocks() {
    int most = evidence.chosen().length / ROWS_A_BLOCK;
    return Math.min(MOST_BLOCKS, most - most % 2);
  }

  /**
   * Hansen's consistent p-value: could all trials and the choice among them beat the best simpler
   * rule by chance?
   */
  Figure superiorAbility() {
    if (!undefined.isEmpty()) {
      return Figure.undefined(undefined);
    }
    List<double[]> ahead = new ArrayList<>();
    ahead.add(lead(evidence.chosen()));
    evidence.trials().forEach(trial -> ahead.add(lead(trial)));
    ahead.removeIf(LuckTests::isFlat);
    if (ahead.isEmpty()) {
      return Figure.undefined("no trial differs from the best simpler rule");
    }
    return Figure.of(
        SuperiorAbility.of(ahead.toArray(double[][]::new), REPLICATIONS, block(), evidence.seed())
            .consistent());
  }

  /** Mean block of the bootstrap, days. */
  double block() {
    return BlockLength.stationaryForSharpe(evidence.chosen());
  }

  private double[] lead(double[] returns) {
    double[] lead = new double[returns.length];
    for (int i = 0; i < lead.length; i++) {
      lead[i] = returns[i] - evidence.rival()[i];
    }
    return lead;
  }

  /** Interval of the Sharpe ratio's lead over the best simpler rule, per day; null if undefined. */
  SharpeInterval leadInterval(double confidence) {
    return undefined.isEmpty() && !isFlat(evidence.rival())
        ? SharpeInterval.difference(
            evidence.chosen(), evidence.rival(), confidence, REPLICATIONS, evidence.seed())
        : null;
  }

  /** Days that a true Sharpe ratio as high as this one would need to be told from 0. */
  Figure trackRecord(double confidence) {
    if (!undefined.isEmpty()) {
      return Figure.undefined(undefined);
    }
    double days = SharpeInference.minTrackRecord(evidence.chosen(), 0, confidence);
    return Figure.of(days, "no length of record does: the Sharpe ratio is not above 0");
  }

  /** Days still missing to the minimum track record. */
  Figure moreDays(double confidence) {
    Figure needed = trackRecord(confidence);
    return needed.isDefined()
        ? Figure.of(Math.max(0, Math.ceil(needed.orThrow()) - evidence.chosen().length))
        : needed;
  }

  /** Why nothing is defined; empty when the record is long enough. */
  String undefined() {
    return undefined;
  }

  static boolean isFlat(double[] returns) {
    for (double value : returns) {
      if (value != returns[0]) {
        return false;
      }
    }
    return true;
  }

  /** Sharpe ratio per day; NaN for a flat series. */
  static double sharpe(double[] daily) {
    return Performance.sharpe(daily, 0, 1);
  }
}
