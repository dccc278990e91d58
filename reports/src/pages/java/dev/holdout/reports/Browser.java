package dev.holdout.reports;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium from the PATH, driven by the Playwright driver that playwright.cli.dir names. */
final class Browser implements AutoCloseable {

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Why there is no browser to test with; empty when there is one. */
  static Optional<String> missing() {
    if (onPath("chromium").isEmpty()) {
      return Optional.of("skipped: no Chromium on the PATH");
    }
    return driver().isEmpty()
        ? Optional.of("skipped: no driver; pass -Dplaywright.cli.dir=FOLDER (node, package/)")
        : Optional.empty();
  }

  private static String driver() {
    return System.getProperty("playwright.cli.dir", "");
  }

  /** To be called when nothing is {@link #missing}. */
  static Browser open() {
    String driver = driver();
    if (!Files.isExecutable(Path.of(driver, "node"))) {
      throw new IllegalStateException(
          "playwright.cli.dir is \"" + driver + "\", where no node lies; see reports/README.md");
    }
    Playwright playwright = Playwright.create();
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(onPath("chromium").orElseThrow())
                    .setArgs(List.of("--disable-gpu", "--disable-dev-shm-usage"))));
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page with what it said and whom it asked. */
  record Visit(Page page, List<String> messages, List<String> requests) {}

  /** Opens a file with the network cut off. */
  Visit visit(Path file, int width, ColorScheme colours, boolean scripts) {
    BrowserContext context =
        chromium.newContext(
            new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setJavaScriptEnabled(scripts)
                .setOffline(true));
    Page page = context.newPage();
    List<String> messages = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    page.onConsoleMessage(message -> messages.add(message.text()));
    page.onPageError(messages::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(file.toUri().toString());
    return new Visit(page, messages, requests);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
