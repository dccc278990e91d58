package dev.holdout.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.audit.CausalityAudit;
import dev.holdout.features.audit.Component;
import dev.holdout.features.scale.Fitted;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.features.target.TargetColumn;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.marketdata.trade.TradeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The example of the module's README, which must stand there word for word. */
class ReadmeExampleTest {

  @Test
  void the_example_runs() {
    TradeSeries trades = Market.trades(1, 5_000);
    // README
    BarSeries bars = TimeBars.of(Duration.ofMinutes(1)).from(trades);
    Timeline decisions = Timeline.everyBar(bars);
    FeaturePipeline pipeline =
        FeaturePipeline.of(
            Stream.of("LogReturn(5)", "RealisedVolatility(20)", "TickImbalance(10)", "Rsi(7)")
                .map(FeatureCatalogue::parse)
                .toList());
    FeatureFrame frame = pipeline.frame(bars, decisions).requireNoInvalid();

    List<Fold> folds =
        WalkForward.rolling()
            .train(Duration.ofMinutes(200))
            .test(Duration.ofMinutes(60))
            .purge(Duration.ofMinutes(5))
            .folds(decisions);
    Fitted scaler = new Standardise(5).fit(frame, folds.getFirst().train());
    FeatureFrame inputs = scaler.apply(frame);
    TargetColumn target = ForwardReturn.bars(5).column(trades, decisions, Duration.ofSeconds(1));

    AuditResult audit =
        CausalityAudit.of(
                trades,
                scenario -> {
                  BarSeries seen =
                      TimeBars.of(Duration.ofMinutes(1))
                          .from(scenario.trades(), Duration.ZERO, scenario.clock());
                  FeatureFrame rows = pipeline.frame(seen, Timeline.everyBar(seen));
                  return List.of(Component.ofFrame("features", rows, scenario.instant()));
                },
                42)
            .run(decisions.at(100), decisions.at(250));
    // README
    assertThat(audit.passed()).isTrue();
    assertThat(inputs.rows()).isEqualTo(target.size());
    assertThat(folds).hasSizeGreaterThan(2);
  }

  @Test
  void the_readme_shows_the_example_as_it_runs() throws IOException {
    String source =
        Files.readString(
            Path.of("src", "test", "java", "dev", "holdout", "features", "ReadmeExampleTest.java"));
    String example =
        source
            .split("// README\n")[1]
            .lines()
            .map(line -> line.startsWith("    ") ? line.substring(4) : line)
            .collect(Collectors.joining("\n"))
            .strip();
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }
}
