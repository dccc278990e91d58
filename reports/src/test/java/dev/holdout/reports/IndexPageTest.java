package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.index.IndexPage;
import dev.holdout.reports.index.RunIndex;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All runs on one page. */
class IndexPageTest {

  @TempDir Path runs;

  private RunIndex threeAndADamagedOne() throws IOException {
    Report.write(SampleRun.write(runs, "7f3c9e21", SampleRun.longRun(VerdictRule.COULD_BE_LUCK)));
    SampleRun.write(
        runs, "b2", SampleRun.again(SampleRun.generatedRun(), "b2", 8, "2025-07-03T10:00:00Z"));
    SampleRun.write(
        runs, "c3", SampleRun.again(SampleRun.shortRun(), "c3", 8, "2025-07-01T10:00:00Z"));
    Files.writeString(
        SampleRun.write(runs, "d4", SampleRun.emptyRun()).resolve("results.json"),
        "{\"schema\":1, \"a\": \"<script>\"}");
    return RunIndex.of(runs);
  }

  @Test
  void the_newest_stands_first_and_a_damaged_run_with_its_reason() throws IOException {
    RunIndex index = threeAndADamagedOne();
    assertThat(index.runs().stream().map(RunIndex.Row::id)).containsExactly("b2", "7f3c9e21", "c3");
    assertThat(index.damaged()).containsExactly(new RunIndex.Damaged("d4", "kind is missing"));
    assertThat(index.runs().getFirst().generated()).isTrue();
    assertThat(Loose.text(IndexPage.html(index))).contains("kind is missing");
  }

  @Test
  void every_printed_value_is_that_of_the_document() throws IOException {
    RunIndex index = threeAndADamagedOne();
    String html = IndexPage.html(index);
    assertThat(new PrintedValue(RunFolder.toTree(index), Map.of()).differences(html)).isEmpty();
    assertThat(PrintedValue.count(html)).isGreaterThan(30);
    assertThat(Loose.digits(html)).isEmpty();
    assertThat(Loose.text(html)).doesNotContain("NaN", "null").contains("5 daily returns");
    assertThat(html).isEqualTo(IndexPage.html(RunIndex.of(runs)));
  }

  @Test
  void a_run_with_a_report_has_a_link_and_one_without_says_so() throws IOException {
    String html = IndexPage.html(threeAndADamagedOne());
    assertThat(html).contains("href=\"./7f3c9e21/report.html\"").doesNotContain("./b2/report");
    assertThat(html.split("no report")).hasSize(3);
  }

  @Test
  void a_folder_of_a_strange_name_cannot_leave_the_page() throws IOException {
    Path run = SampleRun.write(runs, "a1", SampleRun.shortRun());
    Path strange = runs.resolve("a\" onclick=alert(1) <b>&x");
    Files.move(run, strange);
    Report.write(strange);
    String html = IndexPage.html(RunIndex.of(runs));
    assertThat(html)
        .contains("href=\"./a%22%20onclick%3Dalert%281%29%20%3Cb%3E%26x/report.html\"")
        .contains(">a&quot; onclick=alert(1) &lt;b&gt;&amp;x</span>")
        .doesNotContain("<b>&x");
  }

  @Test
  void ten_thousand_runs_stay_below_two_megabytes_and_what_is_left_out_is_said() {
    SampleRun.write(runs, "a1", SampleRun.shortRun());
    RunIndex one = RunIndex.of(runs);
    List<RunIndex.Row> many = new ArrayList<>(Collections.nCopies(10_000, one.runs().getFirst()));
    String html = IndexPage.html(new RunIndex(one.schema(), many, List.of()));
    assertThat(html.length()).isLessThan(2_000_000);
    assertThat(html).contains("The newest thousand");
  }
}
