package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Parity;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What section 3 says of placebos, planted edges and the replay; what section 7 of the ledger. */
class ControlsShownTest {

  private static final String WHEN = "2025-07-03T08:00:00Z";

  @TempDir Path runs;

  private String section(Path folder, String id) {
    String html = Report.html(folder);
    int from = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(from, html.indexOf("</section>", from));
  }

  @Test
  void without_a_replay_the_command_that_makes_one_stands_there_in_the_warning_colour() {
    Path folder = SampleRun.write(runs, SampleRun.longRun(VerdictRule.COULD_BE_LUCK));
    assertThat(Loose.text(section(folder, "controls")))
        .contains("not run: ./holdout paper 7f3c9e21 --parity! not run");
  }

  @Test
  void a_replay_is_shown_with_its_orders_and_a_divergence_with_its_words() throws IOException {
    Path folder = SampleRun.write(runs, SampleRun.longRun(VerdictRule.COULD_BE_LUCK));
    RunFolder run = RunFolder.open(folder);
    run.put(new Parity(Results.SCHEMA, WHEN, 77_499, 61, true, "", "demo"));
    assertThat(Loose.text(section(folder, "controls")))
        .contains("77,499 ticks of demo, 61 orders, all equal to the backtest’s✓ passed");
    assertThat(new PrintedValue(folder).differences(Report.html(folder))).isEmpty();
    run.put(new Parity(Results.SCHEMA, WHEN, 12, 3, false, "tick 12: <price> 787.10", "demo"));
    assertThat(Loose.text(section(folder, "controls")))
        .contains("12 ticks of demo, 3 orders; tick 12: &lt;price&gt; 787.10✕ failed");
  }

  @Test
  void controls_that_were_left_out_say_why_at_every_place() {
    String text = Loose.text(section(SampleRun.write(runs, SampleRun.shortRun()), "controls"));
    assertThat(text)
        .contains("No placebo run: left out", "No oracle run: left out", "n/a (left out by")
        .doesNotContain("trainings of their own");
  }

  @Test
  void ten_thousand_placebos_keep_the_budget_of_a_chart_and_of_a_table() {
    RunContents run = SampleRun.longRun(VerdictRule.COULD_BE_LUCK);
    List<Controls.Placebo> rows =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                new Controls.Placebo(
                    "surrogate", i + 1, Figure.of(Math.sin(i)), i, Figure.of(0), 100))
            .toList();
    Controls before = run.results().controls();
    Controls many =
        new Controls(
            new Controls.Placebos(
                "annual Sharpe ratio, net",
                Form.RATIO,
                Figure.of(1.36),
                Figure.of(1),
                rows.size(),
                Figure.of(0.99),
                0.05,
                rows,
                ""),
            before.oracle(),
            before.sameBytes(),
            1);
    String html = section(SampleRun.write(runs, SampleRun.with(run, many)), "controls");
    assertThat(html.length()).isLessThan(100_000);
    assertThat(html).contains("The first sixty; all of them stand in results.json", "are one dot.");
  }

  @Test
  void a_ledger_that_does_not_hold_is_said_in_the_warning_colour() {
    String broken =
        section(SampleRun.write(runs.resolve("a"), SampleRun.withoutLedger()), "trials");
    assertThat(broken)
        .contains("<p class=\"see warn\">! The ledger’s chain")
        .contains("row 3 does not follow from row 2")
        .contains("<p class=\"see warn\">! <span data-k=\"trials.count\">1</span> trial ");
    Path whole = SampleRun.write(runs.resolve("b"), SampleRun.longRun(VerdictRule.BEATEN));
    assertThat(section(whole, "trials")).doesNotContain("see warn").contains("href=\"trials.csv\"");
  }
}
