package dev.holdout.strategies.paper.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Everybody who follows the page. Each has a thread of its own that sends the newest figures, at
 * most four times a second: a client that does not read holds up nobody but itself, and is dropped
 * after ten seconds.
 */
final class Clients {

  private static final int MOST = 16;
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final int BEATS = 8;
  private static final int PATIENCE = 40;

  private final Board board;
  private final BoardText text;
  private final Trading trading;
  private final LivePage.Titles titles;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;
  private volatile String ended = "";
  private volatile boolean stopped;

  Clients(Board board, Trading trading, LivePage.Titles titles) {
    this.board = board;
    this.text = new BoardText(board);
    this.trading = trading;
    this.titles = titles;
    Thread.ofVirtual().name("page-watch").start(this::dropStalled);
  }

  void add(SseClient client) {
    client.keepAlive();
    Follower follower = new Follower(client);
    if (followers.size() >= MOST) {
      client.sendEvent("full", "Too many pages follow this session; close one.");
      client.close();
      return;
    }
    followers.add(follower);
    client.onClose(() -> followers.remove(follower));
    follower.thread = Thread.ofVirtual().name("page").start(follower::follow);
  }

  int count() {
    return followers.size();
  }

  /** Whoever does not take what is sent within ten seconds is let go. */
  private void dropStalled() {
    while (open) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      for (Follower follower : followers) {
        if (follower.sending && ++follower.stalledFor > PATIENCE) {
          followers.remove(follower);
          follower.thread.interrupt();
        }
      }
    }
  }

  void finished(boolean wasStopped, String sentence) {
    stopped = wasStopped;
    ended = sentence;
    for (int i = 0; i < BEATS && followers.stream().anyMatch(f -> !f.toldTheEnd); i++) {
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  void close() {
    open = false;
  }

  private String state(Board.Standing now) {
    if (!ended.isEmpty()) {
      return "finished";
    }
    if (now.halted()) {
      return "halted";
    }
    if (now.heldByRisk()) {
      return "risk";
    }
    if (trading.isPaused()) {
      return "paused";
    }
    return now.at() == 0 ? "connecting" : "replaying";
  }

  private ObjectNode figures() {
    Board.Standing now = board.standing();
    String state = state(now);
    return switch (state) {
      case "finished" -> text.figures(state, stopped ? "Stopped" : "Finished", ended);
      case "halted" ->
          text.figures(state, "Halted by you", now.said() + " This survives a restart.");
      case "risk" ->
          text.figures(
              state,
              "Halted by risk",
              "The daily loss limit was reached. Orders that enlarge the position are refused until"
                  + " 00:00 UTC; the limit is set in the study: risk.loss-per-day.");
      case "paused" ->
          text.figures(
              state,
              "Paused",
              "Paused by you. The replay clock stands still; open orders stay. Nothing is lost.");
      case "connecting" ->
          text.figures(
              state,
              "Connecting",
              "Waiting for the replay: reading what lies before the first test span.");
      default -> text.figures(state, "Replaying, " + titles.speed(), "");
    };
  }

  /** One open page. */
  private final class Follower {

    private final SseClient client;
    private Thread thread;
    private int sent;
    private int thinnings = -1;
    private volatile boolean sending;
    private volatile int stalledFor;
    private volatile boolean toldTheEnd;

    private Follower(SseClient client) {
      this.client = client;
    }

    private void follow() {
      try {
        while (open && !client.terminated() && !toldTheEnd) {
          boolean last = !ended.isEmpty();
          send();
          toldTheEnd = last;
          LockSupport.parkNanos(BETWEEN.toNanos());
          if (Thread.interrupted()) {
            return;
          }
        }
      } finally {
        followers.remove(this);
      }
    }

    private void send() {
      ObjectNode news = figures();
      int thinned = board.thinnings();
      boolean whole = thinned != thinnings;
      int from = whole ? 0 : sent;
      thinnings = thinned;
      ObjectNode points = text.points(from);
      sent = from + points.get("at").size();
      news.put("whole", whole);
      news.set("points", points);
      news.set("marks", text.marks());
      news.set("orders", text.orders());
      news.set("journal", text.sentences());
      stalledFor = 0;
      sending = true;
      client.sendEvent("news", news.toString());
      sending = false;
    }
  }
}
