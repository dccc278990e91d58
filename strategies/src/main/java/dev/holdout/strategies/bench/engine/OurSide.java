package dev.holdout.strategies.bench.engine;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Everything that our process does: values to a folder, answers and figures as lines. */
public final class OurSide {

  static final int RUNS = 7;

  private OurSide() {}

  /**
   * @param folder where the initial values go
   * @param nanos a stopwatch
   * @param out takes the lines of {@link Said}
   */
  public static void run(Path folder, LongSupplier nanos, Consumer<String> out) {
    Rate rate = new Rate(nanos, RUNS);
    Values values = new Values(folder);
    OurTraining training = new OurTraining(values, rate, out);
    training.trader();
    training.mlp();
    OurSequences sequences = new OurSequences(values, training);
    sequences.lstm();
    sequences.transformer();
    OurPieces pieces = new OurPieces(new Values(folder), rate, out);
    pieces.product(512, 40);
    pieces.product(1024, 8);
    pieces.runs();
    pieces.calls();
  }
}
