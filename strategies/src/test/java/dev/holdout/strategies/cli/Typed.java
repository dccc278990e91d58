package dev.holdout.strategies.cli;

import dev.holdout.features.audit.AuditResult;
import dev.holdout.features.audit.Scramble;
import dev.holdout.reports.run.Check;
import dev.holdout.strategies.run.Verification;
import dev.holdout.strategies.study.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A command typed in a test: its surroundings are said, its streams are kept. */
final class Typed {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(Map.of("LANG", "en_GB.UTF-8"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<StudyDesk.Order> orders = new ArrayList<>();
  private boolean terminal;
  private List<Check> checks =
      SomeRun.checks().stream().filter(check -> check.state() != Check.State.FAILED).toList();
  private Optional<String> verified = Optional.empty();
  private Supplier<StudyDesk.Outcome> research =
      () -> {
        throw new IllegalStateException("this test runs no study");
      };

  /**
   * @param folder in which the command is typed; home of the user is {@code user} below it
   */
  Typed(Path folder) {
    this.folder = folder;
  }

  Typed with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Typed onTerminal() {
    terminal = true;
    return this;
  }

  /** What the desk answers, or throws. */
  Typed whenRun(Supplier<StudyDesk.Outcome> answer) {
    research = answer;
    return this;
  }

  /** Runs the command and returns its exit code. */
  int run(String... arguments) {
    return new Main(surroundings(), new Desk()).run(arguments);
  }

  Surroundings surroundings() {
    return new Surroundings(
        new Surroundings.Screen(stream(out), stream(err), terminal, terminal, 80),
        environment,
        new Surroundings.Places(folder, folder.resolve("user")),
        new Surroundings.Clocks(
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")), () -> 0L));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** What an audit's checks come to. */
  Typed whenChecked(List<Check> found) {
    checks = found;
    return this;
  }

  /** What {@code verify} finds to differ. */
  Typed whenVerified(String difference) {
    verified = Optional.of(difference);
    return this;
  }

  List<StudyDesk.Order> orders() {
    return orders;
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private final class Desk implements StudyDesk {

    @Override
    public Outcome research(Order order, Progress progress) {
      orders.add(order);
      return research.get();
    }

    @Override
    public Audit audit(Order order, Progress progress) {
      orders.add(order);
      return new Audit(
          new AuditResult(
              64, List.of(Scramble.values()), List.of("features", "orders"), 12_345, List.of()),
          checks);
    }

    @Override
    public Verification.Verdict verify(Path run, Path home, int threads, Progress progress) {
      return new Verification.Verdict(verified, List.of("results.json", "fills.csv"), List.of());
    }

    @Override
    public Path report(Path run) {
      return run.resolve("report.html");
    }
  }
}
