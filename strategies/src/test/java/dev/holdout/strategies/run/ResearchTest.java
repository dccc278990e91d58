package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.features.Feature;
import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.Needs;
import dev.holdout.features.Window;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.reports.run.Costs;
import dev.holdout.reports.run.FoldRow;
import dev.holdout.reports.run.OrderRow;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResearchTest {

  /** Everything that must not depend on the machine, the time or the number of threads. */
  private static final List<String> REPEATABLE =
      List.of(
          "results.json", "orders.csv", "fills.csv", "equity.csv", "history.csv", "quarantine.csv");

  @TempDir Path folder;

  @Test
  void yaml_on_one_thread_and_java_on_two_give_the_same_bytes() throws Exception {
    RunOutcome yaml = run(StudyFiles.load(resource("mechanics.yaml"), List.of()), "yaml", 1);
    RunOutcome java = run(StudyFiles.load(resource("Mechanics.java"), List.of()), "java", 2);
    assertThat(yaml.results().fills().count()).isGreaterThanOrEqualTo(200);
    assertThat(java.folder().getFileName()).isEqualTo(yaml.folder().getFileName());
    assertSameBytes(yaml.folder(), java.folder());
  }

  @Test
  void folds_add_up_to_the_whole_and_the_costs_to_the_fills() {
    RunOutcome run = run(RunFixture.study().build(), "whole", 2);
    double byFold = run.results().folds().stream().mapToDouble(FoldRow::netPnl).sum();
    double costsByFold = run.results().folds().stream().mapToDouble(FoldRow::costs).sum();
    assertThat(byFold).isCloseTo(run.results().oos().money().netPnl().orThrow(), within(1e-6));
    assertThat(costsByFold).isCloseTo(run.results().oos().money().costs().orThrow(), within(1e-6));
    double byFill =
        RunFolder.open(run.folder()).fills().stream()
            .mapToDouble(f -> f.cost().doubleValue())
            .sum();
    assertThat(byFill).isCloseTo(costsByFold, within(1e-6));
    assertThat(run.results().trials().rows())
        .as("the best by validation first")
        .extracting(row -> row.score().orThrow())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void what_the_network_believed_and_the_account_booked_is_explained_to_the_cent() {
    Costs costs = run(RunFixture.study().build(), "costs", 2).results().costs();
    assertThat(costs.unexplained()).isZero();
    assertThat(costs.lines().getFirst().difference().orThrow()).isNotZero();
    double net = costs.lines().stream().limit(3).mapToDouble(Costs.Line::account).sum();
    assertThat(costs.lines().getLast().account()).isCloseTo(net, within(1e-9));
  }

  @Test
  void acts_of_the_risk_gate_between_decisions_are_explained_too() {
    Study tight = RunFixture.study().risk(1, 0.002, 0.01).build();
    RunOutcome run = run(tight, "tight", 2);
    List<OrderRow> orders = RunFolder.open(run.folder()).orders();
    assertThat(run.results().orders().rejected()).as("the limits act").isPositive();
    assertThat(orders).anyMatch(order -> order.reason() != null);
    assertThat(run.results().costs().unexplained()).isZero();
  }

  @Test
  void every_configuration_stands_in_the_csv_beside_the_report() {
    Study study = RunFixture.study().build();
    RunOutcome run = run(study, "trials", 2);
    assertThat(RunFolder.open(run.folder()).trials()).hasSize(study.configurations().size());
  }

  @Test
  void a_week_of_ticks_is_too_short_to_tell() {
    var verdict = run(RunFixture.study().build(), "verdict", 2).results().verdict();
    assertThat(verdict.headline()).isEqualTo("Too short to tell");
  }

  @Test
  void a_feature_that_is_not_a_number_is_refused_by_name_and_nothing_is_written() {
    Study broken =
        RunFixture.study().features(FeatureCatalogue.parse("LogReturn(1)"), new Broken()).build();
    assertThatThrownBy(() -> run(broken, "broken", 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Broken is not a number")
        .hasMessageContaining("2013-11-25T");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_oracle_stronger_than_the_market_allows_is_refused_before_anything_is_trained() {
    Study strong =
        RunFixture.study()
            .controls(
                all -> all.skipping(Control.PLACEBO).oracles(List.of(0.1, 0.2, 0.4, 0.99), 1, 24))
            .build();
    assertThatThrownBy(() -> run(strong, "strong", 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("an oracle of strength 0.99 is asked for")
        .hasMessageContaining("controls.strengths");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folds_that_do_not_fit_are_refused_with_what_fits() {
    Study long_ =
        RunFixture.study()
            .expanding(Duration.ofDays(30), Duration.ofDays(1), Duration.ZERO, Duration.ZERO)
            .build();
    assertThatThrownBy(() -> run(long_, "long", 1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("0 folds fit");
    assertThat(folder).isEmptyDirectory();
  }

  private RunOutcome run(Study study, String name, int threads) {
    return Research.run(
        study, RunFixture.options(folder.resolve(name), threads), RunFixture.silent());
  }

  private static void assertSameBytes(Path one, Path other) throws IOException {
    for (String file : REPEATABLE) {
      assertThat(Files.mismatch(one.resolve(file), other.resolve(file))).as(file).isEqualTo(-1);
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(ResearchTest.class.getResource("/studies/" + name).toURI());
  }

  /** Divides by nothing. */
  private record Broken() implements Feature {
    @Override
    public String name() {
      return "Broken";
    }

    @Override
    public Needs needs() {
      return new Needs(List.of(Field.CLOSE), 1, Duration.ZERO);
    }

    @Override
    public double value(Window window) {
      return 0 / (window.at(Field.CLOSE, 0) - window.at(Field.CLOSE, 0));
    }
  }
}
