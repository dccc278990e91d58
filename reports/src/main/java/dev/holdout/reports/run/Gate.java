package dev.holdout.reports.run;

import java.util.List;

/**
 * The causality gate: what was cut off or scrambled, and what stayed equal.
 *
 * @param passed whether everything up to each instant stayed equal to the bit
 * @param instants at which the future was changed
 * @param kinds of change, such as {@code dropped}
 * @param components that were compared, in the pipeline's order
 * @param compared number of comparisons made
 * @param cuts number of changed futures: instants times kinds
 * @param differing number of comparisons that differed
 */
public record Gate(
    boolean passed,
    long instants,
    List<String> kinds,
    List<String> components,
    long compared,
    long cuts,
    long differing) {

  public Gate {
    kinds = List.copyOf(kinds);
    components = List.copyOf(components);
    if (passed && differing != 0) {
      throw new IllegalArgumentException(
          "the gate passed although " + differing + " comparisons differ; it must fail");
    }
  }
}
