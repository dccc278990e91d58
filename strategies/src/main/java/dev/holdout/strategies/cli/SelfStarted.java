package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.Holdout;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.StudyRunner;
import java.util.function.Supplier;

/**
 * Runs a study whose Java file was started by itself, without the launcher: what {@code holdout
 * research FILE} does with its defaults, on the same path, with its first screen and exit codes.
 */
public final class SelfStarted implements StudyRunner {

  private static final String VECTORS = "jdk.incubator.vector";

  /** Ends the process when the run failed, as the command would; else the caller goes on. */
  @Override
  public void run(Supplier<Study> stated) {
    int code = run(stated, callersFile(), Surroundings.ofThisProcess());
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  /**
   * @param file name of the study's source file
   * @return the exit code
   */
  static int run(Supplier<Study> stated, String file, Surroundings here) {
    RoomsDesk desk =
        new RoomsDesk(
            here,
            order -> {
              Study study = stated.get();
              requireVectors(file);
              return new RoomsDesk.Stated(study, "");
            });
    return Main.start(here, desk, "research", file);
  }

  private static void requireVectors(String file) {
    if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
      throw new BadInput(
          "this JVM was started without the module " + VECTORS,
          file,
          "java --add-modules " + VECTORS + " ..., or ./holdout research " + file);
    }
  }

  /** The source file of the study's own code: the last of ours called it. */
  private static String callersFile() {
    String own = Holdout.class.getPackageName();
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith(own + "."))
                .findFirst()
                .map(StackWalker.StackFrame::getFileName)
                .orElse("Study.java"));
  }
}
