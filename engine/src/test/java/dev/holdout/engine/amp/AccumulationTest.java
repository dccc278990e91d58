package dev.holdout.engine.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of k small batches, each loss over k, are those of the large batch. */
class AccumulationTest {

  private static final int ROWS = 24;
  private static final int STEPS = 5;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 24})
  void a_training_on_small_batches_follows_the_large_one(int k) {
    Tensor x = Wave.of(1.5, 0.1, 0.7, ROWS, 5);
    Tensor y = Wave.of(1, 0.4, 1.3, ROWS, 2);
    Layer whole = net();
    Layer parts = net();
    Adam large = new Adam(whole.parameters(), Adam.Config.of(0.01));
    Adam small = new Adam(parts.parameters(), Adam.Config.of(0.01));
    for (int step = 0; step < STEPS; step++) {
      large.zeroGrad();
      accumulate(whole, x, y, 1);
      large.step();
      small.zeroGrad();
      accumulate(parts, x, y, k);
      small.step();
    }
    float[] wanted = values(whole);
    float[] got = values(parts);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(got[i]).isCloseTo(wanted[i], within(2e-5f));
    }
  }

  /** Small whole numbers and powers of two, whose products and sums float32 holds. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void where_every_sum_is_exact_so_is_the_gradient(int k) {
    Tensor x = whole(7, 16, 3);
    Tensor y = whole(5, 16, 1);
    assertThat(exactGradient(x, y, k)).isEqualTo(exactGradient(x, y, 1));
  }

  @Test
  void under_autocast_with_a_scaler_too() {
    Tensor x = whole(7, 16, 3);
    Tensor y = whole(5, 16, 1);
    Linear layer = exact();
    Sgd sgd = new Sgd(layer.parameters(), Sgd.Config.of(0.5));
    GradScaler scaler = new GradScaler(new GradScaler.Config(64, 2, 0.5, 100, true));
    try (var _ = Autocast.to(DType.BF16)) {
      for (int part = 0; part < 4; part++) {
        Tensor out = layer.apply(x.narrow(0, 4 * part, 4));
        Tensor loss = new MeanSquared().of(out, y.narrow(0, 4 * part, 4));
        scaler.scale(loss.div(4)).backward();
      }
    }
    scaler.unscale(sgd);
    assertThat(layer.weight().grad().toFloatArray()).isEqualTo(exactGradient(x, y, 1));
  }

  private static float[] exactGradient(Tensor x, Tensor y, int k) {
    Linear layer = exact();
    accumulate(layer, x, y, k);
    return layer.weight().grad().toFloatArray();
  }

  /** One backward a part; the gradients add up by themselves. */
  private static void accumulate(Layer net, Tensor x, Tensor y, int k) {
    int rows = x.size(0) / k;
    for (int part = 0; part < k; part++) {
      Tensor out = net.apply(x.narrow(0, part * rows, rows));
      new MeanSquared().of(out, y.narrow(0, part * rows, rows)).div(k).backward();
    }
  }

  private static Layer net() {
    Philox random = new Philox(4, 0);
    return Wave.fill(
        new Sequential(new Linear(5, 7, random), new Tanh(), new Linear(7, 2, random)));
  }

  private static Linear exact() {
    Linear layer = new Linear(3, 1, new Philox(1, 0));
    layer.weight().tensor().detach().copyFrom(Tensor.of(new float[] {1, -2, 3}, 1, 3));
    layer.bias().tensor().detach().fill(1);
    return layer;
  }

  /** Whole numbers from -2 to 2. */
  private static Tensor whole(int step, int... shape) {
    Tensor numbers = Tensor.zeros(shape);
    float[] values = new float[(int) numbers.numel()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * step % 5 - 2;
    }
    return Tensor.of(values, shape);
  }

  private static float[] values(Layer net) {
    float[] all = new float[(int) net.parameterCount()];
    int at = 0;
    for (Parameter parameter : net.parameters()) {
      float[] own = parameter.tensor().detach().toFloatArray();
      System.arraycopy(own, 0, all, at, own.length);
      at += own.length;
    }
    return Arrays.copyOf(all, at);
  }
}
