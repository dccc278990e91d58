package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFolder;
import dev.holdout.marketdata.name.Nearest;
import dev.holdout.strategies.bench.Bench;
import dev.holdout.strategies.bench.Bench.Limit;
import dev.holdout.strategies.bench.Bench.Measured;
import dev.holdout.strategies.bench.Benches;
import dev.holdout.strategies.bench.engine.EngineBench;
import dev.holdout.strategies.bench.engine.OurSide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdout bench [NAME]}. */
@Command(
    name = "bench",
    description =
        "How fast this machine does work of which the answer is known; exit 1 when an answer is"
            + " wrong. A figure that misses its limit is said to, and is no failure: other work on"
            + " the machine may be its cause.")
final class BenchCommand implements Callable<Integer> {

  private static final String ALL = "run";

  private final Main main;
  private final List<Bench> benches;
  private final Bench.Commands commands;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "one of --list (default: run, which is all)")
  private String name = ALL;

  @Option(names = "--list", description = "say what there is, and measure nothing")
  private boolean list;

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  @Option(names = "--measure", hidden = true, description = "be the engine's measured process")
  private Path measure;

  BenchCommand(Main main) {
    this(main, Benches.all(), new OwnCommands());
  }

  /**
   * @param benches those that there are
   * @param commands how they start commands
   */
  BenchCommand(Main main, List<Bench> benches, Bench.Commands commands) {
    this.main = main;
    this.benches = benches;
    this.commands = commands;
  }

  /**
   * @param measured null where nothing was asked to be measured
   */
  private record Line(Bench bench, Measured measured) {

    boolean wrong() {
      return measured != null && !measured.fault().isEmpty();
    }
  }

  @Override
  public Integer call() {
    if (measure != null) {
      OurSide.run(measure, main.surroundings().clocks().nanos(), main.output()::result);
      return ExitCode.DONE;
    }
    if (name.equals(EngineBench.NAME) && !list) {
      return engine();
    }
    List<Bench> asked = asked();
    String flags = String.join(" ", OwnCommands.flags());
    if (!json) {
      main.output().result("machine  " + machine());
      main.output().result("flags    " + (flags.isEmpty() ? "none" : flags));
    }
    List<Line> lines = new ArrayList<>();
    for (Bench bench : asked) {
      Line line = new Line(bench, list ? null : measured(bench));
      lines.add(line);
      if (!json) {
        print(line);
      }
    }
    if (list && !json && name.equals(ALL)) {
      main.output().result("%-8s %s".formatted(EngineBench.NAME, EngineBench.WORK));
    }
    if (json) {
      main.output().exact(Json.text(document(lines, flags)));
    }
    return lines.stream().anyMatch(Line::wrong) ? ExitCode.NO : ExitCode.DONE;
  }

  /** Its table is for people; it has no part in "run", which needs no network. */
  private int engine() {
    main.output().result("machine  " + machine());
    main.output().result("flags    " + String.join(" ", OwnCommands.flags()));
    main.output().result("threads  1");
    EngineBench bench = EngineBench.in(OwnCommands.checkout(), commands);
    EngineBench.Shown shown = inScratch(bench::measure);
    shown.lines().forEach(main.output()::result);
    return shown.wrong() ? ExitCode.NO : ExitCode.DONE;
  }

  private static String machine() {
    String processor = Machine.processor();
    return Machine.summary()
        + (processor.isEmpty() ? "" : ", " + processor)
        + Machine.vectorBits().map(bits -> ", vectors of " + bits + " bits").orElse("");
  }

  private List<Bench> asked() {
    if (name.equals(ALL)) {
      return benches;
    }
    List<String> names =
        Stream.concat(benches.stream().map(Bench::name), Stream.of(EngineBench.NAME)).toList();
    List<Bench> found = benches.stream().filter(bench -> bench.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new BadInput(
          "there is no bench \"" + name + "\"",
          "NAME",
          Nearest.to(name, names).orElse("one of " + String.join(", ", names)));
    }
    return found;
  }

  private Measured measured(Bench bench) {
    return inScratch(scratch -> {
      try (ProgressLines progress =
          new ProgressLines(main.output(), main.surroundings().clocks().nanos())) {
        return bench.measure(
            new Bench.Surroundings(
                main.surroundings().clocks().nanos(), commands, scratch, progress));
      }
    });
  }

  private static <T> T inScratch(Function<Path, T> work) {
    try {
      Path scratch = Files.createTempDirectory("holdout-bench");
      try {
        return work.apply(scratch);
      } finally {
        WholeFolder.delete(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no folder can be made to measure in", e);
    }
  }

  private void print(Line line) {
    main.output().result("%-8s %s".formatted(line.bench().name(), line.bench().work()));
    if (line.wrong()) {
      main.output()
          .result(
              "         "
                  + main.output().coloured(Output.State.BAD, "wrong answer")
                  + ": "
                  + line.measured().fault());
    } else {
      String found = line.measured() == null ? "" : found(line.bench(), line.measured()) + "; ";
      main.output().result("         " + found + limit(line));
    }
  }

  private static String found(Bench bench, Measured measured) {
    List<Double> figures = measured.figures().stream().sorted().toList();
    String middle = figure(measured.median(), bench.unit());
    if (figures.size() == 1) {
      return middle + ", once";
    }
    return "%s, median of %d (%s to %s)"
        .formatted(
            middle,
            figures.size(),
            figure(figures.getFirst(), bench.unit()),
            figure(figures.getLast(), bench.unit()));
  }

  private String limit(Line line) {
    Bench bench = line.bench();
    if (bench.limit().isEmpty()) {
      return "no limit is stated";
    }
    Limit limit = bench.limit().get();
    String must = (limit.most() ? "at most " : "at least ") + figure(limit.value(), bench.unit());
    if (line.measured() == null) {
      return must;
    }
    boolean keeps = bench.keeps(line.measured());
    return must
        + ": "
        + main.output()
            .coloured(keeps ? Output.State.OK : Output.State.BAD, keeps ? "met" : "missed");
  }

  /** Three digits: times wander by more than the fourth. */
  private static String figure(double value, String unit) {
    if (!unit.equals("s")) {
      return String.format(Locale.ROOT, "%,.0f %s", value, unit);
    }
    int digits = value < 1 ? 3 : value < 10 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + digits + "f s", value);
  }

  private ObjectNode document(List<Line> lines, String flags) {
    ObjectNode document = Json.document().put("machine", machine()).put("jdk", Machine.jdk());
    document.put("flags", flags);
    ArrayNode rows = document.putArray("benches");
    for (Line line : lines) {
      Bench bench = line.bench();
      ObjectNode row = rows.addObject().put("name", bench.name()).put("work", bench.work());
      row.put("unit", bench.unit());
      bench.limit().ifPresent(limit -> row.put(limit.most() ? "atMost" : "atLeast", limit.value()));
      if (line.wrong()) {
        row.put("fault", line.measured().fault());
      } else if (line.measured() != null) {
        row.put("median", line.measured().median());
        ArrayNode figures = row.putArray("figures");
        line.measured().figures().forEach(figures::add);
        bench.limit().ifPresent(limit -> row.put("met", bench.keeps(line.measured())));
      }
    }
    return document;
  }
}
