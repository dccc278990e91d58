package dev.holdout.strategies.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says how to go on when a command is interrupted. The JVM itself ends with 130 after Ctrl-C; what
 * a run had finished by then is kept as tasks, the run itself takes its place by a rename at its
 * end.
 */
final class Interruption {

  private static final List<String> RESUMABLE = List.of("demo", "research");
  private static final String RESUME = "--resume";

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
      boolean resumes = arguments.stream().anyMatch(RESUMABLE::contains);
      output.note(resumes ? "interrupted; finished tasks are kept" : "interrupted");
      output.note(
          "  try   holdout "
              + String.join(" ", arguments)
              + (resumes
                  ? (arguments.contains(RESUME) ? "" : " " + RESUME)
                      + "   (it goes on, to the same bytes)"
                  : ""));
    }
  }
}
