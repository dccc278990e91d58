package dev.holdout.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdout.features.price.LogReturn;
import dev.holdout.features.price.RealisedVolatility;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.Bar;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.time.Timeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturePipelineTest {

  /** The close itself, usable some time after its bar is known. */
  record LateClose(Duration lag) implements Feature {
    @Override
    public String name() {
      return "LateClose";
    }

    @Override
    public Needs needs() {
      return new Needs(List.of(Field.CLOSE), 1, lag);
    }

    @Override
    public double value(Window window) {
      return window.at(Field.CLOSE, 0);
    }
  }

  /** 1 / (close - 12): breaks at a close of 12. */
  record Broken() implements Feature {
    @Override
    public String name() {
      return "Broken";
    }

    @Override
    public Needs needs() {
      return Needs.of(1, Field.CLOSE);
    }

    @Override
    public double value(Window window) {
      return 1 / (window.at(Field.CLOSE, 0) - 12);
    }
  }

  private static FeatureFrame frame(BarSeries bars, Feature... features) {
    return FeaturePipeline.of(Arrays.asList(features)).frame(bars, Timeline.everyBar(bars));
  }

  @Test
  void a_row_is_as_good_as_its_worst_value() {
    FeatureFrame frame =
        frame(Market.closes(10, 11, Double.NaN, 12, 13), new LogReturn(1), new Broken());
    assertThat(states(frame))
        .containsExactly(
            RowState.WARMING, RowState.VALID, RowState.MISSING, RowState.INVALID, RowState.VALID);
    assertThat(frame.state(3, 0)).isEqualTo(RowState.MISSING);
    assertThat(frame.value(1, 0)).isEqualTo((float) Math.log(1.1));
    assertThat(frame.value(2, 0)).isNaN();
  }

  @Test
  void an_invalid_value_is_refused_by_feature_and_instant() {
    FeatureFrame frame = frame(Market.closes(10, 12, 12), new Broken());
    assertThat(frame.firstInvalid())
        .hasValue(new FeatureFrame.InvalidValue(1, "Broken", frame.at(1)));
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(frame::requireNoInvalid)
        .withMessageContaining("Broken is not a number")
        .withMessageContaining("2024-01-01T00:02:00")
        .withMessageContaining("mend the formula");
    FeatureFrame sound = frame(Market.closes(10, Double.NaN), new Broken());
    assertThat(sound.requireNoInvalid()).isSameAs(sound);
  }

  @Test
  void a_value_beyond_a_float_is_invalid() {
    Feature huge =
        new Feature() {
          @Override
          public String name() {
            return "Huge";
          }

          @Override
          public Needs needs() {
            return Needs.of(1, Field.CLOSE);
          }

          @Override
          public double value(Window window) {
            return 1e39;
          }
        };
    assertThat(frame(Market.closes(10), huge).state(0)).isEqualTo(RowState.INVALID);
  }

  @Test
  void a_decision_sees_the_last_bar_known_at_its_instant() {
    BarSeries bars = Market.closes(10, 11, 12);
    long known = bars.knownAt(1);
    Timeline timeline =
        Timeline.of(bars.openAt(0), known - 1, known, known + 1, bars.knownAt(2) + 1_000);
    FeatureFrame frame =
        FeaturePipeline.of(List.of(new LateClose(Duration.ZERO))).frame(bars, timeline);
    assertThat(frame.values()).containsExactly(Float.NaN, 10, 11, 11, 12);
    assertThat(frame.state(0)).isEqualTo(RowState.WARMING);
  }

  @Test
  void a_bar_that_has_closed_and_is_not_known_yet_is_not_seen() {
    BarSeries prompt = Market.closes(10, 11, 12);
    Duration lag = Duration.ofSeconds(90);
    BarSeries.Builder late = BarSeries.of(prompt.instrument(), prompt.span());
    for (int i = 0; i < prompt.size(); i++) {
      Bar bar = prompt.bar(i);
      late.add(
          new Bar(
              bar.openAt(),
              bar.closeAt(),
              bar.closeAt() + lag.toNanos(),
              bar.open(),
              bar.high(),
              bar.low(),
              bar.close(),
              bar.volume(),
              bar.signedVolume(),
              bar.trades()),
          7);
    }
    BarSeries bars = late.build();
    Timeline timeline = Timeline.of(bars.knownAt(0) - 1, bars.knownAt(0), bars.knownAt(1));
    FeatureFrame frame =
        FeaturePipeline.of(List.of(new LateClose(Duration.ZERO))).frame(bars, timeline);
    assertThat(bars.closeAt(1)).isLessThan(bars.knownAt(0));
    assertThat(frame.values()).containsExactly(Float.NaN, 10, 11);
  }

  @Test
  void a_value_is_not_carried_beyond_the_instant_at_which_the_next_bar_is_due() {
    BarSeries bars = Market.closes(10, 11);
    long due = bars.knownAt(1) + bars.span().toNanos();
    Timeline timeline = Timeline.of(due - 1, due, due + 60_000_000_000L);
    FeatureFrame frame =
        FeaturePipeline.of(List.of(new LateClose(Duration.ZERO))).frame(bars, timeline);
    assertThat(frame.values()).containsExactly(11, Float.NaN, Float.NaN);
    assertThat(states(frame)).containsExactly(RowState.VALID, RowState.MISSING, RowState.MISSING);
    FeatureFrame late =
        FeaturePipeline.of(List.of(new LateClose(Duration.ofMinutes(1)))).frame(bars, timeline);
    assertThat(late.values()).containsExactly(10, 11, Float.NaN);
  }

  @Test
  void a_lagging_value_waits_for_its_lag() {
    BarSeries bars = Market.closes(10, 11, 12, 13);
    assertThat(frame(bars, new LateClose(Duration.ofMinutes(2))).values())
        .containsExactly(Float.NaN, Float.NaN, 10, 11);
    assertThat(frame(bars, new LateClose(Duration.ofSeconds(61))).values())
        .containsExactly(Float.NaN, Float.NaN, 10, 11);
    assertThat(frame(bars, new LateClose(Duration.ofSeconds(60))).values())
        .containsExactly(Float.NaN, 10, 11, 12);
  }

  @Test
  void a_long_lag_holds_many_values_back() {
    double[] closes = new double[50];
    Arrays.setAll(closes, i -> 10 + i);
    FeatureFrame frame = frame(Market.closes(closes), new LateClose(Duration.ofMinutes(20)));
    assertThat(frame.value(19, 0)).isNaN();
    assertThat(frame.value(20, 0)).isEqualTo(10);
    assertThat(frame.value(49, 0)).isEqualTo(39);
  }

  @Test
  void a_stream_refuses_a_bar_twice_and_a_row_of_the_past() {
    BarSeries bars = Market.closes(10, 11, 12);
    Stream stream = FeaturePipeline.of(List.of(new LogReturn(1))).stream();
    stream.next(bars, 0);
    stream.next(bars, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.accept(bars, 1))
        .withMessageContaining("feed each bar once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.row(bars.knownAt(0)))
        .withMessageContaining("only moves forward");
  }

  @Test
  void version_is_the_same_for_equal_features_and_another_for_other_parameters() {
    String version = FeaturePipeline.of(List.of(new LogReturn(5))).version();
    assertThat(FeaturePipeline.of(List.of(new LogReturn(5))).version()).isEqualTo(version);
    assertThat(FeaturePipeline.of(List.of(new LogReturn(6))).version()).isNotEqualTo(version);
    assertThat(FeaturePipeline.of(List.of(new RealisedVolatility(5))).version())
        .isNotEqualTo(version);
    assertThat(FeaturePipeline.of(List.of(new LogReturn(5), new LogReturn(6))).version())
        .isNotEqualTo(FeaturePipeline.of(List.of(new LogReturn(6), new LogReturn(5))).version());
  }

  /** One name and no readable parameters. */
  private abstract static class Nameless implements Feature {
    @Override
    public String name() {
      return "Nameless";
    }

    @Override
    public Needs needs() {
      return Needs.of(1, Field.CLOSE);
    }
  }

  @Test
  void version_tells_apart_two_formulas_of_one_name() {
    Feature close =
        new Nameless() {
          @Override
          public double value(Window window) {
            return window.at(Field.CLOSE, 0);
          }
        };
    Feature zero =
        new Nameless() {
          @Override
          public double value(Window window) {
            return 0;
          }
        };
    assertThat(FeaturePipeline.of(List.of(close)).version())
        .isNotEqualTo(FeaturePipeline.of(List.of(zero)).version());
  }

  @Test
  void a_feature_named_twice_is_refused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> FeaturePipeline.of(List.of(new LogReturn(5), new LogReturn(5))))
        .withMessageContaining("LogReturn(5) stands twice")
        .withMessageContaining("remove it");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> FeaturePipeline.of(List.of()))
        .withMessageContaining("LogReturn(1)");
  }

  @Test
  void the_hash_of_the_first_rows_ignores_what_follows() {
    FeatureFrame longer = frame(Market.closes(10, 11, 12, 13), new LogReturn(1));
    FeatureFrame shorter = frame(Market.closes(10, 11, 12), new LogReturn(1));
    assertThat(longer.contentHash(3)).isEqualTo(shorter.contentHash());
    assertThat(longer.contentHash()).isNotEqualTo(shorter.contentHash());
  }

  @Test
  void the_hash_tells_why_a_value_is_not_there() {
    float[] nothing = {Float.NaN};
    FeatureFrame missing =
        FeatureFrame.of(List.of("A"), new long[] {1}, nothing, List.of(RowState.MISSING));
    FeatureFrame warming =
        FeatureFrame.of(List.of("A"), new long[] {1}, nothing, List.of(RowState.WARMING));
    assertThat(missing.contentHash()).isNotEqualTo(warming.contentHash());
  }

  @Test
  void an_empty_market_gives_an_empty_frame() {
    FeatureFrame frame = frame(Market.closes(), new LogReturn(1), new RealisedVolatility(3));
    assertThat(frame.rows()).isZero();
    assertThat(frame.columns()).isEqualTo(2);
    assertThat(frame.firstInvalid()).isEmpty();
  }

  private static List<RowState> states(FeatureFrame frame) {
    return java.util.stream.IntStream.range(0, frame.rows()).mapToObj(frame::state).toList();
  }
}
