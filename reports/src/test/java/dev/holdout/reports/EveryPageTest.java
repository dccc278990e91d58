package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.reports.section.ReportSection;
import dev.holdout.reports.section.SectionCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws over every state of the page. */
class EveryPageTest {

  @TempDir Path runs;

  static Stream<Arguments> states() {
    Stream<Arguments> verdicts =
        Stream.of(VerdictRule.values())
            .filter(rule -> rule != VerdictRule.LEAKS && rule != VerdictRule.TOO_SHORT)
            .map(rule -> Arguments.of(rule.headline(), SampleRun.longRun(rule)));
    return Stream.concat(
        verdicts,
        Stream.of(
            Arguments.of("Too short to tell", SampleRun.shortRun()),
            Arguments.of("Too short to tell", SampleRun.emptyRun()),
            Arguments.of(
                "Could be luck", SampleRun.longRun(1, VerdictRule.COULD_BE_LUCK, List.of())),
            Arguments.of("Survived every test", SampleRun.generatedRun()),
            Arguments.of("Could be luck", SampleRun.withoutLedger())));
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_printed_value_is_the_stored_one(String headline, RunContents contents)
      throws IOException {
    Path folder = SampleRun.write(runs, contents);
    String html = Report.html(folder);
    assertThat(new PrintedValue(folder).differences(html)).isEmpty();
    assertThat(PrintedValue.count(html)).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_digit_stands_in_a_named_value(String headline, RunContents contents) {
    String html = Report.html(SampleRun.write(runs, contents));
    assertThat(Loose.digits(html)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("states")
  void the_headline_is_that_of_its_rule_and_the_words_are_at_most_sixty(
      String headline, RunContents contents) {
    String html = Report.html(SampleRun.write(runs, contents));
    String box =
        html.substring(html.indexOf("class=\"verdict"), html.indexOf("<dl class=\"kpis\">"));
    assertThat(box).contains(">" + headline + "</span></h2>");
    String words = Loose.text(box.substring(box.indexOf("</h2>")).replace("</p>", " ")).strip();
    assertThat(words.split("\\s+")).as(words).hasSizeLessThanOrEqualTo(60);
    assertThat(words)
        .doesNotContainIgnoringCase(
            "profitable", "proven", "significant", "alpha", "probability that", "!");
  }

  @ParameterizedTest
  @MethodSource("states")
  void all_fourteen_sections_stand_in_order(String headline, RunContents contents) {
    String html = Report.html(SampleRun.write(runs, contents));
    List<String> found =
        Pattern.compile("<section id=\"([a-z]+)\"")
            .matcher(html)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(found)
        .hasSize(14)
        .isEqualTo(SectionCatalogue.all().stream().map(ReportSection::id).toList());
  }

  @ParameterizedTest
  @MethodSource("states")
  void nothing_undefined_is_printed_as_a_number(String headline, RunContents contents) {
    String text = Loose.text(Report.html(SampleRun.write(runs, contents)));
    assertThat(text).doesNotContain("NaN", "Infinity", "null", "Optional", "dev.holdout");
  }

  @ParameterizedTest
  @MethodSource("states")
  void the_same_folder_gives_the_same_bytes(String headline, RunContents contents)
      throws IOException {
    Path first = Report.write(SampleRun.write(runs.resolve("a"), contents));
    Path second = Report.write(SampleRun.write(runs.resolve("b"), contents));
    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    assertThat(Files.readAllBytes(Report.write(first.getParent())))
        .isEqualTo(Files.readAllBytes(second));
  }

  @ParameterizedTest
  @MethodSource("states")
  void the_page_asks_nobody_for_anything_and_stays_small(String headline, RunContents contents) {
    String html = Report.html(SampleRun.write(runs, contents));
    assertThat(html).doesNotContain("http://", "https://", "src=", "url(", "@import");
    assertThat(html).contains("default-src &#39;none&#39;").contains("sha256-");
    assertThat(html.length()).isLessThan(300_000);
  }
}
