package dev.holdout.engine.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Conv1d;
import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.loss.CrossEntropy;
import dev.holdout.engine.nn.recurrent.Gru;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.Rnn;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Nets under autocast beside the same in PyTorch 2.15, on the processor, one thread. */
class AutocastTrainingTest {

  /** What roundings to 16 bits, taken another way, become in twelve steps. */
  private static final double ROOM = 1.5e-3;

  /** One unit in the last place of bfloat16, and what float32 adds to it. */
  private static final double UNIT = 0.0082;

  private static final double[] BF16_LOSSES = {
    1.568727, 1.417389, 1.319202, 1.25199, 1.203614, 1.16821, 1.141867, 1.119931, 1.10292, 1.089869,
    1.078397, 1.068941
  };
  private static final double[] F16_LOSSES = {
    1.568056, 1.417266, 1.319134, 1.251868, 1.203663, 1.16816, 1.140961, 1.119925, 1.103093,
    1.089481, 1.078236, 1.068727
  };

  @Test
  void a_training_in_bfloat16_follows_pytorchs() {
    double[] losses = losses(DType.BF16, new GradScaler(off()));
    follows(losses, BF16_LOSSES, ROOM);
    assertThat(losses[0]).isCloseTo(BF16_LOSSES[0], within(1e-4)); // in float32 it is 1.567952
  }

  @Test
  void a_training_in_float16_with_a_scaler_follows_pytorchs() {
    GradScaler scaler = new GradScaler(new GradScaler.Config(1024, 2, 0.5, 4, true));
    follows(losses(DType.F16, scaler), F16_LOSSES, ROOM / 10);
    assertThat(scaler.scale()).isEqualTo(8192);
  }

  /** Twelve steps of a net of 4, 8 and 3 features with a norm, on twelve rows of three classes. */
  private static double[] losses(DType dtype, GradScaler scaler) {
    Philox random = new Philox(1, 0);
    Sequential net =
        Wave.fill(
            new Sequential(
                new Linear(4, 8, random), new Tanh(), new LayerNorm(8), new Linear(8, 3, random)));
    Sgd sgd = new Sgd(net.parameters(), Sgd.Config.of(0.2));
    Tensor x = Wave.of(2, 0.5, 2.3, 12, 4);
    Tensor classes = Tensor.of(new long[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2});
    double[] losses = new double[12];
    for (int step = 0; step < losses.length; step++) {
      sgd.zeroGrad();
      Tensor loss;
      try (var _ = Autocast.to(dtype)) {
        loss = new CrossEntropy().of(net.apply(x), classes);
      }
      scaler.scale(loss).backward();
      scaler.step(sgd);
      scaler.update();
      losses[step] = loss.item();
    }
    return losses;
  }

  @Test
  void recurrent_nets_give_pytorchs_numbers() {
    Tensor x = Wave.of(1, 0.2, 1.1, 5, 2, 3);
    Philox random = new Philox(1, 0);
    Lstm lstm = Wave.fill(new Lstm(3, 4, random));
    Gru gru = Wave.fill(new Gru(3, 4, random));
    Rnn rnn = Wave.fill(new Rnn(3, 4, random));
    try (var _ = Autocast.to(DType.BF16)) {
      follows(
          last(lstm.run(x).output()),
          new double[] {0.36719, -0.12598, -0.06641, 0.20117, 0.65234, -0.40625, -0.25195, 0.17773},
          UNIT / 2);
      follows(
          last(gru.run(x).output()),
          new double[] {0.21066, -0.17183, 0.04581, 0.25909, 0.52246, -0.80179, -0.94752, 0.13147},
          UNIT / 2);
      follows(
          last(rnn.run(x).output()),
          new double[] {0.94531, 0.76172, -0.64453, 0.05664, 0.74219, 0.9375, 0.17773, -0.43945},
          UNIT / 2);
    }
  }

  @Test
  void attention_and_convolution_give_pytorchs_numbers() {
    Philox random = new Philox(1, 0);
    MultiheadAttention attention =
        Wave.fill(
            new MultiheadAttention(MultiheadAttention.Config.of(8, 2).withBatchFirst(), random));
    Conv1d convolution = Wave.fill(new Conv1d(3, 4, KernelWindow.of(3), random));
    Tensor x = Wave.of(1, 0.2, 1.1, 2, 3, 8);
    try (var _ = Autocast.to(DType.BF16)) {
      follows(
          attention.apply(x).detach().select(0, 0).select(0, 0).toDoubleArray(),
          new double[] {0.41992, 1.28125, 0.5625, -0.11816, -0.50781, -1.03125, -0.56641, 1.08594},
          UNIT);
      follows(
          convolution.apply(x).detach().select(0, 0).select(0, 0).toDoubleArray(),
          new double[] {0.48438, 0.50391, 0.13574, -0.21973, -0.17578, 0.22363},
          1e-5);
    }
  }

  private static double[] last(Tensor output) {
    return output.select(0, -1).flatten().detach().toDoubleArray();
  }

  private static void follows(double[] got, double[] want, double room) {
    assertThat(got).hasSameSizeAs(want);
    for (int i = 0; i < got.length; i++) {
      assertThat(got[i]).as("number %d", i).isCloseTo(want[i], within(room));
    }
  }

  private static GradScaler.Config off() {
    return new GradScaler.Config(1, 2, 0.5, 1, false);
  }
}
