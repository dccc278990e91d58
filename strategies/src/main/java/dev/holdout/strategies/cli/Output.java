package dev.holdout.strategies.cli;

import java.io.PrintStream;
import java.util.Locale;

/** What is printed, in the form that this terminal can show. */
final class Output {

  /** A state that is shown in colour; never by colour alone. */
  enum State {
    OK("32"),
    WARN("33"),
    BAD("31"),
    NEUTRAL("0");

    private final String code;

    State(String code) {
      this.code = code;
    }
  }

  /** When to use colour. */
  enum Colour {
    auto,
    always,
    never
  }

  private final Surroundings.Screen screen;
  private final boolean utf8;
  private final boolean dumb;
  private final boolean noColor;
  private Colour colour = Colour.auto;
  private boolean verbose;

  Output(Surroundings surroundings) {
    this.screen = surroundings.screen();
    this.utf8 = isUtf8(surroundings);
    this.dumb = surroundings.variable("TERM").equals("dumb");
    this.noColor = !surroundings.variable("NO_COLOR").isEmpty();
  }

  private static boolean isUtf8(Surroundings surroundings) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = surroundings.variable(name).toLowerCase(Locale.ROOT);
      if (!value.isEmpty()) {
        return value.contains("utf-8") || value.contains("utf8");
      }
    }
    return false;
  }

  void use(Colour when) {
    colour = when;
  }

  void verbose(boolean on) {
    verbose = on;
  }

  /** A line of the result. */
  void result(String line) {
    screen.out().println(shown(line));
  }

  /** Text of the result that is exact: JSON, a file. */
  void exact(String text) {
    screen.out().print(text);
    screen.out().flush();
  }

  /** A line beside the result. */
  void note(String line) {
    screen.err().println(shown(line));
  }

  /** A line that only {@code --verbose} shows. */
  void detail(String line) {
    if (verbose) {
      note(line);
    }
  }

  /** {@code text} in the colour of a state, if the results' side shows colour. */
  String coloured(State state, String text) {
    return paint(state, text, screen.outIsTerminal());
  }

  /** {@code text} in the colour of a state, if the errors' side shows colour. */
  String colouredNote(State state, String text) {
    return paint(state, text, screen.errIsTerminal());
  }

  private String paint(State state, String text, boolean terminal) {
    boolean on =
        switch (colour) {
          case always -> true;
          case never -> false;
          case auto -> terminal && !noColor && !dumb;
        };
    return on && state != State.NEUTRAL ? "\033[" + state.code + "m" + text + "\033[0m" : text;
  }

  /** Whether a line of progress can be drawn over the one before. */
  boolean redraws() {
    return screen.errIsTerminal() && !dumb;
  }

  int columns() {
    return screen.columns();
  }

  PrintStream err() {
    return screen.err();
  }

  /** Our own signs in ASCII where the terminal shows no others. */
  String shown(String given) {
    String text = given.replace('\u00a0', ' ').replace('\u202f', ' '); // lines do not break here
    if (utf8) {
      return text;
    }
    return text.replace('\u2212', '-')
        .replace('\u2013', '-')
        .replace("\u2026", "...")
        .replace("\u2713", "ok")
        .replace("\u2717", "FAIL")
        .replace('\u2588', '#')
        .replace('\u2591', '.');
  }
}
