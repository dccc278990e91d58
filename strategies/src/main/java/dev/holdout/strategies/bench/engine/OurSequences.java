package dev.holdout.strategies.bench.engine;

import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.attention.TransformerEncoder;
import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Training steps of networks over sequences, each on one fixed batch. */
final class OurSequences {

  private final Values values;
  private final OurTraining training;

  OurSequences(Values values, OurTraining training) {
    this.values = values;
    this.training = training;
  }

  /** One layer of 64 over 60 steps of 16 features; a position at each, as the neural trader. */
  void lstm() {
    Tensor x = values.normal("lstm.x", 1, 256, 60, 16);
    Tensor returns = values.normal("lstm.y", 0.01, 256, 60, 1);
    Philox random = new Philox(6, 0);
    Lstm layer = new Lstm(RecurrentConfig.of(16, 64).withBatchFirst(), random);
    Linear head = new Linear(64, 1, random);
    values.shared("lstm", layer.parameters());
    values.shared("lstm.head", head.parameters());
    List<Parameter> parameters = new ArrayList<>(layer.parameters());
    parameters.addAll(head.parameters());
    training.fixed(
        "lstm",
        new Adam(parameters, Adam.Config.of(1e-3)),
        () -> head.apply(layer.run(x).output()).tanh().mul(returns).mean().neg(),
        60,
        10);
  }

  /** Two layers of width 64, four heads, no dropout; squared error against a fixed target. */
  void transformer() {
    Tensor x = values.normal("transformer.x", 1, 60, 128, 64);
    Tensor target = values.normal("transformer.y", 1, 60, 128, 64);
    TransformerEncoderLayer.Config config =
        new TransformerEncoderLayer.Config(
            64, 4, 256, 0, TransformerEncoderLayer.Activation.RELU, 1e-5, false, false, true, 0);
    TransformerEncoder net = new TransformerEncoder(config, 2, false, new Philox(7, 0));
    values.shared("transformer", net.parameters());
    training.fixed(
        "transformer",
        new Adam(net.parameters(), Adam.Config.of(1e-3)),
        () -> net.apply(x).sub(target).square().mean(),
        30,
        5);
  }
}
