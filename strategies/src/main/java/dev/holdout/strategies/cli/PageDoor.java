package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.paper.Call;
import dev.holdout.strategies.paper.PaperSession;
import dev.holdout.strategies.paper.page.Board;
import dev.holdout.strategies.paper.page.LivePage;
import dev.holdout.strategies.paper.page.Trading;
import dev.holdout.strategies.run.TradedRun;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.KeyGenerator;

/** Opens the live page of a session; the only class here that loads the web server. */
final class PageDoor {

  private static final int HIGHEST_PORT = 65_535;

  private PageDoor() {}

  /**
   * @param speed as typed
   */
  static LivePage open(
      Main main, TradedRun run, PaperSession session, Board board, int port, String speed) {
    if (port < 1 || port > HIGHEST_PORT) {
      throw new BadInput("port is " + port + "; it lies in 1 to 65535", "--port", "--port 8080");
    }
    LivePage page =
        LivePage.start(
            board,
            new ToSession(session, board),
            new LivePage.Titles(
                run.study().name(),
                run.instrument().id(),
                run.folder().manifest().id(),
                speed.equals("max") ? "as fast as it goes" : speed + "\u00d7"),
            port,
            token());
    main.output().note("page    http://127.0.0.1:" + port + "/");
    return page;
  }

  /** A key of the JDK's own generator: the one way to a secret that is not a seed of ours. */
  private static String token() {
    try {
      return HexFormat.of()
          .formatHex(KeyGenerator.getInstance("HmacSHA256").generateKey().getEncoded());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK carries HmacSHA256", impossible);
    }
  }

  private record ToSession(PaperSession session, Board board) implements Trading {

    @Override
    public CompletionStage<String> call(Call.Kind kind) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      session.call(kind, "you", answer::complete);
      return answer;
    }

    @Override
    public void pause() {
      session.pause();
      board.note("Paused by you.");
    }

    @Override
    public void goOn() {
      session.goOn();
      board.note("Resumed by you.");
    }

    @Override
    public boolean isPaused() {
      return session.isPaused();
    }
  }
}
