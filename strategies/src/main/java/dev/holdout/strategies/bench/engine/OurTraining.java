package dev.holdout.strategies.bench.engine;

import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Training steps of small networks: a step is zeroed gradients, forward, loss, backward, move. */
final class OurTraining {

  private static final int SAMPLES = 16_000;
  private static final int BATCH = 1_000;
  private static final int BATCHES = SAMPLES / BATCH;
  private static final int ANSWERS = 3;

  private final Values values;
  private final Rate rate;
  private final Consumer<String> out;

  OurTraining(Values values, Rate rate, Consumer<String> out) {
    this.values = values;
    this.rate = rate;
    this.out = out;
  }

  /** The neural trader: 16 batches of 1,000 in a fresh order, then a validation, over and over. */
  void trader() {
    Tensor x = values.normal("trader.x", 0.01, SAMPLES, 4);
    Tensor y = values.normal("trader.y", 0.01, SAMPLES, 1);
    Tensor checkX = values.normal("trader.vx", 0.01, 1_600, 4);
    Tensor checkY = values.normal("trader.vy", 0.01, 1_600, 1);
    Sequential net = trader(new Philox(1, 0));
    share("trader", net);
    RmsProp optimizer = new RmsProp(net.parameters(), RmsProp.Config.of(0.01));
    double[] losses = new double[ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
      Tensor batch = x.narrow(0, i * BATCH, BATCH);
      Tensor returns = y.narrow(0, i * BATCH, BATCH);
      losses[i] = step(optimizer, () -> loss(net, batch, returns));
    }
    out.accept(Said.answer("trader", losses));
    float[] xs = x.toFloatArray();
    float[] ys = y.toFloatArray();
    Philox random = new Philox(2, 0);
    Runnable epoch =
        () -> {
          Tensor[] shuffled = shuffled(xs, ys, random);
          for (int at = 0; at < SAMPLES; at += BATCH) {
            Tensor batch = shuffled[0].narrow(0, at, BATCH);
            Tensor returns = shuffled[1].narrow(0, at, BATCH);
            quick(optimizer, () -> loss(net, batch, returns));
          }
          Autograd.noGrad(() -> loss(net, checkX, checkY).item());
        };
    // Seconds, not epochs, are what the compilers need; while they work they take a core.
    out.accept(rate.perSecond("trader", 4_000, 40, BATCHES, epoch));
  }

  static Sequential trader(Philox random) {
    return new Sequential(
        new Linear(4, 5, random), new Sigmoid(), new Linear(5, 1, random), new Sigmoid());
  }

  private static Tensor loss(Sequential net, Tensor x, Tensor returns) {
    return net.forward(x).mul(returns).mean().neg();
  }

  /** One index of all samples by a fresh permutation. */
  private static Tensor[] shuffled(float[] xs, float[] ys, Philox random) {
    int[] order = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    float[] x = new float[4 * SAMPLES];
    float[] y = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      System.arraycopy(xs, 4 * order[i], x, 4 * i, 4);
      y[i] = ys[order[i]];
    }
    return new Tensor[] {Tensor.of(x, SAMPLES, 4), Tensor.of(y, SAMPLES, 1)};
  }

  /** 128-256-256-10, cross entropy of classes, Adam, one fixed batch of 128. */
  void mlp() {
    Tensor x = values.normal("mlp.x", 1, 128, 128);
    Philox random = new Philox(3, 0);
    float[] chosen = new float[128 * 10];
    for (int i = 0; i < 128; i++) {
      chosen[10 * i + random.nextInt(10)] = 1;
    }
    Tensor classes = values.shared("mlp.y", Tensor.of(chosen, 128, 10));
    Sequential net =
        new Sequential(
            new Linear(128, 256, random),
            new Relu(),
            new Linear(256, 256, random),
            new Relu(),
            new Linear(256, 10, random));
    share("mlp", net);
    Adam optimizer = new Adam(net.parameters(), Adam.Config.of(1e-3));
    Supplier<Tensor> loss = () -> crossEntropy(net.forward(x), classes);
    fixed("mlp", optimizer, loss, 2_000, 200);
  }

  /**
   * Steps on one fixed batch.
   *
   * @param warm steps before anything is measured
   * @param times steps of a run
   */
  void fixed(String name, Optimizer<?> optimizer, Supplier<Tensor> loss, int warm, int times) {
    answers(name, optimizer, loss);
    out.accept(rate.perSecond(name, warm, times, 1, () -> quick(optimizer, loss)));
  }

  /**
   * Mean over rows of log Σ e^z minus the chosen class's z.
   *
   * @param chosen 1 at each row's class, else 0
   */
  private static Tensor crossEntropy(Tensor logits, Tensor chosen) {
    Tensor shifted = logits.sub(logits.detach().amax(1, true));
    return shifted.exp().sum(1, true).log().sub(shifted.mul(chosen).sum(1, true)).mean();
  }

  private void answers(String name, Optimizer<?> optimizer, Supplier<Tensor> loss) {
    double[] losses = new double[ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
      losses[i] = step(optimizer, loss);
    }
    out.accept(Said.answer(name, losses));
  }

  /** One training step; its loss. */
  private static double step(Optimizer<?> optimizer, Supplier<Tensor> loss) {
    optimizer.zeroGrad();
    Tensor value = loss.get();
    value.backward();
    optimizer.step();
    return value.detach().item();
  }

  /** One training step, its memory used again by the next. */
  private static void quick(Optimizer<?> optimizer, Supplier<Tensor> loss) {
    try (Memory.Scope _ = Memory.scope()) {
      optimizer.zeroGrad();
      loss.get().backward();
      optimizer.step();
    }
  }

  private void share(String name, Sequential net) {
    values.shared(name, net.parameters());
  }
}
