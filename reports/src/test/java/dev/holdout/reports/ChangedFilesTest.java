package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of files that are not those that the run wrote says so above every figure. */
class ChangedFilesTest {

  @TempDir Path runs;

  @Test
  void an_edited_result_and_an_edited_table_are_named_in_a_band_on_the_first_screen()
      throws IOException {
    Path folder = SampleRun.write(runs, SampleRun.longRun(VerdictRule.SURVIVED));
    assertThat(Loose.text(Report.html(folder))).doesNotContain("Not as the run wrote it");
    Path results = folder.resolve("results.json");
    Files.writeString(results, Files.readString(results).replace("\"trials\"", " \"trials\""));
    Files.writeString(folder.resolve("orders.csv"), "");
    String html = Report.html(folder);
    String head = html.substring(0, html.indexOf("<main"));
    assertThat(Loose.text(head))
        .contains(
            "✕ Not as the run wrote it: orders.csv was changed after the run; results.json was"
                + " changed after the run. No figure on this page may be used.");
  }

  @Test
  void one_day_one_trade_and_one_fold_are_not_plural() throws IOException {
    Path folder = SampleRun.write(runs, SampleRun.shortRun());
    Path results = folder.resolve("results.json");
    Files.writeString(
        results,
        Files.readString(results)
            .replaceFirst("\"days\" : \\d+,\\s*\"daysNeeded\"", "\"days\" : 1, \"daysNeeded\"")
            .replaceFirst("\"closedTrades\" : \\d+", "\"closedTrades\" : 1"));
    assertThat(Loose.text(Report.html(folder)))
        .contains(", in 1 day and 1 closed trade. The study asks for 60 days and 30 trades");
  }
}
