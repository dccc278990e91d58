package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.features.ColumnFeature;
import dev.holdout.features.Feature;
import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.split.Fold;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.models.Samples;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.Trading;
import dev.holdout.strategies.trials.TrialLedger;
import dev.holdout.strategies.trials.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One leak planted at each place where people leak; each must be named and leave no report. */
class PlantedLeakTest {

  @TempDir Path runs;

  @Test
  void a_feature_that_reads_the_next_bar_is_named() {
    LeakFound leak =
        leakOf(
            new Stages(
                withFeature(
                    new Planted("NextBar") {
                      @Override
                      public double[] column(BarSeries bars) {
                        double[] next = new double[bars.size()];
                        for (int i = 0; i < next.length; i++) {
                          int seen = Math.min(i + 1, next.length - 1);
                          next[i] = Math.log(bars.value(Field.CLOSE, seen));
                        }
                        return next;
                      }
                    })));
    assertThat(leak.component()).isEqualTo("features");
    assertThat(leak.where()).contains("NextBar");
  }

  @Test
  void a_target_that_stands_among_the_features_is_named() {
    LeakFound leak =
        leakOf(
            new Stages(
                withFeature(
                    new Planted("TargetItself") {
                      @Override
                      public double[] column(BarSeries bars) {
                        double[] target = new double[bars.size()];
                        for (int i = 0; i + 2 < target.length; i++) {
                          target[i] =
                              bars.value(Field.OPEN, i + 2) / bars.value(Field.OPEN, i + 1) - 1;
                        }
                        return target;
                      }
                    })));
    assertThat(leak.component()).isEqualTo("features");
    assertThat(leak.where()).contains("TargetItself");
  }

  @Test
  void a_centred_window_is_named() {
    LeakFound leak =
        leakOf(
            new Stages(
                withFeature(
                    new Planted("CentredMean") {
                      @Override
                      public double[] column(BarSeries bars) {
                        double[] means = new double[bars.size()];
                        for (int i = 0; i < means.length; i++) {
                          double sum = 0;
                          int from = Math.max(0, i - 2);
                          int to = Math.min(means.length - 1, i + 2);
                          for (int j = from; j <= to; j++) {
                            sum += bars.value(Field.CLOSE, j);
                          }
                          means[i] = bars.value(Field.CLOSE, i) / (sum / (to - from + 1)) - 1;
                        }
                        return means;
                      }
                    })));
    assertThat(leak.component()).isEqualTo("features");
    assertThat(leak.where()).contains("CentredMean");
  }

  @Test
  void a_scaler_fitted_on_the_whole_series_is_named() {
    LeakFound leak =
        leakOf(new Stages(RunFixture.study().transforms(new WholeSeriesScale()).build()));
    assertThat(leak.component()).isEqualTo("scaler");
    assertThat(leak.remedy()).contains("training span");
  }

  @Test
  void a_scaler_that_is_honest_in_training_and_not_in_trading_is_named_at_the_outputs() {
    LeakFound leak =
        leakOf(new Stages(RunFixture.study().transforms(new ToldWhileTrading()).build()));
    assertThat(leak.component()).isEqualTo("network outputs");
    assertThat(leak.where()).contains("position");
  }

  @Test
  void a_bar_that_knows_the_last_one_is_named() {
    LeakFound leak =
        leakOf(
            new Stages(RunFixture.study().build()) {
              @Override
              BarSeries bars(TradeSeries trades, long until) {
                BarSeries bars = super.bars(trades, until);
                double last = bars.value(Field.CLOSE, bars.size() - 1);
                double[] volume = new double[bars.size()];
                for (int i = 0; i < volume.length; i++) {
                  volume[i] = bars.value(Field.VOLUME, i) + last;
                }
                return bars.withField(Field.VOLUME, volume);
              }
            });
    assertThat(leak.component()).isEqualTo("bars");
  }

  @Test
  void targets_measured_by_the_whole_sample_are_named() {
    LeakFound leak =
        leakOf(
            new Stages(RunFixture.study().build()) {
              @Override
              TargetColumn target(TradeSeries trades, Timeline timeline) {
                TargetColumn honest = super.target(trades, timeline);
                double last = trades.price(trades.size() - 1);
                double[] scaled = Arrays.stream(honest.value()).map(v -> v * last).toArray();
                return new TargetColumn(honest.name(), scaled, honest.endsAt().clone());
              }
            });
    assertThat(leak.component()).isEqualTo("training inputs");
    assertThat(leak.remedy()).contains("purge");
  }

  @Test
  void a_choice_made_on_the_test_span_is_named() {
    LeakFound leak =
        leakOf(
            new Stages(RunFixture.study().build()) {
              @Override
              Samples judgedBy(FoldWork work, int lag) {
                Fold.Test test = work.outer().test();
                return Samples.of(
                    work.scaled(),
                    work.facts().target(),
                    lag,
                    test.from(),
                    test.to(),
                    Long.MAX_VALUE - 1);
              }
            });
    assertThat(leak.component()).isEqualTo("selection");
    assertThat(leak.remedy()).contains("inside the training span");
  }

  @Test
  void prices_adjusted_by_the_whole_sample_are_named() {
    LeakFound leak =
        leakOf(
            new Stages(withFeature(new Level())) {
              @Override
              BarSeries seen(BarSeries bars) {
                double last = bars.value(Field.CLOSE, bars.size() - 1);
                double[] adjusted = new double[bars.size()];
                for (int i = 0; i < adjusted.length; i++) {
                  adjusted[i] = bars.value(Field.CLOSE, i) / last;
                }
                return bars.withField(Field.CLOSE, adjusted);
              }
            });
    assertThat(leak.component()).isEqualTo("features");
    assertThat(leak.where()).contains("Level");
  }

  @Test
  void an_empty_bar_filled_from_a_later_one_is_named() {
    LeakFound leak =
        leakOf(
            new Stages(fiveMinuteBars()) {
              @Override
              FeatureFrame frame(BarSeries seen, Timeline timeline) {
                FeatureFrame honest = super.frame(seen, timeline);
                float[] filled = honest.values().clone();
                int columns = honest.columns();
                for (int cell = filled.length - columns - 1; cell >= 0; cell--) {
                  if (Float.isNaN(filled[cell])) {
                    filled[cell] = filled[cell + columns];
                  }
                }
                return FeatureFrame.of(honest.names(), instants(honest), filled);
              }
            });
    assertThat(leak.component()).isEqualTo("features");
    assertThat(leak.where()).contains("LogReturn");
  }

  @Test
  void a_fill_inside_the_deciding_bar_is_named_unless_declared() {
    Study undeclared =
        RunFixture.study().fills(Duration.ofMillis(500), FillPolicy.SAME_BAR_CLOSE).build();
    LeakFound leak = leakOf(new Stages(undeclared));
    assertThat(leak.component()).isEqualTo("fills");
    assertThat(leak.where()).contains("same-bar fill");
    assertThat(leak.remedy()).contains("unsafe: [same-bar-fill]");
  }

  @Test
  void a_fill_inside_the_deciding_bar_may_be_declared_and_is_said_on_the_report() {
    Study declared =
        RunFixture.study()
            .fills(Duration.ofMillis(500), FillPolicy.SAME_BAR_CLOSE, Trading.SAME_BAR_FILL)
            .build();
    RunOutcome outcome =
        Research.run(declared, RunFixture.options(runs.resolve("runs"), 2), RunFixture.silent());
    assertThat(outcome.results().limits().further().getFirst()).contains("which nobody can do");
  }

  private LeakFound leakOf(Stages stages) {
    LeakFound leak =
        catchThrowableOfType(
            LeakFound.class,
            () ->
                Research.run(
                    stages, RunFixture.options(runs.resolve("runs"), 2), RunFixture.silent()));
    assertThat(leak).as("the planted leak is caught").isNotNull();
    assertThat(TrialLedger.open(RunFixture.home(runs.resolve("runs"))).read().standing())
        .as("the trials of a run that leaks are counted, as failed ones")
        .allMatch(row -> row.state() == TrialState.FAILED);
    assertThat(runs.resolve("runs")).as("no report of a run that leaks").isEmptyDirectory();
    return leak;
  }

  private static Study withFeature(Feature planted) {
    return RunFixture.study().features(FeatureCatalogue.parse("LogReturn(1)"), planted).build();
  }

  private static Study fiveMinuteBars() {
    return RunFixture.study()
        .bars(Duration.ofMinutes(5))
        .features(FeatureCatalogue.parse("LogReturn(1)"))
        .build();
  }

  private static long[] instants(FeatureFrame frame) {
    long[] at = new long[frame.rows()];
    for (int row = 0; row < at.length; row++) {
      at[row] = frame.at(row);
    }
    return at;
  }

  /** A feature whose column form sees every bar; its window form is honest and different. */
  private abstract static class Planted implements ColumnFeature {
    private final String name;

    Planted(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Needs needs() {
      return new Needs(List.of(Field.CLOSE, Field.OPEN), 1, Duration.ZERO);
    }

    @Override
    public double value(Window window) {
      return window.at(Field.CLOSE, 0);
    }
  }

  /** The close as features see it. */
  private record Level() implements Feature {
    @Override
    public String name() {
      return "Level";
    }

    @Override
    public Needs needs() {
      return new Needs(List.of(Field.CLOSE), 1, Duration.ZERO);
    }

    @Override
    public double value(Window window) {
      return window.at(Field.CLOSE, 0);
    }
  }

  /** Divides each column by its largest value over all time, the future included. */
  private record WholeSeriesScale() implements Transform {
    @Override
    public String name() {
      return "WholeSeriesScale";
    }

    @Override
    public Fitted fit(FeatureFrame frame, Fold.Train train) {
      float[] largest = new float[frame.columns()];
      for (int row = 0; row < frame.rows(); row++) {
        for (int column = 0; column < largest.length; column++) {
          if (frame.isValid(row)) {
            largest[column] = Math.max(largest[column], Math.abs(frame.value(row, column)));
          }
        }
      }
      return new Divided(largest);
    }
  }

  /** Leaves frames as they are, but moves each row that is traded by the last row of all. */
  private record ToldWhileTrading() implements Transform {
    @Override
    public String name() {
      return "ToldWhileTrading";
    }

    @Override
    public Fitted fit(FeatureFrame frame, Fold.Train train) {
      float[] last = new float[frame.columns()];
      for (int row = 0; row < frame.rows(); row++) {
        for (int column = 0; frame.isValid(row) && column < last.length; column++) {
          last[column] = frame.value(row, column);
        }
      }
      return new Told(last);
    }
  }

  private record Told(float[] last) implements Fitted {
    @Override
    public FeatureFrame apply(FeatureFrame frame) {
      return frame;
    }

    @Override
    public void apply(float[] row) {
      for (int column = 0; column < row.length; column++) {
        row[column] += last[column];
      }
    }

    @Override
    public String contentHash() {
      return new ContentHash().text("nothing learned").hex();
    }
  }

  private record Divided(float[] by) implements Fitted {
    @Override
    public FeatureFrame apply(FeatureFrame frame) {
      float[] values = frame.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] /= by[i % by.length];
      }
      return frame.withValues(values);
    }

    @Override
    public void apply(float[] row) {
      for (int column = 0; column < row.length; column++) {
        row[column] /= by[column];
      }
    }

    @Override
    public String contentHash() {
      return new ContentHash().floats(by, 0, by.length).hex();
    }
  }
}
