package dev.holdout.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.audit.CausalityAudit;
import dev.holdout.features.audit.Component;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws over the whole catalogue, on markets from the seeds named in each description. */
class EveryFeatureTest {

  private static final long[] SEEDS = {1, 2, 3};

  static Stream<Feature> features() {
    return FeatureCatalogue.all().stream().map(FeatureCatalogue.Formula::feature);
  }

  @ParameterizedTest
  @MethodSource("features")
  void value_does_not_change_when_later_trades_change(Feature feature) {
    for (long seed : SEEDS) {
      TradeSeries trades = Market.trades(seed, 4_000);
      FeaturePipeline pipeline = FeaturePipeline.of(List.of(feature));
      CausalityAudit audit =
          CausalityAudit.of(
              trades,
              scenario -> {
                BarSeries bars =
                    TimeBars.of(Market.MINUTE)
                        .from(scenario.trades(), Duration.ZERO, scenario.clock());
                FeatureFrame frame = pipeline.frame(bars, Timeline.everyBar(bars));
                return List.of(Component.ofFrame("features", frame, scenario.instant()));
              },
              seed);
      Timeline decisions = Timeline.everyBar(Market.bars(trades));
      long[] all = LongStream.range(0, decisions.size()).map(i -> decisions.at((int) i)).toArray();
      AuditResult result = audit.run(audit.choose(all, 12));
      assertThat(result.findings()).as("seed %d", seed).isEmpty();
      assertThat(result.compared()).isGreaterThan(10_000);
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void history_gives_the_same_bits_as_the_live_stream(Feature feature) {
    for (long seed : SEEDS) {
      BarSeries bars = Market.bars(seed, 4_000);
      FeaturePipeline pipeline = FeaturePipeline.of(List.of(feature));
      FeatureFrame frame = pipeline.frame(bars, Timeline.everyBar(bars));
      dev.holdout.features.Stream live = pipeline.stream();
      for (int i = 0; i < bars.size(); i++) {
        // A live feed holds no more than the newest bar.
        Row row = live.next(Market.part(bars, i, i + 1), 0);
        assertThat(row.state(0)).as("seed %d, row %d", seed, i).isEqualTo(frame.state(i, 0));
        assertThat(Float.floatToRawIntBits(row.value(0)))
            .as("seed %d, row %d: %s and %s", seed, i, row.value(0), frame.value(i, 0))
            .isEqualTo(Float.floatToRawIntBits(frame.value(i, 0)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void cutting_the_past_beyond_the_memory_changes_nothing(Feature feature) {
    for (long seed : SEEDS) {
      BarSeries bars = Market.bars(seed, 6_000);
      FeaturePipeline pipeline = FeaturePipeline.of(List.of(feature));
      FeatureFrame whole = pipeline.frame(bars, Timeline.everyBar(bars));
      int cut = bars.size() / 3;
      BarSeries later = Market.part(bars, cut, bars.size());
      FeatureFrame part = pipeline.frame(later, Timeline.everyBar(later));
      float tolerance = feature instanceof RecursiveFeature memory ? (float) memory.tolerance() : 0;
      int compared = 0;
      for (int row = 0; row < part.rows(); row++) {
        if (part.state(row, 0) != RowState.WARMING) {
          assertThat(part.state(row, 0)).isEqualTo(whole.state(cut + row, 0));
          if (part.isValid(row)) {
            assertThat(part.value(row, 0))
                .as("seed %d, row %d", seed, row)
                .isCloseTo(whole.value(cut + row, 0), within(tolerance));
            compared++;
          }
        }
      }
      assertThat(compared).as("seed %d", seed).isGreaterThan(80);
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void the_first_valid_row_is_the_one_its_needs_say(Feature feature) {
    double[] closes = new double[400];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = 100 + i % 7;
    }
    BarSeries bars = Market.closes(closes);
    FeatureFrame frame = FeaturePipeline.of(List.of(feature)).frame(bars, Timeline.everyBar(bars));
    int first =
        feature instanceof RecursiveFeature memory
            ? memory.warmUp() - 1
            : feature.needs().lookback() - 1;
    for (int row = 0; row < frame.rows(); row++) {
      assertThat(frame.state(row))
          .as("row %d", row)
          .isEqualTo(row < first ? RowState.WARMING : RowState.VALID);
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void present_data_never_gives_an_invalid_value(Feature feature) {
    for (long seed : SEEDS) {
      BarSeries bars = Market.bars(seed, 4_000);
      FeatureFrame frame =
          FeaturePipeline.of(List.of(feature)).frame(bars, Timeline.everyBar(bars));
      assertThat(frame.firstInvalid()).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void same_bars_give_the_same_hash_and_other_bars_another(Feature feature) {
    FeaturePipeline pipeline = FeaturePipeline.of(List.of(feature));
    BarSeries bars = Market.bars(5, 3_000);
    Timeline timeline = Timeline.everyBar(bars);
    String hash = pipeline.frame(bars, timeline).contentHash();
    assertThat(pipeline.frame(bars, timeline).contentHash()).isEqualTo(hash);
    BarSeries others = Market.bars(6, 3_000);
    assertThat(pipeline.frame(others, Timeline.everyBar(others)).contentHash()).isNotEqualTo(hash);
  }

  @ParameterizedTest
  @MethodSource("features")
  void its_name_is_read_back_as_the_same_feature(Feature feature) {
    Feature read = FeatureCatalogue.parse(feature.name());
    assertThat(FeaturePipeline.of(List.of(read)).version())
        .isEqualTo(FeaturePipeline.of(List.of(feature)).version());
  }
}
