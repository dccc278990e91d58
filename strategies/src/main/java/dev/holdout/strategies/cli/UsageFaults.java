package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.marketdata.name.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed wrongly, in our form: value, place, remedy. */
final class UsageFaults {

  private final CommandLine command;
  private final String name;

  private UsageFaults(CommandLine command) {
    this.command = command;
    this.name = command.getCommandSpec().qualifiedName();
  }

  static Fault of(ParameterException usage) {
    UsageFaults faults = new UsageFaults(usage.getCommandLine());
    return switch (usage) {
      case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
          faults.unmatched(unmatched.getUnmatched().getFirst());
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          faults.missing(missing.getMissing());
      case OverwrittenOptionException twice when twice.getOverwritten() instanceof OptionSpec one ->
          new Fault(one.longestName() + " is given twice", faults.name, "give it once");
      default ->
          usage.getArgSpec() == null || usage.getValue() == null
              ? new Fault(usage.getMessage(), faults.name, faults.help())
              : faults.wrong(usage.getArgSpec(), usage.getValue());
    };
  }

  private String help() {
    return name + " --help";
  }

  private Fault unmatched(String word) {
    if (word.startsWith("-")) {
      List<String> options = new ArrayList<>();
      command.getCommandSpec().options().forEach(option -> options.addAll(List.of(option.names())));
      return new Fault(
          "\"" + word + "\" is not an option of " + name,
          "",
          Nearest.to(word, options).orElse(help()));
    }
    if (command.getSubcommands().isEmpty()) {
      return new Fault("\"" + word + "\" is one argument too many", name, help());
    }
    return new Fault(
        "\"" + word + "\" is not a command",
        "",
        Nearest.to(word, command.getSubcommands().keySet())
            .map(known -> name + " " + known)
            .orElse(help()));
  }

  private Fault missing(List<ArgSpec> missing) {
    if (missing.getFirst() instanceof OptionSpec option) {
      return new Fault(
          option.longestName() + " is given without its value",
          name,
          option.longestName() + " " + example(option));
    }
    List<String> labels = missing.stream().map(ArgSpec::paramLabel).toList();
    boolean second =
        missing.size() == 1
            && missing.getFirst() instanceof PositionalParamSpec place
            && place.index().min() == 1;
    return new Fault(
        (second ? "the second " : "")
            + String.join(" and ", labels)
            + (missing.size() == 1 ? " is missing" : " are missing"),
        name,
        Stream.concat(
                Stream.of(name),
                command.getCommandSpec().positionalParameters().stream().map(ArgSpec::paramLabel))
            .collect(Collectors.joining(" ")));
  }

  private Fault wrong(ArgSpec argument, String value) {
    String what =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    List<String> known = words(argument);
    if (!known.isEmpty()) {
      return new Fault(
          "%s is \"%s\"; it is one of %s".formatted(what, value, String.join(", ", known)),
          name,
          what + " " + Nearest.to(value.toLowerCase(Locale.ROOT), known).orElse(known.getFirst()));
    }
    String needed = isWhole(argument) ? "a whole number" : "a number";
    return new Fault(
        "%s is \"%s\"; it must be %s".formatted(what, value, needed),
        name,
        what + " " + example(argument));
  }

  private static List<String> words(ArgSpec argument) {
    return argument.typeInfo().isEnum()
        ? argument.typeInfo().getEnumConstantNames().stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList()
        : List.of();
  }

  private static boolean isWhole(ArgSpec argument) {
    return List.of("int", "long", "java.lang.Integer", "java.lang.Long")
        .contains(argument.typeInfo().getClassName());
  }

  /** A word that would be taken, else what it is called in the help. */
  private static String example(ArgSpec argument) {
    List<String> known = words(argument);
    if (!known.isEmpty()) {
      return known.getFirst();
    }
    return isWhole(argument) ? "2" : argument.paramLabel();
  }
}
