package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.marketdata.generated.GeneratedMarket;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Luck;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.strategies.Holdout;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.study.Market;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.StudyBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole studies on generated markets: noise must not be praised, a strong edge must be found. The
 * build runs a few; {@code -Dholdout.honesty=20} runs as many of each kind and prints every
 * verdict.
 */
class HonestyTest {

  /** Where the power curve of this study reaches 95 %: see {@link #power_curve}. */
  private static final double FOUND_95 = 0.25;

  private static final int FEW = 1;
  private static final int REGIME = 48;

  @TempDir Path folder;

  @Test
  void noise_is_hardly_ever_praised() {
    int studies = Integer.getInteger("holdout.honesty", FEW);
    List<String> praised = new ArrayList<>();
    for (int seed = 1; seed <= studies; seed++) {
      Verdict verdict = results(GeneratedMarket.Kind.NOISE, 0, seed).verdict();
      if (verdict.rule() >= VerdictRule.BEATEN.number()) {
        praised.add("seed " + seed + ": " + verdict.headline());
      }
    }
    assertThat(praised).hasSizeLessThanOrEqualTo(studies / 20);
  }

  /** Found as the power curve counts it, and by the verdict: more than luck. */
  @Test
  void an_edge_of_twice_the_strength_that_power_needs_is_found() {
    int studies = Integer.getInteger("holdout.honesty", FEW);
    List<String> missed = new ArrayList<>();
    List<String> takenForLuck = new ArrayList<>();
    for (int seed = 1; seed <= studies; seed++) {
      Results results = results(GeneratedMarket.Kind.EDGE, 2 * FOUND_95, seed);
      String headline = "seed " + seed + ": " + results.verdict().headline();
      if (!isFound(results)) {
        missed.add(headline);
      }
      if (results.verdict().rule() < VerdictRule.BEATEN.number()) {
        takenForLuck.add(headline);
      }
    }
    System.out.printf(
        "found %d of %d, by the verdict %d%n",
        studies - missed.size(), studies, studies - takenForLuck.size());
    assertThat(missed).hasSizeLessThanOrEqualTo(studies / 10);
    assertThat(takenForLuck).hasSizeLessThanOrEqualTo(studies / 10);
  }

  /** Money earned, and a score above every surrogate without an edge. */
  private static boolean isFound(Results results) {
    Controls.Placebos placebos = results.controls().placebos();
    double noise =
        placebos.rows().stream()
            .filter(row -> row.kind().equals("surrogate"))
            .mapToDouble(row -> row.score().orThrow())
            .max()
            .orElseThrow();
    return results.verdict().rule() != VerdictRule.CONTROL_FAILED.number()
        && results.oos().money().netPnl().orThrow() > 0
        && placebos.own().orThrow() > noise;
  }

  /** The power curve of the study, from many markets a strength; skipped without its property. */
  @Test
  void power_curve() {
    int repeats = Integer.getInteger("holdout.honesty.repeats", 0);
    assumeTrue(repeats > 0, "asked for by -Dholdout.honesty.repeats=20");
    Study study =
        study(GeneratedMarket.Kind.NOISE, 0, 1)
            .controls(all -> all.oracles(List.of(0.1, 0.15, 0.2, 0.25), repeats, REGIME))
            .build();
    Results results =
        Research.run(study, RunFixture.options(folder.resolve("p"), 2), RunFixture.silent())
            .results();
    print(GeneratedMarket.Kind.NOISE, 0, 1, results);
    assertThat(results.controls().oracle().strengthFound95().orThrow())
        .isLessThanOrEqualTo(FOUND_95);
  }

  private Results results(GeneratedMarket.Kind kind, double strength, long seed) {
    Path runs = folder.resolve(kind.name() + seed);
    Results results =
        Research.run(
                study(kind, strength, seed).build(),
                RunFixture.options(runs, 2),
                RunFixture.silent())
            .results();
    assertThat(results.verdict().enough().days()).isGreaterThanOrEqualTo(60);
    print(kind, strength, seed, results);
    results.luck().rows().forEach(HonestyTest::saysWhetherItKeepsItsLimit);
    return results;
  }

  private static void saysWhetherItKeepsItsLimit(Luck.Row row) {
    if (row.value().isDefined() && row.limit().isDefined()) {
      double above = row.value().orThrow() - row.limit().orThrow();
      boolean met = row.limitIs().equals("at least") ? above >= 0 : above <= 0;
      assertThat(row.result()).as(row.statistic()).isEqualTo(met ? "met" : "not met");
    }
  }

  private static void print(
      GeneratedMarket.Kind kind, double strength, long seed, Results results) {
    Controls.Oracle oracle = results.controls().oracle();
    System.out.printf(
        Locale.ROOT,
        "%s %.2f seed %2d: %-26s net %8.0f, %3d closed, Sharpe %s, DSR %s, PBO %s, SPA %s, placebo"
            + " rank %s, power %s %s%n",
        kind,
        strength,
        seed,
        results.verdict().headline(),
        results.oos().money().netPnl().orThrow(),
        results.verdict().enough().closedTrades(),
        shown(results.oos().ratio().sharpe()),
        shown(results.oos().overfit().dsr()),
        shown(results.oos().overfit().pbo()),
        shown(results.comparison().spa()),
        shown(results.controls().placebos().rank()),
        oracle.strengths().stream()
            .map(s ->
                s.planted()
                    + ":"
                    + s.found()
                    + "/"
                    + s.runs()
                    + "("
                    + shown(s.medianScore())
                    + ","
                    + shown(s.measured())
                    + ")")
            .toList(),
        results.verdict().because());
  }

  private static String shown(dev.holdout.reports.run.Figure figure) {
    return figure.isDefined() ? String.format(Locale.ROOT, "%.2f", figure.orThrow()) : "n/a";
  }

  /** A year out of sample in four folds, costs of a cheap venue. */
  private static StudyBuilder study(GeneratedMarket.Kind kind, double strength, long seed) {
    return Holdout.study("honesty")
        .asks("is the verdict right where the truth is known?")
        .horizon("one bar of an hour")
        .marketContext("a generated market")
        .trusts("everything: it is generated")
        .policyStated("the network's position at every bar's close")
        .sizing("half of equity at a position of 1")
        .invalidWhen("the verdict is not what the market deserves")
        .data(new Market.Generated(kind, strength, REGIME, 452, 6, seed))
        .bars(Duration.ofHours(1))
        .features(
            FeatureCatalogue.parse("LogReturn(1)"),
            FeatureCatalogue.parse("LogReturn(6)"),
            FeatureCatalogue.parse("LogReturn(24)"),
            FeatureCatalogue.parse("RealisedVolatility(24)"),
            FeatureCatalogue.parse("EfficiencyRatio(24)"))
        .transforms(new Standardise(5))
        .target(ForwardReturn.bars(1))
        .fills(Duration.ofSeconds(1))
        .cost("commission", 2, "a figure for tests of honesty, from no venue")
        .account("USD", 100_000, 0.5)
        .risk(1, 0.5, 0.5)
        .neuralTrader(Learning.Range.LONG_SHORT)
        .objective(Learning.Objective.SHARPE)
        .training(16, 8, 128, Learning.OptimizerKind.RMSPROP, 0.25)
        .rolling(
            Duration.ofDays(90), Duration.ofDays(90), Duration.ofHours(3), Duration.ofHours(24))
        .search(
            space ->
                space.integer("lag", 1, 4).choice("hidden", 4, 8, 16).logUniform("lr", 0.001, 0.1),
            Search.halving(16).keep(4).firstEpochs(4))
        .seeds(seed, 1, 2)
        .controls(all -> all.oracles(List.of(0.1, 0.2, 0.3, 0.4), 1, REGIME));
  }
}
