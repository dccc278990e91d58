package dev.holdout.strategies.bench;

import dev.holdout.strategies.study.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One piece of work whose time is measured. */
public interface Bench {

  /** One word. */
  String name();

  /** What is done, exactly; one line. */
  String work();

  /** What it must keep; empty where nobody stated one. */
  Optional<Limit> limit();

  /** {@code s}, or {@code ticks/s}. */
  default String unit() {
    return "s";
  }

  Measured measure(Surroundings surroundings);

  /**
   * @param value in the bench's unit
   * @param most whether the figure may be at most this; else it must be at least this
   */
  record Limit(double value, boolean most) {

    boolean keeps(double figure) {
      return most ? figure <= value : figure >= value;
    }
  }

  /**
   * What a bench is given.
   *
   * @param nanos a stopwatch
   * @param commands starts our own commands as a user does
   * @param scratch an empty folder, deleted afterwards
   * @param progress told of each repetition
   */
  record Surroundings(LongSupplier nanos, Commands commands, Path scratch, Progress progress) {}

  /** Starts one of our commands in a fresh process. */
  @FunctionalInterface
  interface Commands {

    /**
     * @param arguments {@code trials list}
     * @param out file for what it prints
     * @return the exit code
     */
    int run(List<String> arguments, Path out);
  }

  /**
   * @param figures of each repetition, in the bench's unit, in their order; empty with a fault
   * @param fault what was wrong with the answer; empty when it was right
   */
  record Measured(List<Double> figures, String fault) {

    public Measured {
      figures = List.copyOf(figures);
      if (figures.isEmpty() == fault.isEmpty()) {
        throw new IllegalArgumentException("either figures or a fault: " + figures + ", " + fault);
      }
    }

    /** The answer is not what it must be. */
    static Measured wrong(String what) {
      return new Measured(List.of(), what);
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    public double median() {
      double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int half = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
  }

  /** Whether a measured figure keeps the limit; true where there is none. */
  default boolean keeps(Measured measured) {
    return limit().map(limit -> limit.keeps(measured.median())).orElse(true);
  }
}
