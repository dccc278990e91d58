package dev.holdout.strategies.cli;

import dev.holdout.strategies.run.Product;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: {@code ./holdout COMMAND}. */
@Command(
    name = "holdout",
    mixinStandardHelpOptions = true,
    version = "Holdout " + Product.VERSION,
    sortOptions = false,
    description = "From market data to one honest answer: what is held out stays held out.",
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      ResearchCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      VerifyCommand.class,
      CompareCommand.class,
      IndexCommand.class,
      PaperCommand.class,
      FeedCommand.class,
      RunsCommand.class,
      TrialsCommand.class,
      StatsCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    })
public final class Main implements Callable<Integer> {

  private final Surroundings surroundings;
  private final StudyDesk desk;
  private final Output output;
  private volatile CommandLine line;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "where the ledger of trials, journals and crash files lie (default: $HOLDOUT_HOME, else"
              + " ~/.holdout)")
  private Path home;

  Main(Surroundings surroundings, StudyDesk desk) {
    this.surroundings = surroundings;
    this.desk = desk;
    this.output = new Output(surroundings);
  }

  /** Ends the process with the command's exit code. */
  public static void main(String[] arguments) {
    Surroundings here = Surroundings.ofThisProcess();
    System.setErr(here.screen().err());
    System.exit(start(here, new RoomsDesk(here), arguments));
  }

  /** Runs one command of this process and returns its exit code. */
  static int start(Surroundings here, StudyDesk desk, String... arguments) {
    Main program = new Main(here, desk);
    Interruption interruption =
        Interruption.watch(program.output, List.of(arguments), program::command);
    int code = program.run(arguments);
    interruption.finished();
    return code;
  }

  /** Name of the command that was understood. */
  private Optional<String> command() {
    return Optional.ofNullable(line)
        .map(CommandLine::getParseResult)
        .filter(CommandLine.ParseResult::hasSubcommand)
        .map(parsed -> parsed.subcommand().commandSpec().name());
  }

  /** Runs one command; never throws. */
  int run(String... arguments) {
    try {
      line = commandLine();
      return line.execute(arguments);
    } catch (Throwable thrown) { // the last line of defence: a stack trace on a terminal is a bug
      return new Failures(surroundings, output).report(thrown, List.of(arguments), home());
    }
  }

  private CommandLine commandLine() {
    CommandLine commands = new CommandLine(this, this::make);
    Failures failures = new Failures(surroundings, output);
    commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commands.setUsageHelpWidth(Math.clamp(surroundings.screen().columns(), 60, 100));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setOut(new PrintWriter(surroundings.screen().out(), true));
    commands.setErr(new PrintWriter(surroundings.screen().err(), true));
    commands.setParameterExceptionHandler(
        (usage, arguments) -> failures.report(usage, List.of(arguments), home()));
    commands.setExecutionExceptionHandler(
        (thrown, command, parsed) -> failures.report(thrown, parsed.originalArgs(), home()));
    return commands;
  }

  private <K> K make(Class<K> type) throws Exception {
    try {
      return type.cast(type.getDeclaredConstructor(Main.class).newInstance(this));
    } catch (NoSuchMethodException takesNothing) {
      return CommandLine.defaultFactory().create(type);
    }
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "auto, always or never (default: auto; NO_COLOR turns it off)")
  private void color(Output.Colour when) {
    output.use(when);
  }

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "also print what is used and how long each phase took")
  private void verbose(boolean on) {
    output.verbose(on);
  }

  /** Without a command: what there is. */
  @Override
  public Integer call() {
    output.exact(output.shown(line.getUsageMessage()));
    return ExitCode.BAD_INPUT;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  StudyDesk desk() {
    return desk;
  }

  Output output() {
    return output;
  }

  Path home() {
    if (home != null) {
      return inWorkingFolder(home);
    }
    String said = surroundings.variable("HOLDOUT_HOME");
    return said.isEmpty()
        ? surroundings.places().user().resolve(".holdout")
        : inWorkingFolder(Path.of(said));
  }

  /** A path as typed, from the folder in which it was typed. */
  Path inWorkingFolder(Path typed) {
    return surroundings.places().working().resolve(typed);
  }
}
