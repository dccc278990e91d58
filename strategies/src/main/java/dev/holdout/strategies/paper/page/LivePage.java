package dev.holdout.strategies.paper.page;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.paper.Call;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The live page at {@code http://127.0.0.1:PORT/}. This machine only: it binds the loopback
 * address, accepts only its own host name, and every change must come from its own page with the
 * token made at the start. No request leaves the page.
 */
public final class LivePage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  /**
   * @param study its name
   * @param instrument id
   * @param run id
   * @param speed as the pill says it, {@code 60×}
   */
  public record Titles(String study, String instrument, String run, String speed) {}

  private final Javalin server;
  private final Clients clients;
  private final Trading trading;
  private final Titles titles;
  private final String token;
  private final Set<String> hosts;

  private LivePage(
      Javalin server, Clients clients, Trading trading, Titles titles, String token, int port) {
    this.server = server;
    this.clients = clients;
    this.trading = trading;
    this.titles = titles;
    this.token = token;
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /**
   * Starts to serve.
   *
   * @param port 1 to 65535
   * @param token a secret made for this process
   * @throws BadInput when the port is taken
   */
  public static LivePage start(
      Board board, Trading trading, Titles titles, int port, String token) {
    Clients clients = new Clients(board, trading, titles);
    LivePage[] page = new LivePage[1];
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.jetty.host = "127.0.0.1";
          routes(config, page);
        });
    page[0] = new LivePage(server, clients, trading, titles, token, port);
    try {
      server.start(port);
    } catch (JavalinBindException taken) {
      clients.close();
      throw new BadInput(
          "port " + port + " is taken by another program",
          "--port " + port,
          "--port " + (port < 65_535 ? port + 1 : port - 1) + ", or --no-page");
    }
    return page[0];
  }

  private static void routes(JavalinConfig config, LivePage[] page) {
    config.routes.before(context -> page[0].admit(context));
    config.routes.get("/", context -> page[0].index(context));
    file(config, "/live.js", "text/javascript", "/dev/holdout/strategies/paper/live.js");
    file(config, "/live.css", "text/css", "/dev/holdout/strategies/paper/live.css");
    file(config, "/uplot.js", "text/javascript", "/dev/holdout/reports/uplot/uPlot.iife.min.js");
    file(config, "/uplot.css", "text/css", "/dev/holdout/reports/uplot/uPlot.min.css");
    config.routes.sse("/events", client -> page[0].clients.add(client));
    config.routes.post("/halt", context -> page[0].call(context, Call.Kind.HALT));
    config.routes.post("/resume", context -> page[0].call(context, Call.Kind.RESUME));
    config.routes.post("/flatten", context -> page[0].call(context, Call.Kind.FLATTEN));
    config.routes.post(
        "/pause",
        context -> {
          page[0].trading.pause();
          context.result("Paused by you.");
        });
    config.routes.post(
        "/go-on",
        context -> {
          page[0].trading.goOn();
          context.result("Resumed by you.");
        });
  }

  private static void file(JavalinConfig config, String path, String type, String resource) {
    config.routes.get(
        path, context -> context.contentType(type + "; charset=utf-8").result(text(resource)));
  }

  private static String text(String resource) {
    try (InputStream bytes = LivePage.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("our own file " + resource + " is missing");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void admit(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
    String host = context.header("Host");
    if (host == null || !hosts.contains(host)) {
      refuse(context, "this host name is not ours");
      return;
    }
    if (context.method().name().equals("POST")) {
      String origin = context.header("Origin");
      boolean ours = origin != null && hosts.stream().anyMatch(h -> origin.equals("http://" + h));
      if (!ours || !token.equals(context.header("X-Holdout-Token"))) {
        refuse(context, "a change must come from the page itself");
      }
    }
  }

  private static void refuse(Context context, String why) {
    context.status(HttpStatus.FORBIDDEN).result(why);
    context.skipRemainingHandlers();
  }

  private void index(Context context) {
    context.html(
        text("/dev/holdout/strategies/paper/live.html")
            .replace("{{token}}", escaped(token))
            .replace("{{study}}", escaped(titles.study()))
            .replace("{{instrument}}", escaped(titles.instrument()))
            .replace("{{run}}", escaped(titles.run())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Waits for the loop: the answer is given when what was asked is done and on disk. */
  private void call(Context context, Call.Kind kind) {
    CompletionStage<String> answer = trading.call(kind);
    try {
      context.result(answer.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException slow) {
      context
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .result("no answer from the trading loop; press Ctrl-C in its terminal");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells every client how it ended, and waits until they have heard it, for a moment. */
  public void finished(boolean stopped, String sentence) {
    clients.finished(stopped, sentence);
  }

  /** Clients that follow now. */
  public int clients() {
    return clients.count();
  }

  @Override
  public void close() {
    clients.close();
    server.stop();
  }
}
