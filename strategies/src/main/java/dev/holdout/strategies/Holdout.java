package dev.holdout.strategies;

import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.StudyBuilder;
import dev.holdout.strategies.study.StudyRunner;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The front door of the Java API. A study is one file:
 *
 * <pre>{@code
 * import module dev.holdout.strategies;
 *
 * void main() {
 *   Holdout.study("btc-momentum").asks("...") ... .run();
 * }
 * }</pre>
 */
public final class Holdout {

  private Holdout() {}

  /** Begins a study; see {@link StudyBuilder}. */
  public static StudyBuilder study(String name) {
    return new StudyBuilder(name, Holdout::runHere);
  }

  /** For a study's file that was started by itself, without the launcher. */
  private static void runHere(Supplier<Study> stated) {
    ServiceLoader.load(StudyRunner.class)
        .findFirst()
        .orElseThrow(() ->
            new BadInput(
                "no runner of studies is on the class path",
                stated.get().name(),
                "./holdout research STUDY.java"))
        .run(stated);
  }
}
