package dev.holdout.strategies.bench.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a measured process said, one line each, separated by tabs: {@code answer NAME value…} and
 * {@code figure NAME median low high processor}, the last three in the unit of the first.
 *
 * @param answers numbers that both sides must agree on, by name
 * @param figures by workload
 */
record Said(Map<String, double[]> answers, Map<String, Figure> figures) {

  /**
   * @param median of several runs, in units a second, or in microseconds for latencies
   * @param low the smallest of them
   * @param high the largest
   * @param processor the same by processor time of the whole process instead of by the clock
   */
  record Figure(double median, double low, double high, double processor) {}

  /** Reads lines; those of other kinds are passed over. */
  static Said of(List<String> lines) {
    Map<String, double[]> answers = new LinkedHashMap<>();
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t");
      if (parts[0].equals("answer")) {
        answers.put(parts[1], numbers(parts));
      } else if (parts[0].equals("figure")) {
        double[] four = numbers(parts);
        figures.put(parts[1], new Figure(four[0], four[1], four[2], four[3]));
      }
    }
    return new Said(answers, figures);
  }

  /** Where this side's answers differ from the other's; empty when they agree. */
  List<String> differences(Said other, double tolerance) {
    List<String> found = new ArrayList<>();
    answers.forEach((name, mine) -> {
      double[] theirs = other.answers.get(name);
      if (theirs == null || theirs.length != mine.length) {
        found.add(name + ": one side gives no answer");
        return;
      }
      for (int i = 0; i < mine.length; i++) {
        double scale = Math.max(1e-3, Math.max(Math.abs(mine[i]), Math.abs(theirs[i])));
        if (!(Math.abs(mine[i] - theirs[i]) <= tolerance * scale)) {
          found.add("%s, number %d: %s and %s".formatted(name, i, mine[i], theirs[i]));
          return;
        }
      }
    });
    return found;
  }

  static String answer(String name, double... values) {
    StringBuilder line = new StringBuilder("answer\t").append(name);
    for (double value : values) {
      line.append('\t').append(value);
    }
    return line.toString();
  }

  private static double[] numbers(String[] parts) {
    double[] values = new double[parts.length - 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(parts[i + 2]);
    }
    return values;
  }
}
