package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.compare.ComparePage;
import dev.holdout.reports.compare.Compared;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdout compare RUN RUN}. */
@Command(
    name = "compare",
    description = "What differs between two runs: a table, and a page beside the runs.")
final class CompareCommand implements Callable<Integer> {

  private final Main main;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "an id, its beginning, \"latest\", or a folder's path")
  private String one;

  @Parameters(index = "1", paramLabel = "RUN", description = "another, the same ways")
  private String other;

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where the page goes (default: compare-A-B.html in the folder of the runs)")
  private Path out;

  @Option(names = "--all", description = "also print the lines that do not differ")
  private boolean all;

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  CompareCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    RunNames known = new RunNames(main, runs.folder());
    Path first = known.find(one);
    Path second = known.find(other);
    if (first.equals(second)) {
      throw new BadInput(
          "both names mean the run " + RunNames.id(first),
          one + " " + other,
          "name two runs; holdout runs list shows them");
    }
    RunFolder a = RunFolder.open(first);
    RunFolder b = RunFolder.open(second);
    Path page = ComparePage.write(a, b, place(first, second));
    Compared compared = Compared.of(a, b);
    if (json) {
      ObjectNode document = Json.read(RunFolder.toJson(compared));
      document.put("page", page.toString());
      main.output().exact(Json.text(document));
      return ExitCode.DONE;
    }
    print(compared);
    main.output().result("page  " + StudyRun.shortest(main, page));
    return ExitCode.DONE;
  }

  private Path place(Path first, Path second) {
    return out == null
        ? main.inWorkingFolder(runs.folder())
            .resolve("compare-" + RunNames.id(first) + "-" + RunNames.id(second) + ".html")
        : main.inWorkingFolder(out);
  }

  private void print(Compared compared) {
    Output.State state = compared.sound() ? Output.State.NEUTRAL : Output.State.BAD;
    main.output().result(main.output().coloured(state, compared.sentence()));
    main.output().result("a  " + side(compared.a()));
    main.output().result("b  " + side(compared.b()));
    TextTable table = new TextTable(main.output().columns(), "figure", ">a", ">b", ">b - a");
    int printed = 0;
    for (Compared.Line line : compared.figures()) {
      if (all || !line.same()) {
        Form form = line.form();
        table.row(
            line.name(),
            shown(line.a(), form::text),
            shown(line.b(), form::text),
            shown(line.difference(), form::difference));
        printed++;
      }
    }
    if (printed == 0) {
      main.output().result("no figure differs");
    } else {
      table.lines().forEach(main.output()::result);
    }
    settings(compared);
  }

  private void settings(Compared compared) {
    TextTable table = new TextTable(main.output().columns(), "setting", "a", "b");
    List<Compared.Setting> lines =
        compared.settings().stream().filter(line -> all || !line.same()).toList();
    lines.forEach(line -> table.row(oneLine(line.name()), oneLine(line.a()), oneLine(line.b())));
    if (!lines.isEmpty()) {
      table.lines().forEach(main.output()::result);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String side(Compared.Side side) {
    return "%s  %s%s  %s  made %s"
        .formatted(
            side.id(),
            side.name(),
            side.generated() ? " (generated market)" : "",
            side.verdict(),
            side.createdAt());
  }

  private static String shown(Figure figure, DoubleFunction<String> form) {
    return figure.isDefined() ? form.apply(figure.orThrow()) : Numbers.UNDEFINED;
  }
}
