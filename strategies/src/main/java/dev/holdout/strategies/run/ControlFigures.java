package dev.holdout.strategies.run;

import dev.holdout.backtest.stats.TailRisk;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Controls.Oracle;
import dev.holdout.reports.run.Controls.Placebo;
import dev.holdout.reports.run.Controls.Placebos;
import dev.holdout.reports.run.Controls.Strength;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/** What the controls say, as the report shows it: section 3 and two of the five checks. */
final class ControlFigures {

  /** A mean gain of the placebos this unlikely without a leak fails the control. */
  static final double PLACEBO_LEVEL = 0.01;

  private static final double POWER = 0.95;

  /** The measure of an oracle where placebos were left out: without one it could not fail. */
  private static final double SCORE_OF_NO_TRADE = 0;

  private static final String SKIPPED = "left out by the study: controls.skip";

  private final Study study;
  private final double own;
  private final boolean annual;
  private final List<ControlResult> placebos;
  private final List<ControlResult> oracles;
  private final SameBytes.Outcome sameBytes;

  /**
   * @param own the study's score
   * @param annual whether scores are annual Sharpe ratios; else they are net returns
   * @param results of all control markets
   */
  ControlFigures(
      Study study,
      double own,
      boolean annual,
      List<ControlResult> results,
      SameBytes.Outcome sameBytes) {
    this.study = study;
    this.own = own;
    this.annual = annual;
    this.placebos = results.stream().filter(result -> result.market().isPlacebo()).toList();
    this.oracles = results.stream().filter(result -> !result.market().isPlacebo()).toList();
    this.sameBytes = sameBytes;
  }

  Controls controls() {
    long trainings =
        placebos.stream().mapToLong(ControlResult::trainings).sum()
            + oracles.stream().mapToLong(ControlResult::trainings).sum()
            + sameBytes.trainings();
    return new Controls(placebosShown(), oracle(), sameBytes.shown(), trainings);
  }

  private Placebos placebosShown() {
    if (placebos.isEmpty()) {
      Figure none = Figure.undefined(SKIPPED);
      return new Placebos(
          scoreName(), scoreForm(), Figure.of(own), none, 0, none, 0, List.of(), SKIPPED);
    }
    long better = placebos.stream().filter(placebo -> placebo.score() >= own).count();
    return new Placebos(
        scoreName(),
        scoreForm(),
        Figure.of(own),
        Figure.of(better + 1),
        placebos.size(),
        Figure.of(threshold()),
        1.0 / (placebos.size() + 1),
        placebos.stream().map(ControlFigures::shown).toList(),
        "");
  }

  private static Placebo shown(ControlResult result) {
    return new Placebo(
        result.market().kind().text(),
        result.market().number(),
        Figure.of(result.score()),
        result.netPnl(),
        Figure.of(result.timing()),
        result.closedTrades());
  }

  private String scoreName() {
    return annual ? "annual Sharpe ratio, net" : "net return out of sample";
  }

  private Form scoreForm() {
    return annual ? Form.RATIO : Form.PERCENT;
  }

  /**
   * The best placebo: a market without anything to find beats it once in as many tries as there are
   * placebos, and one.
   */
  private double threshold() {
    return placebos.stream()
        .mapToDouble(ControlResult::score)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private Oracle oracle() {
    if (oracles.isEmpty()) {
      return new Oracle("", List.of(), Figure.undefined(SKIPPED), SKIPPED);
    }
    List<Strength> strengths = new ArrayList<>();
    for (double planted : study.controls().strengths()) {
      strengths.add(strength(planted));
    }
    return new Oracle(
        "a hidden regime of on average "
            + study.controls().regime()
            + " bars, up or down, whose correlation with the next bar's return is the information"
            + " coefficient; found: money earned, and a score above every surrogate without an"
            + " edge",
        strengths,
        found95(strengths),
        "");
  }

  private Strength strength(double planted) {
    List<ControlResult> runs =
        oracles.stream().filter(result -> result.market().planted() == planted).toList();
    long found = runs.stream().filter(this::isFound).count();
    return new Strength(
        planted,
        Figure.of(runs.stream().mapToDouble(ControlResult::measured).average().orElse(Double.NaN)),
        runs.size(),
        found,
        Figure.of((double) found / runs.size()),
        Figure.of(
            TailRisk.quantile(runs.stream().mapToDouble(ControlResult::score).toArray(), 0.5)));
  }

  private boolean isFound(ControlResult result) {
    return result.netPnl() > 0 && result.score() > noise();
  }

  /**
   * The best surrogate. Shuffled targets are no measure here: they trade the study's own market,
   * and where that has an edge a policy that learned by chance may stumble upon it.
   */
  private double noise() {
    return Arrays.stream(surrogateScores()).max().orElse(SCORE_OF_NO_TRADE);
  }

  private double medianNoise() {
    double[] scores = surrogateScores();
    return scores.length == 0 ? SCORE_OF_NO_TRADE : TailRisk.quantile(scores, 0.5);
  }

  private double[] surrogateScores() {
    return placebos.stream()
        .filter(placebo -> placebo.market().kind() == ControlMarket.Kind.SURROGATE)
        .mapToDouble(ControlResult::score)
        .toArray();
  }

  /** The weakest strength from which on every stronger one is found as often as that. */
  private static Figure found95(List<Strength> strengths) {
    Figure weakest = Figure.undefined("no strength that was planted was found that often");
    for (int i = strengths.size() - 1; i >= 0; i--) {
      if (strengths.get(i).share().orThrow() < POWER) {
        return weakest;
      }
      weakest = Figure.of(strengths.get(i).planted());
    }
    return weakest;
  }

  /** Placebo, then oracle, then same bytes. */
  List<Check> checks() {
    return List.of(placeboCheck(), oracleCheck(), sameBytes.check());
  }

  /**
   * Judged by the surrogates, each a market of its own. Shuffled targets all trade the study's one
   * market: where that has an edge, policies that learned by chance are right together or wrong
   * together, which is no evidence of a leak.
   */
  private Check placeboCheck() {
    String done = "same pipeline and search on markets without anything to find";
    if (placebos.isEmpty()) {
      return new Check("placebo", "Placebo", Check.State.NOT_RUN, done, SKIPPED);
    }
    double[] timing =
        placebos.stream()
            .filter(placebo -> placebo.market().kind() == ControlMarket.Kind.SURROGATE)
            .mapToDouble(ControlResult::timing)
            .toArray();
    double mean = Arrays.stream(timing).average().orElseThrow();
    boolean earns = mean > 0 && chance(timing, mean) < PLACEBO_LEVEL;
    return new Check(
        "placebo",
        "Placebo",
        earns ? Check.State.FAILED : Check.State.PASSED,
        done,
        String.format(
            Locale.ROOT,
            "%d placebos, timing of the surrogates %s %% of the account on average, study ranks %d"
                + " of %d",
            placebos.size(),
            signed(100 * mean),
            placebos.stream().filter(placebo -> placebo.score() >= own).count() + 1,
            placebos.size() + 1));
  }

  /** {@code +1.2}, {@code −1.2}. */
  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.1f", value).replace('-', '\u2212');
  }

  /**
   * One-sided p-value of Student's test that the mean is above 0; 0 where all of several are equal.
   */
  private static double chance(double[] values, double mean) {
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    if (values.length < 2) {
      return 1; // one market shows nothing
    }
    if (squares == 0) {
      return 0;
    }
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    return 1 - new TDistribution(values.length - 1.0).cumulativeProbability(mean / error);
  }

  /**
   * A pipeline that makes no more of the strongest edge than of noise is blind. One that does, on a
   * record too short to be sure, is not: how often an edge is found is the power, which is shown.
   */
  private Check oracleCheck() {
    String done = "same pipeline and search on a planted edge";
    if (oracles.isEmpty()) {
      return new Check("oracle", "Oracle", Check.State.NOT_RUN, done, SKIPPED);
    }
    Strength strongest = strength(study.controls().strengths().getLast());
    boolean blind = strongest.medianScore().orThrow() <= medianNoise();
    return new Check(
        "oracle",
        "Oracle",
        blind ? Check.State.FAILED : Check.State.PASSED,
        done,
        String.format(
            Locale.ROOT,
            "an edge of %s found in %d of %d markets%s",
            strongest.planted(),
            strongest.found(),
            strongest.runs(),
            blind ? ", its median score not above that of markets without one" : ""));
  }
}
