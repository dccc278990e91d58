package dev.holdout.strategies.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

  /**
   * @param command name of the command that was understood; empty before one was
   */
  static Interruption watch(
      Output output, List<String> arguments, Supplier<Optional<String>> command) {
    Interruption interruption = new Interruption();
    Runnable say = () -> interruption.say(output, arguments, command.get());
    Runtime.getRuntime().addShutdownHook(new Thread(say, "interruption"));
    return interruption;
  }

  /** The command has ended by itself. */
  void finished() {
    running.set(false);
  }

  private void say(Output output, List<String> arguments, Optional<String> command) {
    if (running.get()) {
      boolean resumes = command.filter(RESUMABLE::contains).isPresent();
      output.err().println();
      output.note(resumes ? "interrupted; finished tasks are kept" : "interrupted");
      output.note(
          "  try   " + again(arguments, resumes) + (resumes ? "   (to the same bytes)" : ""));
    }
  }

  /** The command as it can be typed again. */
  static String again(List<String> arguments, boolean resumes) {
    List<String> words = new ArrayList<>(arguments);
    if (resumes && !words.contains(RESUME)) {
      words.add(RESUME);
    }
    return words.stream()
        .map(StudyOptions::quoted)
        .collect(Collectors.joining(" ", "./holdout ", ""));
  }
}
