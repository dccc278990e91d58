package dev.holdout.strategies.bench;

import dev.holdout.strategies.bench.Bench.Measured;
import dev.holdout.strategies.bench.Bench.Surroundings;
import dev.holdout.strategies.study.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How often a work is done, unmeasured and measured.
 *
 * @param warmUps done first, at least 0
 * @param times measured, at least 1
 */
record Repeated(int warmUps, int times) {

  /**
   * Seconds of each repetition; a wrong answer ends it at once.
   *
   * @param wrong what is wrong with an answer; empty if nothing
   */
  <T> Measured seconds(
      String name, Surroundings given, Supplier<T> work, Function<T, String> wrong) {
    List<Double> seconds = new ArrayList<>();
    try (Progress.Phase phase = given.progress().phase(name, warmUps + times)) {
      for (int i = 0; i < warmUps + times; i++) {
        long began = given.nanos().getAsLong();
        T answer = work.get();
        double took = (given.nanos().getAsLong() - began) / 1e9;
        String fault = wrong.apply(answer);
        if (!fault.isEmpty()) {
          return Measured.wrong(fault);
        }
        if (i >= warmUps) {
          seconds.add(took);
        }
        phase.step(1);
      }
    }
    return new Measured(seconds, "");
  }
}
