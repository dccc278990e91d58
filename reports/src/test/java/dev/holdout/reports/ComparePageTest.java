package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.compare.ComparePage;
import dev.holdout.reports.compare.Compared;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs on one page. */
class ComparePageTest {

  private static final String LATER = "2025-07-03T10:00:00Z";

  @TempDir Path runs;

  static Stream<RunContents> seconds() {
    return Stream.of(
        SampleRun.longRun(VerdictRule.COULD_BE_LUCK),
        SampleRun.longRun(10, VerdictRule.BEATEN, List.of()),
        SampleRun.generatedRun(),
        SampleRun.shortRun(),
        SampleRun.emptyRun());
  }

  private RunFolder first() {
    return RunFolder.open(
        SampleRun.write(runs, "a1", SampleRun.longRun(VerdictRule.COULD_BE_LUCK)));
  }

  private RunFolder second(RunContents contents) {
    return RunFolder.open(SampleRun.write(runs, "b2", SampleRun.again(contents, "b2", 8, LATER)));
  }

  @ParameterizedTest
  @MethodSource("seconds")
  void every_printed_value_is_that_of_the_document_or_of_its_run(RunContents contents)
      throws IOException {
    RunFolder a = first();
    RunFolder b = second(contents);
    String html = ComparePage.html(a, b);
    JsonNode own = RunFolder.toTree(Compared.of(a, b));
    Map<String, JsonNode> others = Map.of("runA", tree(a), "runB", tree(b));
    assertThat(new PrintedValue(own, others).differences(html)).isEmpty();
    assertThat(PrintedValue.count(html)).isGreaterThan(100);
    assertThat(Loose.digits(html)).isEmpty();
    assertThat(Loose.text(html)).doesNotContain("NaN", "Infinity", "null", "Optional");
    assertThat(html).isEqualTo(ComparePage.html(a, b));
    assertThat(html).doesNotContain("http://", "https://", "src=", "url(", "@import");
  }

  private static JsonNode tree(RunFolder run) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode tree =
        (ObjectNode) mapper.readTree(Files.readString(run.path().resolve("results.json")));
    return tree.set(
        "manifest", mapper.readTree(Files.readString(run.path().resolve("manifest.json"))));
  }

  @Test
  void the_sentence_names_what_differs_and_what_does_not() {
    RunFolder a = first();
    assertThat(Compared.of(a, second(SampleRun.longRun(VerdictRule.COULD_BE_LUCK))).sentence())
        .isEqualTo(
            "The runs differ in seed and study; data, code and features are the same. Every figure"
                + " is the same.");
    assertThat(Compared.of(a, a).sentence())
        .isEqualTo("Data, code, features, seed and study are the same, and so is every figure.");
  }

  @Test
  void a_difference_is_b_minus_a_and_an_undefined_one_says_why() {
    Compared compared = Compared.of(first(), second(SampleRun.shortRun()));
    Compared.Line pnl = line(compared, "net PnL");
    assertThat(pnl.difference().orThrow())
        .isEqualTo(pnl.b().orThrow() - pnl.a().orThrow())
        .isNegative();
    assertThat(line(compared, "Sharpe ratio, net").difference().reason())
        .isEqualTo(SampleRun.FEW_DAYS);
    assertThat(line(compared, "Sharpe ratio, net").same()).isFalse();
    assertThat(line(compared, "placebo runs").b().orThrow()).isZero();
  }

  private static Compared.Line line(Compared compared, String name) {
    return compared.figures().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void the_texts_of_the_studies_are_matched_line_by_line() {
    Compared compared = Compared.of(first(), second(SampleRun.longRun(VerdictRule.BEATEN)));
    assertThat(compared.study())
        .containsSubsequence(
            new Compared.TextLine("both", "data: BTCUSD.BITSTAMP"),
            new Compared.TextLine("a", "timeline: every 1 min bar"),
            new Compared.TextLine("b", "timeline: every 5 min bar"),
            new Compared.TextLine("both", "limits:"));
  }

  @Test
  void lines_that_do_not_differ_are_of_a_class_that_the_switch_shows() {
    String html = ComparePage.html(first(), second(SampleRun.longRun(VerdictRule.BEATEN)));
    assertThat(html)
        .contains("<input type=\"checkbox\" id=\"all\">", "<tr class=\"same\">")
        .contains("No figure differs.");
  }

  @Test
  void a_generated_market_is_named_with_the_run_that_has_it() {
    String html = ComparePage.html(first(), second(SampleRun.generatedRun()));
    assertThat(html).contains("two runs compared (generated market)</title>");
    assertThat(Loose.text(html)).contains("Generated market in B: no figure of it is about a real");
    String sideA =
        html.substring(html.indexOf("runA.oos.netPnl") - 900, html.indexOf("runA.oos.netPnl"));
    assertThat(sideA).doesNotContain("class=\"gen\"");
  }
}
