package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.holdout.reports.compare.ComparePage;
import dev.holdout.reports.index.IndexPage;
import dev.holdout.reports.index.RunIndex;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.VerdictRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as a reader's browser sees it. */
class PageInBrowserTest {

  @TempDir static Path runs;

  private static Browser browser;
  private static Path shortReport;
  private static Path longReport;
  private static Path generatedReport;
  private static Path compared;
  private static Path index;

  @BeforeAll
  static void open() throws IOException {
    if (Browser.missing().isPresent()) {
      System.out.println("PageInBrowserTest " + Browser.missing().get());
      return;
    }
    browser = Browser.open();
    shortReport = Report.write(SampleRun.write(runs.resolve("short"), SampleRun.shortRun()));
    longReport =
        Report.write(
            SampleRun.write(runs.resolve("long"), SampleRun.longRun(VerdictRule.COULD_BE_LUCK)));
    generatedReport =
        Report.write(SampleRun.write(runs.resolve("generated"), SampleRun.generatedRun()));
    compared =
        ComparePage.write(
            RunFolder.open(longReport.getParent()),
            RunFolder.open(shortReport.getParent()),
            runs.resolve("compare.html"));
    index = someRuns(runs.resolve("all"));
  }

  private static Path someRuns(Path all) throws IOException {
    Report.write(SampleRun.write(all, "a1", SampleRun.generatedRun()));
    SampleRun.write(
        all, "b2", SampleRun.again(SampleRun.shortRun(), "b2", 8, "2025-07-03T10:00:00Z"));
    Files.writeString(
        SampleRun.write(all, "c3", SampleRun.shortRun()).resolve("results.json"), "{");
    return IndexPage.write(all, RunIndex.of(all));
  }

  /** Each test on its own, so that every skipped one is counted. */
  @BeforeEach
  void needsABrowser() {
    Assumptions.assumeTrue(browser != null, () -> Browser.missing().orElse("no browser"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static Stream<Arguments> views() {
    return Stream.of(390, 768, 1440)
        .flatMap(width ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(colours -> Arguments.of(width, colours)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void it_never_scrolls_sideways_says_nothing_and_asks_nobody(int width, ColorScheme colours) {
    for (Path report : List.of(shortReport, longReport, generatedReport, compared, index)) {
      Browser.Visit visit = browser.visit(report, width, colours, true);
      Object wide = visit.page().evaluate("document.documentElement.scrollWidth - innerWidth");
      assertThat(((Number) wide).intValue()).isLessThanOrEqualTo(0);
      assertThat(visit.messages()).isEmpty();
      assertThat(visit.requests()).containsExactly(report.toUri().toString());
      visit.page().context().close();
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void axe_finds_nothing(int width, ColorScheme colours) {
    List<Path> pages =
        width == 768
            ? List.of(shortReport, compared)
            : List.of(shortReport, longReport, generatedReport, compared, index);
    for (Path report : pages) {
      Browser.Visit visit = browser.visit(report, width, colours, true);
      visit.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      visit.page().evaluate("document.querySelectorAll('#all').forEach(box => box.click())");
      List<String> violations =
          new AxeBuilder(visit.page())
              .analyze().getViolations().stream()
                  .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                  .toList();
      assertThat(violations).isEmpty();
      visit.page().context().close();
    }
  }

  @Test
  void the_arrow_keys_move_through_the_account_and_escape_leaves() {
    Page page = browser.visit(shortReport, 1440, ColorScheme.LIGHT, true).page();
    String end = page.textContent(".leg b");
    page.focus(".ar[data-c]");
    page.keyboard().press("Home");
    assertThat(page.textContent(".when")).startsWith("2013-11-20");
    assertThat(page.textContent(".leg b")).isNotEqualTo(end).endsWith("USD");
    page.keyboard().press("Escape");
    assertThat(page.textContent(".leg b")).isEqualTo(end);
  }

  @Test
  void a_column_sorts_both_ways_by_its_numbers() {
    Page page = browser.visit(longReport, 1440, ColorScheme.LIGHT, true).page();
    page.click("#folds th:nth-child(3) button");
    assertThat(page.getAttribute("#folds th:nth-child(3)", "aria-sort")).isEqualTo("descending");
    String most = page.textContent("#folds tbody tr:first-child td:nth-child(3)");
    page.click("#folds th:nth-child(3) button");
    String least = page.textContent("#folds tbody tr:first-child td:nth-child(3)");
    assertThat(most).startsWith("+");
    assertThat(least).startsWith("\u2212");
  }

  @Test
  void lines_that_do_not_differ_are_shown_by_the_switch_alone() {
    for (boolean scripts : new boolean[] {true, false}) {
      Page page = browser.visit(compared, 1440, ColorScheme.LIGHT, scripts).page();
      assertThat(page.locator("#figures tr.same").first().isVisible()).isFalse();
      page.click("label[for=all]");
      assertThat(page.locator("#figures tr.same").first().isVisible()).isTrue();
    }
  }

  @Test
  void runs_sort_by_a_figure_and_lead_to_their_report() {
    Page page = browser.visit(index, 1440, ColorScheme.LIGHT, true).page();
    page.click("#answer th:nth-child(5) button");
    assertThat(page.textContent("#answer tbody tr:first-child")).contains("a1", "generated");
    page.click("#answer tbody a");
    assertThat(page.title()).isEqualTo("demo-edge: walk-forward report (generated market)");
  }

  @Test
  void the_line_that_says_generated_stays_in_sight_to_the_last_section() {
    Page page = browser.visit(generatedReport, 1440, ColorScheme.LIGHT, true).page();
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'");
    page.evaluate("document.getElementById('limits').scrollIntoView()");
    double top = page.locator(".bands").boundingBox().y;
    assertThat(top).isBetween(0.0, 5.0);
    assertThat(page.textContent(".bands")).contains("no figure here is about a real market");
  }

  @Test
  void the_button_changes_the_colours() {
    Page page = browser.visit(shortReport, 1440, ColorScheme.LIGHT, true).page();
    Object light = page.evaluate("getComputedStyle(document.body).backgroundColor");
    page.click("#theme");
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(light);
    assertThat(page.textContent("#theme")).isEqualTo("Light page");
  }

  @Test
  void it_reads_without_scripts() {
    Page page = browser.visit(shortReport, 1440, ColorScheme.LIGHT, false).page();
    assertThat(page.textContent("main")).contains("Too short to tell", "A past result is not");
  }

  @Test
  void it_prints_on_at_most_twelve_pages() {
    for (Path report : List.of(shortReport, longReport)) {
      Page page = browser.visit(report, 1440, ColorScheme.DARK, true).page();
      String pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);
      int pages = pdf.split("/Type\\s*/Page\\b").length - 1;
      assertThat(pages).isBetween(3, 12);
    }
  }
}
