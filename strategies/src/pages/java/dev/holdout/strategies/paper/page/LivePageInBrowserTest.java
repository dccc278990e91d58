package dev.holdout.strategies.paper.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.holdout.strategies.paper.Call;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live page as a trader's browser sees it, from connecting to the end. */
class LivePageInBrowserTest {

  private static Playwright playwright;
  private static Browser browser;
  private static String missing = "";

  private final List<String> messages = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  @BeforeAll
  static void open() {
    String driver = System.getProperty("playwright.cli.dir", "");
    Optional<Path> chromium = onPath("chromium");
    missing =
        chromium.isEmpty()
            ? "skipped: no Chromium on the PATH"
            : driver.isEmpty() ? "skipped: no driver; pass -Dplaywright.cli.dir=FOLDER" : "";
    if (!missing.isEmpty()) {
      System.out.println("LivePageInBrowserTest " + missing);
      return;
    }
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(List.of("--disable-gpu", "--disable-dev-shm-usage")));
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Each test on its own, so that every skipped one is counted. */
  @BeforeEach
  void needsABrowser() {
    Assumptions.assumeTrue(missing.isEmpty(), missing);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      playwright.close();
    }
  }

  private Page visit(ShownSession shown, int width, ColorScheme colours) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    Page page = context.newPage();
    page.onConsoleMessage(message -> messages.add(message.text()));
    page.onPageError(messages::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(shown.address());
    return page;
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void each_state_says_what_it_is_and_each_button_works(int width) {
    try (ShownSession shown = new ShownSession()) {
      Page page = visit(shown, width, ColorScheme.LIGHT);
      is(page, "Connecting");
      look(page, "connecting", width);
      shown.trade();
      is(page, "Replaying, 60\u00d7");
      page.waitForFunction("document.querySelectorAll('#orderRows tr').length > 5");
      assertThat(page.textContent("#orders")).isNotEqualTo("0");
      assertThat(page.textContent("#orderRows")).contains("rejected: position limit");
      assertThat(page.textContent(".tiles .units")).isEqualTo("BTC");
      assertThat(page.textContent("#limits")).contains("BTC").doesNotContain("BTCUSD");
      assertThat(inkAtTheRightEdge(page)).as("no label is cut off at %d", width).isZero();
      assertThat(isWhollyShown(page, "#orderRows tr:first-child td:last-child"))
          .as("the state of an order is seen without scrolling at %d", width)
          .isTrue();
      look(page, "replaying", width);
      page.click("#pause");
      is(page, "Paused");
      assertThat(shown.isPaused()).isTrue();
      page.click("#pause");
      is(page, "Replaying, 60\u00d7");
      page.click("#halt");
      is(page, "Halted by you");
      assertThat(page.textContent("#say")).contains("New orders are refused", "is kept");
      assertThat(page.isDisabled("#halt")).isTrue();
      look(page, "halted", width);
      page.click("#flatten");
      page.click("#askYes");
      page.waitForFunction("!document.getElementById('ask').open");
      page.click("#resume");
      assertThat(page.textContent("#askTitle")).isEqualTo("Resume trading?");
      page.click("#askYes");
      is(page, "Replaying, 60\u00d7");
      assertThat(shown.calls).containsExactly(Call.Kind.HALT, Call.Kind.FLATTEN, Call.Kind.RESUME);
      shown.page.finished(false, "720 orders equal the backtest's, exactly.");
      is(page, "Finished");
      assertThat(page.textContent("#say")).contains("720 orders equal");
      look(page, "finished", width);
      assertThat(messages).isEmpty();
      assertThat(requests).allMatch(request -> request.startsWith(shown.address()));
      page.context().close();
    }
  }

  /** Pixels of the last column of the charts that are not empty: where a label would be cut. */
  private static int inkAtTheRightEdge(Page page) {
    Object ink =
        page.evaluate(
            """
            [...document.querySelectorAll('canvas')].reduce((sum, canvas) => {
              const column = canvas.getContext('2d').getImageData(canvas.width - 1, 0, 1, canvas.height).data;
              return sum + column.filter((value, i) => i % 4 === 3 && value > 0).length;
            }, 0)
            """);
    return ((Number) ink).intValue();
  }

  private static boolean isWhollyShown(Page page, String selector) {
    BoundingBox box = page.locator(selector).boundingBox();
    return box.x >= 0 && box.x + box.width <= page.viewportSize().width;
  }

  private static void is(Page page, String pill) {
    page.waitForFunction(
        "pill => document.getElementById('pill').textContent.trim() === pill", pill);
    assertThat(page.title()).isEqualTo(pill + " \u00b7 mechanics");
  }

  /** No sideways scrolling, and nothing that axe finds. */
  private static void look(Page page, String state, int width) {
    Object wide = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat(((Number) wide).intValue()).as("%s at %d", state, width).isLessThanOrEqualTo(0);
    String folder = System.getProperty("holdout.pictures", "");
    if (!folder.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder, "live-" + state + "-" + width + ".png")));
    }
    List<String> violations =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .toList();
    assertThat(violations).as("%s at %d", state, width).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void in_the_dark_axe_finds_nothing_either(int width) {
    try (ShownSession shown = new ShownSession()) {
      shown.trade();
      Page page = visit(shown, width, ColorScheme.DARK);
      is(page, "Replaying, 60\u00d7");
      look(page, "dark", width);
      page.context().close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1440})
  void a_page_that_hears_nothing_says_so_and_dims(int width) {
    ShownSession shown = new ShownSession();
    Page page = visit(shown, width, ColorScheme.LIGHT);
    shown.trade();
    is(page, "Replaying, 60\u00d7");
    shown.close();
    is(page, "Reconnecting");
    assertThat(page.textContent("#say")).contains("holdout paper stop");
    assertThat(page.getAttribute("body", "class")).isEqualTo("stale");
    page.context().close();
  }
}
