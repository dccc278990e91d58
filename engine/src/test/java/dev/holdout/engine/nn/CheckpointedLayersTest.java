package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.LayerSamples.Kind;
import dev.holdout.engine.nn.LayerSamples.Sample;
import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.attention.Sight;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has a layer computed again in backward sees no other bit than without. */
class CheckpointedLayersTest {

  @ParameterizedTest
  @MethodSource("dev.holdout.engine.nn.LayerSamples#all")
  void every_layer_has_the_same_bits_and_moves_the_same_state(Sample sample) {
    Map<String, float[]> plain = trained(sample, false);
    Map<String, float[]> again = trained(sample, true);
    assertThat(again.keySet()).isEqualTo(plain.keySet());
    plain.forEach((name, values) -> assertThat(again.get(name)).as(name).isEqualTo(values));
    try (var _ = Memory.scope()) {
      trained(sample, true)
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(plain.get(name)));
    }
    Memory.trim();
  }

  /** Outputs, gradients, state and counters of two calls with a walk each. */
  private static Map<String, float[]> trained(Sample sample, boolean checkpointed) {
    Layer layer = sample.make().apply(3).checkpointed(checkpointed);
    Map<String, float[]> seen = new TreeMap<>();
    for (int step = 0; step < 2; step++) {
      Tensor input = sample.input(4, step);
      if (sample.kind() != Kind.INDEX) {
        input.requiresGrad(true);
      }
      Tensor out = layer.apply(input);
      note(seen, "output " + step, out);
      if (out.requiresGrad()) {
        out.mul(out.detach().cos()).sum().backward();
      }
      note(seen, "input gradient " + step, input.grad());
    }
    layer.eachParameter((path, parameter) -> note(seen, "gradient " + path, parameter.grad()));
    layer.stateDict().forEach((path, tensor) -> note(seen, "state " + path, tensor));
    layer.counters().forEach((path, tensor) -> note(seen, "counter " + path, tensor));
    return seen;
  }

  private static void note(Map<String, float[]> seen, String name, Tensor tensor) {
    if (tensor != null) {
      double[] values = tensor.detach().toDoubleArray();
      float[] narrow = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        narrow[i] = (float) values[i];
      }
      seen.put(name, narrow);
    }
  }

  /** Gradients of the input and of a start, and what the graph of the last layer holds. */
  private record Several(float[] input, float[] start, long held) {}

  @Test
  void layers_of_several_inputs_are_computed_again_by_their_own_calls() {
    Several plain = several(false);
    Several again = several(true);
    assertThat(again.input).isEqualTo(plain.input);
    assertThat(again.start).isEqualTo(plain.start);
    long outputs = 4 * (3 * 5 * 8 + 2 * 5 * 8); // the sequence, which is an output too, and states
    assertThat(again.held).isLessThanOrEqualTo(outputs).isLessThan(plain.held);
  }

  private static Several several(boolean checkpointed) {
    Philox random = new Philox(4, 0);
    MultiheadAttention attention =
        new MultiheadAttention(MultiheadAttention.Config.of(8, 2).dropout(0.2, 5), random);
    Lstm lstm = new Lstm(RecurrentConfig.of(8, 8), random);
    attention.checkpointed(checkpointed);
    lstm.checkpointed(checkpointed);
    Tensor h = Tensor.randn(random, 1, 5, 8).requiresGrad(true);
    Tensor c = Tensor.randn(random, 1, 5, 8).requiresGrad(true);
    Tensor x = Tensor.randn(random, 3, 5, 8).requiresGrad(true);
    Tensor seen = attention.attend(x, x, x, Sight.causal(3, 3), null).output();
    lstm.run(seen, h, c).output().square().sum().backward();
    long held = Autograd.savedBytes(lstm.run(x.detach(), h, c).output());
    return new Several(x.grad().toFloatArray(), c.grad().toFloatArray(), held);
  }

  @Test
  void hooks_of_a_checkpointed_layer_are_told_once() {
    Linear layer = new Linear(3, 2, new Philox(1, 0));
    layer.checkpointed(true);
    int[] calls = {0};
    layer.hook((called, in, out) -> calls[0]++);
    layer.apply(Tensor.ones(4, 3)).sum().backward();
    assertThat(calls[0]).isEqualTo(1);
  }
}
