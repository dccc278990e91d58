package dev.holdout.features.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdout.features.Feature;
import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.features.Market;
import dev.holdout.features.price.LogReturn;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CausalityAuditTest {

  private final TradeSeries trades = Market.trades(21, 3_000);
  private final Timeline decisions = Timeline.everyBar(Market.bars(trades));

  private static FeatureFrame frame(List<Feature> features, Scenario scenario) {
    BarSeries bars =
        TimeBars.of(Market.MINUTE).from(scenario.trades(), Duration.ZERO, scenario.clock());
    return FeaturePipeline.of(features).frame(bars, Timeline.everyBar(bars));
  }

  private static Probe features(Feature... features) {
    return scenario ->
        List.of(
            Component.ofFrame("features", frame(List.of(features), scenario), scenario.instant()));
  }

  private CausalityAudit audit(Probe probe) {
    return CausalityAudit.of(trades, probe, 99);
  }

  private long[] instants(int count) {
    long[] all = new long[decisions.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = decisions.at(i);
    }
    return audit(features(new LogReturn(1))).choose(all, count);
  }

  static Stream<Feature> leaks() {
    return Stream.of(
        Leaks.nextBar(),
        Leaks.centredMean(),
        Leaks.scaledByTheWholeSample(),
        Leaks.filledBackwards());
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void a_feature_that_sees_the_future_is_caught_by_name(Feature leak) {
    AuditResult result = audit(features(new LogReturn(5), leak)).run(instants(24));
    assertThat(result.passed()).isFalse();
    Finding finding = result.first().orElseThrow();
    assertThat(finding.component()).isEqualTo("features");
    assertThat(finding.where()).matches("row \\d+, feature \\Q" + leak.name() + "\\E");
    assertThat(finding.toString()).contains("saw the future of 2024-01-0");
  }

  @Test
  void the_whole_catalogue_passes() {
    Feature[] all =
        FeatureCatalogue.all().stream()
            .map(FeatureCatalogue.Formula::feature)
            .toArray(Feature[]::new);
    AuditResult result = audit(features(all)).run(instants(12));
    assertThat(result.passed()).isTrue();
    assertThat(result.instants()).isEqualTo(12);
    assertThat(result.kinds()).containsExactly(Scramble.values());
    assertThat(result.components()).containsExactly("features");
    assertThat(result.compared()).isGreaterThan(100_000);
  }

  /**
   * Features, then what the scaler of a fold learned, where its training ended before the instant.
   */
  private Probe scaled(Transform transform) {
    Fold.Train train =
        WalkForward.rolling()
            .train(Duration.ofMinutes(120))
            .test(Duration.ofMinutes(30))
            .folds(decisions)
            .getFirst()
            .train();
    return scenario -> {
      FeatureFrame frame = frame(List.of(new LogReturn(5)), scenario);
      List<Component> components = new ArrayList<>();
      components.add(Component.ofFrame("features", frame, scenario.instant()));
      if (train.to() <= scenario.instant()) {
        String learned = transform.fit(frame, train).contentHash();
        components.add(Component.ofText("scaler of fold 1", learned));
      }
      return components;
    };
  }

  @Test
  void a_scaler_fitted_on_everything_is_caught_and_an_honest_one_is_not() {
    assertThat(audit(scaled(new Standardise(5))).run(instants(24)).passed()).isTrue();
    AuditResult result = audit(scaled(Leaks.scalerFittedOnEverything())).run(instants(24));
    assertThat(result.first().orElseThrow().component()).isEqualTo("scaler of fold 1");
    assertThat(result.components()).containsExactly("features", "scaler of fold 1");
  }

  @Test
  void a_target_is_settled_once_it_has_ended_and_not_before() {
    AuditResult honest = audit(targets(true)).run(instants(12));
    assertThat(honest.passed()).isTrue();
    AuditResult hasty = audit(targets(false)).run(instants(12));
    assertThat(hasty.first().orElseThrow().component()).isEqualTo("targets");
    assertThat(hasty.first().orElseThrow().where()).startsWith("decision ");
  }

  private Probe targets(boolean onlyEnded) {
    return scenario -> {
      TargetColumn column =
          ForwardReturn.bars(3).column(scenario.trades(), decisions, Duration.ofSeconds(1));
      double[] settled = column.value().clone();
      int count = decisions.lastAtOrBefore(scenario.instant()) + 1;
      for (int i = 0; i < count; i++) {
        boolean ended = column.endsAt()[i] < scenario.instant();
        settled[i] = ended || !onlyEnded ? settled[i] : Double.NaN;
      }
      return List.of(Component.ofDoubles("targets", settled, count, "decision"));
    };
  }

  @Test
  void a_print_at_the_very_instant_of_a_decision_is_future_to_it() {
    long instant = decisions.at(50);
    TradeSeries.Builder exact = TradeSeries.of(trades.instrument());
    for (int i = 0; i < 10; i++) {
      exact.add(instant + i - 5, instant + i - 5, 1_000 + i, 1);
    }
    for (boolean atTheInstant : new boolean[] {true, false}) {
      Probe probe =
          scenario -> {
            long until = atTheInstant ? scenario.instant() : scenario.instant() - 1;
            int known = scenario.trades().firstKnownAfter(until);
            return List.of(Component.ofText("last price", "" + scenario.trades().price(known - 1)));
          };
      AuditResult result = CausalityAudit.of(exact.build(), probe, 1).run(instant);
      assertThat(result.passed()).isEqualTo(!atTheInstant);
    }
  }

  @Test
  void the_first_stage_in_the_order_of_the_pipeline_is_blamed() {
    Probe probe =
        scenario -> {
          String future = scenario.trades().contentHash();
          return List.of(
              Component.ofText("features", "same"),
              Component.ofLines("selection", List.of("same", future)),
              Component.ofLines("orders", List.of(future)));
        };
    AuditResult result = audit(probe).run(instants(3));
    assertThat(result.findings()).extracting(Finding::component).containsOnly("selection");
    assertThat(result.first().orElseThrow().where()).startsWith("line 1 (");
    assertThat(result.components()).containsExactly("features", "selection", "orders");
  }

  @Test
  void an_earlier_stage_is_blamed_before_an_earlier_instant() {
    long late = decisions.at(100);
    Probe probe =
        scenario -> {
          String seen = scenario.scramble().map(Scramble::name).orElse("truth");
          boolean early = scenario.instant() < late;
          return List.of(
              Component.ofText("features", early ? "same" : seen),
              Component.ofText("orders", seen));
        };
    AuditResult result = audit(probe).run(decisions.at(10), late);
    assertThat(result.first().orElseThrow())
        .isEqualTo(new Finding("features", late, Scramble.DROP, "truth"));
    assertThat(result.findings()).hasSize(2 * Scramble.values().length);
  }

  @Test
  void a_stage_that_grows_is_a_difference() {
    Probe probe =
        scenario ->
            List.of(
                Component.ofFloats(
                    "positions", new float[4], scenario.isTruth() ? 3 : 4, "position"));
    assertThat(audit(probe).run(decisions.at(5)).first().orElseThrow().where())
        .isEqualTo("position 3 (3 entries with the true future, 4 with the changed one)");
  }

  @Test
  void any_number_of_threads_finds_the_same() {
    CausalityAudit audit = audit(features(new LogReturn(5), Leaks.centredMean()));
    long[] instants = instants(8);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      assertThat(audit.run(threads, instants)).isEqualTo(audit.run(instants));
    }
  }

  @Test
  void a_probe_that_fails_fails_the_audit() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            audit(
                    scenario -> {
                      throw new IllegalStateException("no network here");
                    })
                .run(decisions.at(5)))
        .withMessage("no network here");
  }

  @Test
  void stages_that_come_and_go_are_refused() {
    Probe probe =
        scenario -> List.of(Component.ofText(scenario.isTruth() ? "true" : "changed", "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit(probe).run(decisions.at(5)))
        .withMessageContaining("[true]")
        .withMessageContaining("give the same ones");
  }

  @Test
  void instants_are_chosen_by_the_seed_without_one_twice() {
    long[] pool = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    CausalityAudit audit = audit(features(new LogReturn(1)));
    assertThat(audit.choose(pool, 4)).hasSize(4).isSorted().doesNotHaveDuplicates();
    assertThat(audit.choose(pool, 4)).isEqualTo(audit.choose(pool, 4));
    assertThat(audit.choose(pool, 20)).isEqualTo(pool);
    assertThatIllegalArgumentException()
        .isThrownBy(audit::run)
        .withMessageContaining("without an instant");
  }
}
