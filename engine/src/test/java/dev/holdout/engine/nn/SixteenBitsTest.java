package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.attention.Attention;
import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.attention.Sight;
import dev.holdout.engine.nn.recurrent.Gru;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where numbers of 16 bits are rounded inside layers of several operations: to the bit as in
 * PyTorch 2.15 on the CPU, whose results stand here.
 */
class SixteenBitsTest {

  private static final RecurrentConfig GRU = RecurrentConfig.of(2, 2).withBatchFirst();

  /** Eighths that all types hold exactly. */
  private static Tensor eighths(DType dtype, int step, int of, int... shape) {
    double[] values = new double[Shape.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * step % of - of / 2) / 8.0;
    }
    return Tensor.of(values, shape).to(dtype);
  }

  private static Tensor leaf(DType dtype, int step, int... shape) {
    return eighths(dtype, step, 11, shape).requiresGrad(true);
  }

  private static void backward(Tensor out) {
    out.backward(eighths(out.dtype(), 3, 7, out.shape()));
  }

  private static <L extends Layer> L filled(L layer) {
    layer.to(DType.BF16);
    layer.eachParameter((path, parameter) -> {
      Tensor values = parameter.tensor().detach();
      values.copyFrom(eighths(DType.BF16, 5, 13, values.shape()));
    });
    return layer;
  }

  private static void assertBits(Tensor got, double... want) {
    assertThat(got.detach().toDoubleArray()).containsExactly(want);
  }

  /** Within the tolerance of bfloat16: PyTorch scales, and keeps a deviation, in another place. */
  private static void assertNear(Tensor got, double... want) {
    double[] values = got.detach().toDoubleArray();
    for (int i = 0; i < want.length; i++) {
      assertThat(values[i]).isCloseTo(want[i], within(1e-3 + 1.6e-2 * Math.abs(want[i])));
    }
  }

  @Test
  void attention_in_bfloat16_rounds_before_each_product() {
    Tensor q = leaf(DType.BF16, 7, 1, 2, 3, 2);
    Tensor k = leaf(DType.BF16, 3, 1, 2, 3, 2);
    Tensor v = leaf(DType.BF16, 5, 1, 2, 3, 2);

    Tensor out = Attention.of(q, k, v, Sight.causal(3, 3)).output();
    backward(out);

    assertBits(
        out,
        -0.625,
        0.0,
        0.061767578125,
        -0.06884765625,
        0.1435546875,
        -0.1240234375,
        0.375,
        -0.375,
        0.310546875,
        -0.439453125,
        0.228515625,
        -0.5234375);
    assertBits(
        q.grad(),
        0.0,
        0.0,
        0.0634765625,
        0.0634765625,
        0.023193359375,
        0.0233154296875,
        0.0,
        0.0,
        0.00518798828125,
        0.005218505859375,
        -0.000858306884765625,
        0.00433349609375);
    assertBits(
        k.grad(),
        0.01434326171875,
        -0.032470703125,
        -0.0179443359375,
        0.043212890625,
        0.0036468505859375,
        -0.01092529296875,
        -0.00457763671875,
        0.0010986328125,
        0.0040283203125,
        -0.003570556640625,
        0.000461578369140625,
        0.0023040771484375);
    assertBits(
        v.grad(),
        -0.1181640625,
        -0.1435546875,
        0.283203125,
        -0.1455078125,
        0.08544921875,
        -0.08544921875,
        0.0947265625,
        -0.1318359375,
        -0.042236328125,
        0.27734375,
        -0.05224609375,
        0.1044921875);
  }

  @Test
  void attention_without_a_batch_rounds_once() {
    Tensor q = leaf(DType.F16, 7, 3, 2);
    Tensor k = leaf(DType.F16, 3, 3, 2);

    Tensor out = Attention.of(q, k, k, Sight.ALL).output();
    backward(out);

    assertNear(
        out,
        -0.361083984375,
        0.0139617919921875,
        -0.303955078125,
        0.0709228515625,
        -0.35205078125,
        0.0229949951171875);
    assertNear(
        q.grad(),
        -0.026824951171875,
        -0.026824951171875,
        0.01995849609375,
        0.01995849609375,
        -0.0,
        0.0);
    assertNear(
        k.grad(),
        0.05694580078125,
        -0.130615234375,
        0.1236572265625,
        -0.11529541015625,
        0.06939697265625,
        -0.1290283203125);
  }

  @Test
  void the_weights_of_fused_attention_have_gradients_and_gradients_have_theirs() {
    Tensor q = leaf(DType.F16, 7, 1, 1, 2, 2);
    Tensor wide = q.detach().to(DType.F32).requiresGrad(true);
    for (Tensor x : List.of(q, wide)) {
      Attention seen = Attention.of(x, x, x, Sight.ALL);
      Tensor joined = seen.output().square().sum().add(seen.weights().square().sum());
      Tensor first = Autograd.grad(List.of(joined), List.of(x), true).getFirst();
      first.square().sum().backward();
      joined = Attention.of(x, x, x, Sight.ALL).weights().square().sum();
      joined.backward();
    }
    double[] want = wide.grad().toDoubleArray();
    double[] got = q.grad().to(DType.F64).toDoubleArray();
    for (int i = 0; i < want.length; i++) {
      assertThat(got[i]).isCloseTo(want[i], within(5e-3));
    }
  }

  @Test
  void multihead_attention_rounds_each_operation_where_weights_are_asked_for() {
    for (boolean weights : new boolean[] {true, false}) {
      MultiheadAttention layer =
          filled(
              new MultiheadAttention(
                  MultiheadAttention.Config.of(2, 1).withBatchFirst(), new Philox(1, 0)));
      Tensor q = leaf(DType.BF16, 7, 2, 3, 2);
      Tensor k = leaf(DType.BF16, 3, 2, 3, 2);

      Tensor out =
          weights
              ? layer.attend(q, k, k, Sight.ALL, null).output()
              : layer.output(q, k, k, Sight.ALL, null);
      backward(out);

      if (weights) {
        assertBits(
            out,
            -1.078125,
            -0.2099609375,
            -1.0859375,
            -0.2021484375,
            -1.0859375,
            -0.201171875,
            -0.90625,
            -0.51953125,
            -0.90234375,
            -0.51953125,
            -0.90625,
            -0.50390625);
        assertBits(
            q.grad(),
            0.00701904296875,
            0.00201416015625,
            -0.00885009765625,
            -0.0025634765625,
            -0.00872802734375,
            -0.002532958984375,
            0.0027923583984375,
            0.009033203125,
            -0.0032196044921875,
            -0.008056640625,
            -0.0012969970703125,
            -0.005584716796875);
      } else {
        assertBits(
            out,
            -1.078125,
            -0.2099609375,
            -1.0859375,
            -0.2021484375,
            -1.0859375,
            -0.19921875,
            -0.90625,
            -0.5234375,
            -0.90234375,
            -0.51953125,
            -0.90625,
            -0.50390625);
        assertBits(
            q.grad(),
            0.007049560546875,
            0.00201416015625,
            -0.00872802734375,
            -0.0025634765625,
            -0.00872802734375,
            -0.002532958984375,
            0.0027313232421875,
            0.00897216796875,
            -0.0032196044921875,
            -0.008056640625,
            -0.00115966796875,
            -0.00567626953125);
      }
    }
  }

  @Test
  void a_gated_unit_adds_gradients_in_the_order_of_pytorch() {
    Gru net = filled(new Gru(GRU, new Philox(1, 0)));
    Tensor x = leaf(DType.BF16, 7, 2, 3, 2);

    Tensor out = net.apply(x);
    backward(out);

    assertBits(
        out,
        0.123046875,
        0.322265625,
        0.1474609375,
        0.44921875,
        0.12353515625,
        0.75,
        -0.0439453125,
        0.67578125,
        0.029296875,
        0.50390625,
        0.083984375,
        0.73828125);
    assertBits(
        x.grad(),
        -0.0250244140625,
        0.0107421875,
        -0.107421875,
        0.0301513671875,
        -0.07861328125,
        0.033447265625,
        -0.05224609375,
        0.032958984375,
        0.1455078125,
        -0.0791015625,
        0.0673828125,
        -0.0283203125);
    assertBits(
        net.namedParameters().get("bias_hh_l0").grad(),
        0.000637054443359375,
        -0.00274658203125,
        0.0018157958984375,
        0.0830078125,
        0.020751953125,
        0.009765625);
  }

  @Test
  void batch_norm_rounds_once() {
    BatchNorm1d layer = filled(new BatchNorm1d(2));
    Tensor x = leaf(DType.BF16, 7, 4, 2);

    Tensor out = layer.apply(x);
    backward(out);

    assertNear(
        x.grad(),
        0.46875,
        -0.0556640625,
        -0.62890625,
        0.0140380859375,
        -0.15625,
        -0.0140380859375,
        0.31640625,
        0.0556640625);
    assertNear(layer.namedParameters().get("weight").grad(), 0.6171875, 0.30078125);
    assertNear(
        layer.namedBuffers().get("running_mean").tensor(), -0.006256103515625, 0.01251220703125);
    assertNear(layer.namedBuffers().get("running_var").tensor(), 0.921875, 0.91796875);
  }
}
