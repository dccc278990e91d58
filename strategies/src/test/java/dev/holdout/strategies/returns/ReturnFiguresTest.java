package dev.holdout.strategies.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.marketdata.generated.BenchReturns;
import dev.holdout.reports.returns.ReturnsJson;
import dev.holdout.reports.returns.ReturnsResult;
import dev.holdout.reports.run.Figure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnFiguresTest {

  @TempDir Path folder;

  private static Asked asked(String benchmark, Integer trials, Integer blocks, double periods) {
    return new Asked(
        false,
        periods > 0 ? OptionalDouble.of(periods) : OptionalDouble.empty(),
        Optional.ofNullable(benchmark),
        trials == null ? OptionalInt.empty() : OptionalInt.of(trials),
        blocks == null ? OptionalInt.empty() : OptionalInt.of(blocks));
  }

  private ReturnsResult judge(Asked asked, List<String> names, double[]... columns)
      throws IOException {
    Path file = folder.resolve("r.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", names) + "\n");
      for (int t = 0; t < columns[0].length; t++) {
        StringBuilder line = new StringBuilder();
        for (double[] column : columns) {
          line.append(line.isEmpty() ? "" : ",").append(column[t]);
        }
        out.write(line + "\n");
      }
    }
    return ReturnFigures.of(ReturnFiles.read(List.of(file), p -> p, asked), asked, "0.1.0");
  }

  private Fault refused(Asked asked, List<String> names, double[]... columns) {
    return catchThrowableOfType(BadInput.class, () -> judge(asked, names, columns))
        .faults()
        .getFirst();
  }

  /** {@code ((a t^2 + b t + c) mod 101 - 50) / 5000 + drift} for t = 1 to 60. */
  private static double[] wave(int a, int b, int c, double drift) {
    double[] returns = new double[60];
    for (int t = 1; t <= 60; t++) {
      returns[t - 1] = ((a * t * t + b * t + c) % 101 - 50) / 5000.0 + drift;
    }
    return returns;
  }

  private static final double[] A = wave(7, 13, 5, 0.0005);
  private static final double[] B = wave(11, 3, 17, 0);
  private static final double[] C = wave(5, 29, 1, 0.001);
  private static final double[] MARKET = wave(3, 7, 11, 0.0002);

  /**
   * Expected values by Python 3 with numpy and scipy, from the formulas alone: sample moments of
   * the columns ({@code x.std(ddof=1)} for ratios, population moments for PSR), {@code
   * scipy.stats.norm} and {@code t} for the probabilities, {@code itertools.combinations} over the
   * six blocks of ten rows with ranks counted one by one for PBO, {@code numpy.corrcoef} for the
   * mean correlation (-0.0177, clipped to 0).
   */
  @Test
  void three_trials_and_a_benchmark_are_judged_as_python_judges_them() throws IOException {
    ReturnsResult result =
        judge(asked("market", null, null, 252), List.of("a", "b", "market", "c"), A, B, MARKET, C);
    assertThat(result.selected()).isEqualTo(new ReturnsResult.Selected("c", 3, 3, 3));
    Map<String, Double> expected =
        Map.ofEntries(
            Map.entry("total_return", 0.0889312814460761),
            Map.entry("cagr", 0.43021717875510745),
            Map.entry("max_drawdown", -0.018911068578026158),
            Map.entry("sharpe", 4.030825338392734),
            Map.entry("beta", 0.002019201254886892),
            Map.entry("alpha", 0.3615888296716081),
            Map.entry("information_ratio", 1.0203297692833873),
            Map.entry("sharpe_error", 2.082161442885391),
            Map.entry("psr", 0.9749097434971374),
            Map.entry("min_trl", 42.6192220436926),
            Map.entry("sharpe_lo", 3.9338245211124283),
            Map.entry("effective_trials", 3.0),
            Map.entry("expected_maximum", 2.317339262515442),
            Map.entry("dsr", 0.7974412837982758),
            Map.entry("luck_times", 20.25587162017242),
            Map.entry("pbo", 0.6),
            Map.entry("probability_of_loss", 0.25),
            Map.entry("mean_logit", 0.21972245773362195),
            Map.entry("haircut_bonferroni", 0.2795357367550654),
            Map.entry("haircut_holm", 0.2795357367550654),
            Map.entry("haircut_bhy", 0.4644802262119432),
            Map.entry("min_backtest_length", 0.044762156661055846));
    expected.forEach((name, value) ->
        assertThat(result.figure(name).value())
            .as(name)
            .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value)))));
    assertThat(result.row("sharpe_lo").orElseThrow().note()).contains("lags used: 3");
    assertThat(result.warnings())
        .containsExactly(
            "PBO is cut into 6 blocks, not 16: 60 rows leave fewer than 10 rows a block");
  }

  @Test
  void more_trials_than_columns_deflate_more() throws IOException {
    ReturnsResult result = judge(asked(null, 20, null, 252), List.of("a", "b", "c"), A, B, C);
    assertThat(result.figure("expected_maximum").value())
        .isCloseTo(5.164824038485326, within(1e-9));
    assertThat(result.figure("dsr").value()).isCloseTo(0.2908284645687282, within(1e-9));
    assertThat(result.needs().getFirst()).startsWith("17 of 20 trials are not in the files");
  }

  /** Check values: numpy, W6 of the bench notes (printed digits). */
  @Test
  void a_thousand_trials_of_a_csv_file_are_judged_as_numpy_judges_them() throws IOException {
    double[][] returns = BenchReturns.of(2520, 1000);
    Path file = folder.resolve("bench.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("date");
      for (int k = 0; k < 1000; k++) {
        out.write(",k" + k);
      }
      LocalDate day = LocalDate.of(2015, 1, 1);
      for (int t = 0; t < 2520; t++) {
        out.write("\n" + day);
        for (double[] column : returns) {
          out.write("," + column[t]);
        }
        do {
          day = day.plusDays(1);
        } while (day.getDayOfWeek() == DayOfWeek.SATURDAY
            || day.getDayOfWeek() == DayOfWeek.SUNDAY);
      }
    }
    ReturnTable table = ReturnFiles.read(List.of(file), p -> p, Asked.nothing());
    assertThat(table.returns()).isDeepEqualTo(returns);
    ReturnsResult result = ReturnFigures.of(table, Asked.nothing(), "0.1.0");
    assertThat(result.source().periodsPerYear()).isEqualTo(Figure.of(252));
    assertThat(result.source().periodsKnown()).isEqualTo("taken from the dates");
    assertThat(result.selected().name()).isEqualTo("k824");
    assertThat(result.figure("sharpe").value()).isCloseTo(0.98692839, within(5e-9));
    assertThat(result.trials().stream().mapToDouble(t -> t.psr().orThrow()).sum())
        .isCloseTo(517.2017698, within(5e-7));
    assertThat(result.figure("expected_maximum").value()).isCloseTo(1.01248619, within(5e-9));
    assertThat(result.figure("dsr").value()).isCloseTo(0.467822786, within(5e-9));
    assertThat(result.figure("pbo").value()).isCloseTo(0.586713287, within(5e-10));
    assertThat(result.figure("mean_logit").value()).isCloseTo(-0.3362614, within(5e-8));
    assertThat(result.figure("probability_of_loss").value()).isCloseTo(0.5724942, within(5e-8));
    assertThat(result.logits().counts().stream().mapToLong(n -> n).sum()).isEqualTo(12_870);
    assertThat(ReturnsJson.of(ReturnFigures.of(table, Asked.nothing(), "0.1.0")))
        .isEqualTo(ReturnsJson.of(result));
  }

  @Test
  void one_trial_has_nothing_to_deflate_and_says_what_is_missing() throws IOException {
    ReturnsResult result = judge(asked(null, null, null, 252), List.of("c"), C);
    assertThat(result.figure("dsr")).isEqualTo(result.figure("psr"));
    assertThat(result.figure("pbo").reason()).startsWith("one trial");
    assertThat(result.figure("sharpe_variance").reason()).isEqualTo("1 trial");
    assertThat(result.needs().getFirst())
        .isEqualTo(
            "1 trial: DSR and PBO need all configurations that were tried: pass them as columns,"
                + " or --trials N for the haircut and the backtest length at least.");
    ReturnsResult counted = judge(asked(null, 50, null, 252), List.of("c"), C);
    assertThat(counted.figure("dsr").reason()).contains("returns of two trials");
    assertThat(counted.figure("haircut_bonferroni").orThrow()).isEqualTo(1);
  }

  @Test
  void without_a_year_annual_figures_say_what_to_pass_and_the_others_stand() throws IOException {
    ReturnsResult result = judge(asked(null, null, null, 0), List.of("a", "c"), A, C);
    for (String name : List.of("cagr", "volatility", "sharpe", "sortino", "calmar", "sharpe_lo")) {
      assertThat(result.figure(name).reason()).as(name).isEqualTo("pass --periods-per-year");
    }
    for (String name : List.of("total_return", "max_drawdown", "psr", "dsr", "pbo", "spa")) {
      assertThat(result.figure(name).isDefined()).as(name).isTrue();
    }
    assertThat(result.needs()).anyMatch(need -> need.contains("--periods-per-year"));
  }

  @Test
  void a_trial_that_never_trades_counts_in_n_and_not_in_v() throws IOException {
    Asked year = asked(null, null, null, 252);
    ReturnsResult with = judge(year, List.of("a", "flat", "c"), A, new double[60], C);
    ReturnsResult without = judge(year, List.of("a", "c"), A, C);
    assertThat(with.figure("trials").value()).isEqualTo(3);
    assertThat(with.figure("sharpe_variance")).isEqualTo(without.figure("sharpe_variance"));
    assertThat(with.figure("dsr").orThrow()).isLessThan(without.figure("dsr").orThrow());
    assertThat(with.trials().get(1).sharpe().isDefined()).isFalse();
    assertThat(with.warnings()).contains("1 trial never moves: in N, not in V");
    assertThat(with.figure("pbo").isDefined()).isTrue();
  }

  @Test
  void all_flat_is_undefined_everywhere_and_never_a_number() throws IOException {
    ReturnsResult result =
        judge(asked(null, null, null, 252), List.of("a", "b"), new double[60], new double[60]);
    for (String name : List.of("sharpe", "psr", "dsr", "spa", "reality_check", "haircut_bhy")) {
      assertThat(result.figure(name).isDefined()).as(name).isFalse();
    }
  }

  @Test
  void equal_trials_are_named() throws IOException {
    ReturnsResult some =
        judge(asked(null, null, null, 252), List.of("a", "copy", "c"), A, A.clone(), C);
    assertThat(some.warnings().getFirst())
        .isEqualTo(
            "\"a\" and \"copy\" are equal in every row and count as 2 trials; PBO then says less");
    ReturnsResult all = judge(asked(null, null, null, 252), List.of("a", "copy"), A, A.clone());
    assertThat(all.figure("pbo").orThrow()).isEqualTo(1);
    assertThat(all.warnings()).anyMatch(warning -> warning.contains("PBO is 1 by definition"));
  }

  @Test
  void a_constant_trial_is_refused_and_may_be_the_benchmark() throws IOException {
    double[] rate = new double[60];
    Arrays.fill(rate, 0.0001);
    Fault fault = refused(asked(null, null, null, 252), List.of("a", "cash"), A, rate);
    assertThat(fault.value()).startsWith("\"cash\" is 0.0001 in all 60 rows");
    assertThat(fault.place()).endsWith("r.csv, column \"cash\"");
    assertThat(fault.remedy()).contains("--benchmark cash");
    assertThat(
            judge(asked("cash", null, null, 252), List.of("a", "cash"), A, rate)
                .figure("spa")
                .isDefined())
        .isTrue();
  }

  @Test
  void flags_that_contradict_the_file_are_refused() {
    List<String> names = List.of("a", "b", "c");
    Fault fewer = refused(asked(null, 2, null, 252), names, A, B, C);
    assertThat(fewer.value()).isEqualTo("--trials is 2 and the files hold 3");
    Fault nobody = refused(asked("mraket", null, null, 252), List.of("a", "market"), A, MARKET);
    assertThat(nobody.value()).isEqualTo("--benchmark is \"mraket\", and no column is called so");
    assertThat(nobody.remedy()).isEqualTo("--benchmark market");
    double[] ten = Arrays.copyOf(A, 10);
    Fault rows = refused(asked(null, null, 16, 252), List.of("a", "b"), ten, Arrays.copyOf(B, 10));
    assertThat(rows.value()).isEqualTo("--blocks is 16 and there are 10 rows");
    Fault alone = refused(asked("a", null, null, 252), List.of("a"), A);
    assertThat(alone.value()).isEqualTo("the benchmark is the only column");
    Fault odd =
        catchThrowableOfType(BadInput.class, () -> asked(null, null, 7, 252)).faults().getFirst();
    assertThat(odd.value()).startsWith("--blocks is 7");
    Fault year =
        catchThrowableOfType(
                BadInput.class,
                () ->
                    new Asked(
                        false,
                        OptionalDouble.of(0),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()))
            .faults()
            .getFirst();
    assertThat(year.value()).isEqualTo("--periods-per-year is 0");
  }

  @Test
  void few_rows_leave_pbo_undefined_with_the_number_that_is_needed() throws IOException {
    ReturnsResult result =
        judge(
            asked(null, null, null, 252),
            List.of("a", "b"),
            Arrays.copyOf(A, 30),
            Arrays.copyOf(B, 30));
    assertThat(result.figure("pbo").reason()).isEqualTo("30 rows; 4 blocks of 10 rows need 40");
    assertThat(result.needs())
        .contains("30 rows: 60 at least before a Sharpe ratio says anything.");
  }

  @Test
  void one_row_gives_no_number_but_the_return_itself() throws IOException {
    ReturnsResult result = judge(asked(null, null, null, 252), List.of("a"), new double[] {0.01});
    assertThat(result.figure("total_return").orThrow()).isCloseTo(0.01, within(1e-15));
    assertThat(result.figure("sharpe").isDefined()).isFalse();
    assertThat(result.figure("spa").isDefined()).isFalse();
  }

  @Test
  void the_mean_correlation_of_all_pairs_is_that_of_the_matrix() {
    double[][] columns = BenchReturns.of(300, 12);
    for (double[] column : columns) {
      for (int t = 0; t < column.length; t++) {
        column[t] += columns[0][t] * 0.5;
      }
    }
    double[][] matrix = dev.holdout.backtest.stats.inference.Correlations.of(columns).matrix();
    assertThat(AverageCorrelation.of(columns))
        .isCloseTo(
            dev.holdout.backtest.stats.inference.Correlations.averageOffDiagonal(matrix),
            within(1e-12));
  }
}
