package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.VerdictRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigReportTest {

  @TempDir Path runs;

  @Test
  void five_hundred_folds_of_daily_values_stay_under_two_megabytes() {
    Path folder =
        SampleRun.write(runs, SampleRun.longRun(500, VerdictRule.COULD_BE_LUCK, List.of()));
    String html = Report.html(folder);
    assertThat(html.length()).isLessThan(2_000_000);
    assertThat(html).contains("Each pixel column shows its lowest and highest value");
    assertThat(html).contains("<summary>Folds ");
  }
}
