package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.returns.ReturnsJson;
import dev.holdout.reports.returns.ReturnsPage;
import dev.holdout.reports.returns.ReturnsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the page of judged returns, over its states. */
class ReturnsPageTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"><img src=x onerror=alert(2)>'{}${page}<!--&\u2028";

  @TempDir Path folder;

  static Stream<ReturnsResult> states() {
    return Stream.of(
        SampleReturns.of("k7", 40, true),
        SampleReturns.of("only", 1, true),
        SampleReturns.of("bare", 3, false),
        SampleReturns.undefined());
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_printed_value_is_the_one_of_the_document(ReturnsResult result) throws IOException {
    Files.writeString(folder.resolve("results.json"), ReturnsJson.of(result).toString());
    Files.writeString(folder.resolve("manifest.json"), "{}");
    Files.writeString(folder.resolve("timings.json"), "{}");
    Files.write(folder.resolve("equity.csv"), SampleReturns.equity(result));
    String html = ReturnsPage.html(result);
    assertThat(new PrintedValue(folder).differences(html)).isEmpty();
    assertThat(PrintedValue.count(html)).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("states")
  void nothing_undefined_is_a_number_and_nobody_is_asked(ReturnsResult result) {
    String html = ReturnsPage.html(result);
    assertThat(Loose.text(html)).doesNotContain("NaN", "Infinity", "null", "dev.holdout");
    assertThat(html).doesNotContain("http://", "https://", "src=", "url(", "@import");
    assertThat(html).contains("default-src &#39;none&#39;").contains("sha256-");
    assertThat(html.length()).isLessThan(300_000);
    assertThat(html).isEqualTo(ReturnsPage.html(result));
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_chart_says_what_it_shows_and_every_table_has_a_caption(ReturnsResult result) {
    String html = ReturnsPage.html(result);
    assertThat(html.split("role=\"img\"", -1).length)
        .isEqualTo(html.split("role=\"img\" aria-label=\"[^\"]+\"", -1).length);
    assertThat(html.split("<table", -1).length).isEqualTo(html.split("<caption>", -1).length);
    assertThat(html.split("<h1", -1)).hasSize(2);
    assertThat(html).contains("id=\"h-answer\"", "A past result is not a forecast.");
  }

  @Test
  void hostile_names_stay_text() {
    String html = ReturnsPage.html(SampleReturns.of(HOSTILE, 12, true));
    assertThat(html).contains("&lt;script&gt;alert(1)");
    assertThat(html).doesNotContain("<script>alert", "<img", "<!--");
    assertThat(html.split("<script", -1)).hasSize(3);
    assertThat(html.split("</script>", -1)).hasSize(3);
  }

  @Test
  void the_sentence_counts_luck_in_a_hundred() {
    String text = Loose.text(ReturnsPage.html(SampleReturns.of("k7", 40, true)));
    assertThat(text)
        .contains(
            "The best of 40 trials without skill would look at least this good about 58 times in"
                + " 100.");
    String one = Loose.text(ReturnsPage.html(SampleReturns.of("only", 1, true)));
    assertThat(one).contains("if it was the only one.", "The files hold one trial.");
  }

  @Test
  void without_dates_the_axis_counts_rows_and_nothing_moves() {
    String html = ReturnsPage.html(SampleReturns.of("bare", 3, false));
    assertThat(html).contains("rows, from the first").doesNotContain("data-c=\"series\"");
  }

  @Test
  void an_undefined_figure_prints_its_reason() {
    String text = Loose.text(ReturnsPage.html(SampleReturns.undefined()));
    assertThat(text).contains("n/a", "all the same");
    assertThat(List.of(text.split("n/a"))).hasSizeGreaterThan(5);
  }
}
