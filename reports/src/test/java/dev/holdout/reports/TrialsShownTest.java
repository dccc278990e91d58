package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.Trials;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.reports.section.ReportSection;
import dev.holdout.reports.section.RunView;
import dev.holdout.reports.section.SectionCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 7 of a search with twelve trials, of which the folds chose the eleventh. */
class TrialsShownTest {

  private static final int TRIALS = 12;
  private static final int CHOSEN = 10;

  @TempDir Path runs;

  private static RunContents run(Form form) {
    RunContents run = SampleRun.longRun(VerdictRule.COULD_BE_LUCK);
    Trials all = run.results().trials();
    List<Trials.Row> rows = IntStream.range(0, TRIALS).mapToObj(TrialsShownTest::row).toList();
    return SampleRun.with(
        run,
        new Trials(
            TRIALS,
            0,
            0,
            all.scope(),
            true,
            all.scoreName(),
            form,
            List.of("Hidden"),
            rows,
            all.ledger(),
            List.of()));
  }

  private static Trials.Row row(int i) {
    Figure none = Figure.undefined("too few days");
    return new Trials.Row(
        "t-" + i,
        List.of("8"),
        3,
        Figure.of(0.0001234 - i * 0.0000011),
        none,
        none,
        none,
        i == CHOSEN ? 4 : 0,
        i == CHOSEN ? "chosen" : "scored");
  }

  private String section(RunContents contents) {
    RunView run = RunView.of(RunFolder.open(SampleRun.write(runs, contents)));
    return SectionCatalogue.all().stream()
        .filter(section -> section.id().equals("trials"))
        .map((ReportSection section) -> section.body(run).text())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_chosen_trial_stands_in_the_table_wherever_its_score_stands_and_is_marked() {
    String section = section(run(Form.DAY_PERCENT));
    assertThat(section)
        .contains("The best eight, and every chosen one", ">t-0<", ">t-7<")
        .doesNotContain(">t-8<", ">t-9<", ">t-11<")
        .containsPattern("<tr class=\"pick\"><th[^>]*>(<[^>]*>)*t-10<");
  }

  @ParameterizedTest
  @EnumSource(names = {"DAY_PERCENT", "PERCENT", "RATIO", "SIGNED", "BASIS_POINTS"})
  void scores_that_differ_read_differently(Form form) throws IOException {
    String section = section(run(form));
    List<String> scores =
        Pattern.compile("data-k=\"trials.rows.\\d+.score\">([^<]*)<")
            .matcher(section)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(scores).hasSize(9).doesNotHaveDuplicates();
    Path folder = SampleRun.write(runs, run(form));
    assertThat(new PrintedValue(folder).differences(Report.html(folder))).isEmpty();
  }

  @Test
  void scores_that_the_usual_decimals_tell_apart_have_no_more() {
    assertThat(Form.RATIO.moreDecimals(List.of(1.36, 1.31, 0.4))).isZero();
    assertThat(Form.RATIO.moreDecimals(List.of(1.36, 1.36))).isZero();
    assertThat(Form.RATIO.moreDecimals(List.of(0.0))).isZero();
    assertThat(Form.RATIO.moreDecimals(List.of())).isZero();
    assertThat(Form.DAY_PERCENT.moreDecimals(List.of(0.00012))).isEqualTo(1);
  }
}
