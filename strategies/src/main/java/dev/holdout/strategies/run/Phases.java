package dev.holdout.strategies.run;

import dev.holdout.reports.run.Timings;
import dev.holdout.strategies.study.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The phases of a run, shown while they last and timed for {@code timings.json}. */
final class Phases {

  private final Progress progress;
  private final LongSupplier nanos;
  private final List<Timings.Phase> done = new ArrayList<>();
  private final long started;

  Phases(Progress progress, LongSupplier nanos) {
    this.progress = progress;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
  }

  <T> T in(String name, long total, Function<Progress.Phase, T> work) {
    long from = nanos.getAsLong();
    try (Progress.Phase phase = progress.phase(name, total)) {
      T result = work.apply(phase);
      done.add(new Timings.Phase(name, (nanos.getAsLong() - from) / 1e9));
      return result;
    }
  }

  List<Timings.Phase> done() {
    return List.copyOf(done);
  }

  double seconds(String name) {
    return done.stream()
        .filter(phase -> phase.name().equals(name))
        .mapToDouble(Timings.Phase::seconds)
        .sum();
  }

  double totalSeconds() {
    return (nanos.getAsLong() - started) / 1e9;
  }
}
