package dev.holdout.engine.checkpoint;

import dev.holdout.engine.amp.GradScaler;
import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.schedule.CosineLr;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A small training with everything that a checkpoint must carry: dropout, batch normalisation,
 * Adam, a schedule, a gradient scaler, shuffling, and noise from a random stream whose draws end
 * inside a block.
 */
final class Training {

  static final int EPOCHS = 6;
  static final int BATCHES = 5;
  static final int STEPS = EPOCHS * BATCHES;

  private static final TensorDataset SET = set();

  final Sequential net;
  final Adam adam;
  final Philox noise = new Philox(31, 7);
  final Resumable parts;
  private final CosineLr schedule;
  private final Sampler sampler;
  private final GradScaler scaler = new GradScaler(new GradScaler.Config(3, 2, 0.5, 4, true));
  private TrainingProgress progress = TrainingProgress.start();

  Training() {
    this(6, 1, "bars 1");
  }

  Training(int hidden, long order, String pipeline) {
    Philox random = new Philox(1, 0);
    net =
        new Sequential(
            new Linear(3, hidden, random),
            new BatchNorm1d(hidden),
            new Tanh(),
            new Dropout(0.3, 5),
            new Linear(hidden, 1, random));
    adam = new Adam(net.parameters(), Adam.Config.of(0.02));
    schedule = new CosineLr(adam, EPOCHS, 0);
    sampler = Sampler.random(SET, 8, order);
    parts =
        Resumable.of(pipeline)
            .model(net)
            .optimizer(adam)
            .scheduler(schedule)
            .sampler(sampler)
            .random("noise", noise)
            .part("scaler", scaler::stateDict, scaler::loadStateDict);
  }

  private static TensorDataset set() {
    Tensor x = Tensor.randn(new Philox(2, 0), 40, 3);
    return new TensorDataset(x, x.square().sum(1, true));
  }

  /** Takes steps until so many are done since the beginning. */
  Training until(int steps) {
    while (progress.step() < steps) {
      for (List<Tensor> batch :
          DataLoader.of(SET, sampler).epoch(progress.epoch(), progress.batch())) {
        if (progress.step() == steps) {
          return this;
        }
        step(batch);
      }
      schedule.step();
      progress = progress.nextEpoch();
    }
    return this;
  }

  private void step(List<Tensor> batch) {
    adam.zeroGrad();
    Tensor x = batch.get(0).add(Tensor.full(noise.normal(0, 0.1), batch.get(0).shape()));
    scaler.scale(net.apply(x).sub(batch.get(1)).square().mean()).backward();
    scaler.step(adam);
    scaler.update();
    progress = progress.nextBatch();
  }

  TrainingProgress progress() {
    return progress;
  }

  void resumed(TrainingProgress at) {
    progress = at;
  }

  /** All that the training has come to. */
  byte[] bytes() {
    return parts.checkpoint(progress).content().bytes();
  }

  /** Weights and running statistics alone. */
  byte[] weights() {
    return Safetensors.of(net.stateDict(), Map.of()).bytes();
  }
}
