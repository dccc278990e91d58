package dev.holdout.strategies.bench.engine;

import dev.holdout.strategies.bench.Bench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our process, then libtorch's, then the machine's limits, in one sitting; answers are compared
 * before any figure is shown.
 *
 * @param libtorch the peer
 * @param commands starts our own command in a process of its own
 */
public record EngineBench(Libtorch libtorch, Bench.Commands commands) {

  public static final String NAME = "engine";
  public static final String WORK =
      "the engine beside libtorch, 1 thread, each in a process of its own; libtorch is fetched from"
          + " Maven";

  /** Float sums of different orders part by this much of the answer. */
  private static final double TOLERANCE = 2e-4;

  /**
   * What is printed.
   *
   * @param lines in order
   * @param wrong whether the two sides' answers differ or our side failed
   */
  public record Shown(List<String> lines, boolean wrong) {}

  /**
   * @param checkout where {@code .peers} lies and {@code .holdout-build} may
   */
  public static EngineBench in(Path checkout, Bench.Commands commands) {
    Libtorch libtorch =
        new Libtorch(
            checkout.resolve(".peers").resolve("libtorch"),
            checkout.resolve(".holdout-build").resolve("libtorch"));
    return new EngineBench(libtorch, commands);
  }

  /**
   * @param scratch an empty folder for the values that both start from
   */
  public Shown measure(Path scratch) {
    Optional<String> absent = libtorch.prepare();
    Path out = scratch.resolve("ours.text");
    int code = commands.run(List.of("bench", NAME, "--measure", scratch.toString()), out);
    if (code != 0) {
      List<String> lines = new ArrayList<>(List.of("our side ended with " + code + " and said:"));
      lines.addAll(Program.lines(out));
      return new Shown(lines, true);
    }
    Said ours = Said.of(Program.lines(out));
    Optional<Said> theirs = absent.isPresent() ? Optional.empty() : libtorch.measure(scratch);
    List<String> lines = new ArrayList<>();
    if (theirs.isEmpty()) {
      lines.add("libtorch did not run: " + absent.orElse("its process failed; see its log") + ".");
    }
    List<String> differences =
        theirs.map(said -> ours.differences(said, TOLERANCE)).orElse(List.of());
    if (!differences.isEmpty()) {
      lines.add("the answers differ:");
      lines.addAll(differences);
      return new Shown(lines, true);
    }
    theirs.ifPresent(said ->
        lines.add(
            "answers: %d compared, all agree to %s of their size"
                .formatted(ours.answers().size(), TOLERANCE)));
    Map<String, Double> limits = absent.isPresent() ? Map.of() : libtorch.limits();
    lines.addAll(new Beside(ours, theirs.orElse(null), limits).table());
    return new Shown(lines, false);
  }
}
