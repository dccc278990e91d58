package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure of a generated market is never without the word. */
class GeneratedMarketTest {

  @TempDir Path runs;

  @Test
  void title_head_band_tiles_charts_and_tables_say_generated() {
    String html = Report.html(SampleRun.write(runs, SampleRun.generatedRun()));
    assertThat(html).contains("walk-forward report (generated market)</title>");
    assertThat(Loose.text(html.substring(html.indexOf("<header>"), html.indexOf("</header>"))))
        .contains("generated market");
    assertThat(Loose.text(html))
        .contains(
            "Generated market (a planted edge of information coefficient 0.10): no figure here is"
                + " about a real market.");
    for (String place :
        List.of("<dt>[A-Z].*?<dd class=\"v\"", "<h3.*?</h3>", "<caption>.*?</caption>")) {
      List<String> labels =
          Pattern.compile(place, Pattern.DOTALL)
              .matcher(html)
              .results()
              .map(m -> m.group())
              .toList();
      assertThat(labels).hasSizeGreaterThan(5).allMatch(label -> label.contains("generated"));
    }
  }

  @Test
  void a_real_market_is_nowhere_called_generated() {
    String html =
        Report.html(
            SampleRun.write(runs, SampleRun.longRun(dev.holdout.reports.run.VerdictRule.SURVIVED)));
    assertThat(Loose.text(html)).doesNotContainIgnoringCase("generated");
  }
}
