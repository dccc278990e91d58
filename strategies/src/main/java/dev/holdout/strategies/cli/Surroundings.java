package dev.holdout.strategies.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Everything a command knows of the world outside: where it prints, what it may read of the
 * environment, what time it is. Commands take it from here only, so a test can say what it is.
 *
 * @param screen where results, progress and errors go
 * @param environment variables
 * @param places folders
 * @param clocks what time it is
 */
record Surroundings(Screen screen, Map<String, String> environment, Places places, Clocks clocks) {

  private static final int COLUMNS_WHERE_UNKNOWN = 80;
  private static final int NARROWEST = 20;

  /**
   * @param out results
   * @param err progress, notes and errors
   * @param outIsTerminal whether somebody reads results as they come
   * @param errIsTerminal whether somebody watches progress
   * @param columns width of the terminal
   */
  record Screen(
      PrintStream out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      int columns) {}

  /**
   * @param working folder in which the command was typed
   * @param user home of the user
   */
  record Places(Path working, Path user) {}

  /**
   * @param calendar for names and dates of files
   * @param nanos a stopwatch, for progress
   */
  record Clocks(InstantSource calendar, LongSupplier nanos) {}

  /** This process, as the launcher describes it. */
  static Surroundings ofThisProcess() {
    boolean console = System.console() != null && System.console().isTerminal();
    return new Surroundings(
        new Screen(
            stream(FileDescriptor.out),
            stream(standardError()),
            flag("holdout.terminal.out", console),
            flag("holdout.terminal.err", console),
            columns()),
        System.getenv(),
        new Places(Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home"))),
        new Clocks(Clock.systemUTC(), System::nanoTime));
  }

  /** A variable of the environment; empty when it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** A terminal that tells no width tells 0. */
  private static int columns() {
    int told = Integer.getInteger("holdout.terminal.columns", 0);
    return told < NARROWEST ? COLUMNS_WHERE_UNKNOWN : told;
  }

  private static boolean flag(String property, boolean otherwise) {
    String said = System.getProperty(property);
    return said == null ? otherwise : Boolean.parseBoolean(said);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    OutputStream raw = new FileOutputStream(descriptor);
    return new PrintStream(raw, true, StandardCharsets.UTF_8);
  }

  /**
   * The descriptor of the terminal's error stream. For commands that compute, the launcher puts a
   * filter on descriptor 2 (the JVM warns there that the vector module incubates) and keeps the
   * real one under the number it names here. Opening it again by its path would not do: a file
   * would be written from its start, over what is there.
   */
  private static FileDescriptor standardError() {
    Integer kept = Integer.getInteger("holdout.stderr");
    if (kept == null) {
      return FileDescriptor.err;
    }
    try {
      Constructor<FileDescriptor> byNumber = FileDescriptor.class.getDeclaredConstructor(int.class);
      byNumber.setAccessible(true);
      return byNumber.newInstance(kept);
    } catch (ReflectiveOperationException | RuntimeException otherJdk) {
      return FileDescriptor.err; // the filter passes what we write, only later
    }
  }
}
