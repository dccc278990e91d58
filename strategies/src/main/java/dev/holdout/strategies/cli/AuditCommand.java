package dev.holdout.strategies.cli;

import dev.holdout.reports.run.Gate;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdout audit STUDY}. */
@Command(
    name = "audit",
    description =
        "The causality gate alone: cuts the data off at random instants, scrambles what lies after,"
            + " and names the first component that changes (exit 1).")
final class AuditCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "a YAML file, one Java source file (which is run), or \"demo\"")
  private Path study;

  @Mixin private StudyOptions options = new StudyOptions();

  AuditCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    Optional<Path> file = study.equals(Path.of("demo")) ? Optional.empty() : Optional.of(study);
    StudyDesk.Order order = options.order(main, "audit", file);
    Gate gate;
    try (ProgressLines progress =
        new ProgressLines(main.output(), main.surroundings().clocks().nanos())) {
      gate = main.desk().audit(order, progress);
    }
    if (options.json()) {
      var document = Json.document();
      document.set("gate", Json.tree(gate));
      main.output().exact(Json.text(document));
    } else {
      main.output().result(main.output().coloured(Output.State.OK, "\u2713") + " causality gate");
      main.output()
          .result(
              "  %,d comparisons at %,d instants (%s): all equal to the bit"
                  .formatted(gate.compared(), gate.instants(), String.join(", ", gate.kinds())));
      main.output().result("  " + String.join(", ", gate.components()));
    }
    return ExitCode.DONE;
  }
}
