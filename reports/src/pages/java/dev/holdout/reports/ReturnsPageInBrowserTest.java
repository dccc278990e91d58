package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.holdout.reports.returns.ReturnsPage;
import dev.holdout.reports.returns.ReturnsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The page of {@code stats --html} as a reader's browser sees it, in each of its states. */
class ReturnsPageInBrowserTest {

  @TempDir static Path folder;

  private static final List<Path> PAGES = new ArrayList<>();
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    if (Browser.missing().isPresent()) {
      System.out.println("ReturnsPageInBrowserTest " + Browser.missing().get());
      return;
    }
    browser = Browser.open();
    PAGES.clear();
    List<ReturnsResult> states =
        List.of(
            SampleReturns.of("k7", 40, true),
            SampleReturns.of("only", 1, true),
            SampleReturns.of("bare", 3, false),
            SampleReturns.undefined());
    for (ReturnsResult state : states) {
      Path page = folder.resolve(state.selected().name() + ".html");
      PAGES.add(Files.writeString(page, ReturnsPage.html(state)));
    }
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
    return Stream.of(390, 1440)
        .flatMap(width ->
            Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(colours -> Arguments.of(width, colours)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void offline_it_never_scrolls_sideways_says_nothing_asks_nobody_and_axe_finds_nothing(
      int width, ColorScheme colours) {
    for (Path file : PAGES) {
      Browser.Visit visit = browser.visit(file, width, colours, true);
      Object wide = visit.page().evaluate("document.documentElement.scrollWidth - innerWidth");
      assertThat(((Number) wide).intValue()).as("%s", file).isLessThanOrEqualTo(0);
      assertThat(visit.messages()).isEmpty();
      assertThat(visit.requests()).containsExactly(file.toUri().toString());
      visit.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(
              new AxeBuilder(visit.page())
                  .analyze().getViolations().stream()
                      .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml()))
          .as("%s at %d", file, width)
          .isEmpty();
      visit.page().context().close();
    }
  }

  @Test
  void its_figures_and_its_charts_are_seen_with_scripts_and_without() {
    for (boolean scripts : new boolean[] {true, false}) {
      Page page = browser.visit(PAGES.getFirst(), 1440, ColorScheme.LIGHT, scripts).page();
      assertThat(page.locator("dl.kpis > div"))
          .satisfies(tiles -> {
            assertThat(tiles.count()).isEqualTo(6);
            assertThat(tiles.first().isVisible()).isTrue();
          });
      assertThat(page.textContent("dl.kpis")).contains("0.42", "0.40", "<\u00a00.01");
      assertThat(page.locator("svg").count()).isGreaterThan(1);
      double drawn = page.locator("svg").first().boundingBox().height;
      assertThat(drawn).isGreaterThan(50);
      page.context().close();
    }
  }
}
