package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.features.audit.AuditResult;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.PlainName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdout audit STUDY}. */
@Command(
    name = "audit",
    description =
        "The causality gate (cuts the data off at random instants, scrambles what lies after, names"
            + " the first component that changes) and the controls; exit 1 when one fails.")
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
    StudyDesk.Audit audit;
    try (ProgressLines progress =
        new ProgressLines(main.output(), main.surroundings().clocks().nanos())) {
      audit = main.desk().audit(order, progress);
    }
    AuditResult result = audit.gate();
    if (options.json()) {
      main.output().exact(Json.text(document(audit)));
    } else {
      lines(result).forEach(main.output()::result);
      audit.checks().stream().skip(1).map(this::line).forEach(main.output()::result);
    }
    return audit.checks().stream().anyMatch(check -> check.state() == Check.State.FAILED)
        ? ExitCode.NO
        : ExitCode.DONE;
  }

  private String line(Check check) {
    String mark =
        switch (check.state()) {
          case PASSED -> main.output().coloured(Output.State.OK, "\u2713");
          case FAILED -> main.output().coloured(Output.State.BAD, "\u2717");
          case NOT_RUN -> main.output().coloured(Output.State.WARN, "!");
        };
    return mark + " " + check.title().toLowerCase(Locale.ROOT) + "  " + check.found();
  }

  private List<String> lines(AuditResult result) {
    return List.of(
        main.output().coloured(Output.State.OK, "\u2713") + " causality gate",
        "  future changed at     %s, %s"
            .formatted(
                Numbers.counted(result.instants(), "instant"), String.join(", ", kinds(result))),
        "  equal to the bit      " + String.join(", ", result.components()),
        "  values compared       " + Numbers.count(result.compared()));
  }

  private static ObjectNode document(StudyDesk.Audit audit) {
    AuditResult result = audit.gate();
    ObjectNode document = Json.document();
    ObjectNode gate = document.putObject("gate");
    gate.put("passed", result.passed()).put("instants", result.instants());
    ArrayNode kinds = gate.putArray("kinds");
    kinds(result).forEach(kinds::add);
    ArrayNode components = gate.putArray("components");
    result.components().forEach(components::add);
    gate.put("compared", result.compared());
    ArrayNode checks = document.putArray("checks");
    for (Check check : audit.checks()) {
      checks
          .addObject()
          .put("id", check.id())
          .put("state", PlainName.of(check.state()))
          .put("found", check.found());
    }
    return document;
  }

  private static List<String> kinds(AuditResult result) {
    return result.kinds().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
  }
}
