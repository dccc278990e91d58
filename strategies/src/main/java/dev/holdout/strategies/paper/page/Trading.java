package dev.holdout.strategies.paper.page;

import dev.holdout.strategies.paper.Call;
import java.util.concurrent.CompletionStage;

/** What the page may ask of a session. */
public interface Trading {

  /** Asks; the answer comes when it is done and in the journal. */
  CompletionStage<String> call(Call.Kind kind);

  void pause();

  void goOn();

  boolean isPaused();
}
