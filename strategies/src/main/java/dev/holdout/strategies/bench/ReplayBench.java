package dev.holdout.strategies.bench;

import dev.holdout.strategies.paper.bench.Replay;
import dev.holdout.strategies.study.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ticks a second of paper trading at full speed: see {@link Replay} for what is done. */
final class ReplayBench implements Bench {

  private static final long TICKS = 10_000_000;
  private static final long QUOTES = 7_498_857;
  private static final int TIMES = 3;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String work() {
    return "10,000,000 generated ticks through a pipe, the backtest's loop and a checksummed"
        + " journal";
  }

  @Override
  public String unit() {
    return "ticks/s";
  }

  @Override
  public Optional<Limit> limit() {
    return Optional.of(new Limit(1_000_000, false));
  }

  @Override
  public Measured measure(Surroundings given) {
    List<Double> rates = new ArrayList<>();
    try (Progress.Phase phase = given.progress().phase(name(), TIMES + 1)) {
      for (int i = 0; i <= TIMES; i++) {
        Replay.Speed speed = Replay.run(TICKS, given.scratch().resolve("journal"), given.nanos());
        String fault = wrong(speed);
        if (!fault.isEmpty()) {
          return Measured.wrong(fault);
        }
        if (i > 0) { // the first one warms up
          rates.add(speed.ticksPerSecond());
        }
        phase.step(1);
      }
    }
    return new Measured(rates, "");
  }

  private static String wrong(Replay.Speed speed) {
    return Expected.first(
        Expected.count("ticks", TICKS, speed.ticks()),
        Expected.count("quotes", QUOTES, speed.quotes()),
        speed.fills() == 0 ? "no order was filled" : "",
        speed.journalBytes() < TICKS ? "the journal has " + speed.journalBytes() + " bytes" : "");
  }
}
