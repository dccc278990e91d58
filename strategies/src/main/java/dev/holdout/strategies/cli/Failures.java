package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;

/** Turns whatever is thrown into a message (value, place, remedy) and an exit code. */
final class Failures {

  private static final int MOST_SHOWN = 10;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Surroundings surroundings;
  private final Output output;

  Failures(Surroundings surroundings, Output output) {
    this.surroundings = surroundings;
    this.output = output;
  }

  /**
   * @param thrown by a command
   * @param arguments as typed
   * @param home where a crash file goes
   * @return the exit code
   */
  int report(Throwable thrown, List<String> arguments, Path home) {
    boolean json = arguments.contains("--json");
    return switch (thrown) {
      case BadInput bad -> say(bad.faults(), json, ExitCode.BAD_INPUT);
      case ParameterException usage ->
          say(List.of(UsageFaults.of(usage)), json, ExitCode.BAD_INPUT);
      case Refusal no -> say(List.of(no.fault()), json, ExitCode.NO);
      default -> crash(thrown, arguments, home, json);
    };
  }

  private int say(List<Fault> faults, boolean json, int code) {
    if (json) {
      output.exact(Json.errors(faults));
      return code;
    }
    for (Fault fault : faults.subList(0, Math.min(MOST_SHOWN, faults.size()))) {
      output.note(output.colouredNote(Output.State.BAD, "error:") + " " + fault.value());
      if (!fault.place().isEmpty()) {
        output.note("  at    " + fault.place());
      }
      if (!fault.remedy().isEmpty()) {
        output.note("  try   " + fault.remedy());
      }
    }
    if (faults.size() > MOST_SHOWN) {
      output.note("and " + (faults.size() - MOST_SHOWN) + " more");
    }
    return code;
  }

  private int crash(Throwable thrown, List<String> arguments, Path home, boolean json) {
    String what =
        thrown.getMessage() == null
            ? thrown.getClass().getSimpleName()
            : thrown.getClass().getSimpleName() + ": " + firstLine(thrown.getMessage());
    String value = "Holdout itself failed: " + what;
    String file = write(thrown, arguments, home.resolve("crashes"));
    String remedy =
        thrown instanceof OutOfMemoryError
            ? "more memory: HOLDOUT_JAVA_OPTS=-Xmx4g"
            : "report it with the crash file";
    if (json) {
      output.exact(Json.errors(List.of(new Fault(value, file, remedy))));
    } else {
      say(List.of(new Fault(value, "", remedy)), false, ExitCode.FAILED);
      output.note("crash file  " + file);
    }
    return ExitCode.FAILED;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private String write(Throwable thrown, List<String> arguments, Path folder) {
    StringWriter text = new StringWriter();
    PrintWriter printer = new PrintWriter(text);
    printer.println("holdout " + String.join(" ", arguments));
    printer.println("at " + surroundings.clocks().calendar().instant());
    printer.println("on " + Machine.summary());
    thrown.printStackTrace(printer);
    Path file =
        folder.resolve(
            "crash-%s-%d.txt"
                .formatted(
                    STAMP.format(surroundings.clocks().calendar().instant()),
                    ProcessHandle.current().pid()));
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text.toString());
      return file.toString();
    } catch (IOException unwritable) {
      return "none: " + folder + " cannot be written (" + unwritable.getMessage() + ")";
    }
  }
}
