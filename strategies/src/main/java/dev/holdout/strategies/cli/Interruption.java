package dev.holdout.strategies.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says how to go on when a command is interrupted. The JVM itself ends with 130 after Ctrl-C; a run
 * is written beside its place and renamed at the end, so an interrupted one leaves none.
 */
final class Interruption {

  private final AtomicBoolean running = new AtomicBoolean(true);

  private Interruption() {}

  static Interruption watch(Output output, List<String> arguments) {
    Interruption interruption = new Interruption();
    Thread say = new Thread(() -> interruption.say(output, arguments), "interruption");
    Runtime.getRuntime().addShutdownHook(say);
    return interruption;
  }

  /** The command has ended by itself. */
  void finished() {
    running.set(false);
  }

  private void say(Output output, List<String> arguments) {
    if (running.get()) {
      output.err().println();
      output.note("interrupted; no run was written");
      output.note(
          "  try   holdout "
              + String.join(" ", arguments)
              + "   (it starts again, to the same bytes)");
    }
  }
}
