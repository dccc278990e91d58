package dev.holdout.engine.tensor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long short-term memory as one operation against the same in single ones. */
class LstmLayerTest {

  private static final int[][] SIZES = {{1, 1, 1}, {3, 2, 5}, {4, 7, 16}, {2, 33, 20}, {5, 3, 35}};

  @Test
  void states_and_cells_have_the_bits_of_the_plain_form() {
    for (int[] size : SIZES) {
      for (boolean bias : new boolean[] {false, true}) {
        Tensor[] in = inputs(size, bias);
        List<Tensor> want = plain(in, bias);
        List<Tensor> got = fused(in, bias);
        for (int i = 0; i < 3; i++) {
          assertThat(got.get(i).detach().toFloatArray())
              .as("%s, output %d", Arrays.toString(size), i)
              .isEqualTo(want.get(i).detach().toFloatArray());
        }
      }
    }
  }

  @Test
  void gradients_agree_with_those_of_the_plain_form() {
    for (int[] size : SIZES) {
      for (boolean bias : new boolean[] {false, true}) {
        Tensor[] in = inputs(size, bias);
        List<Tensor> want =
            Autograd.grad(
                List.of(weighed(plain(in, bias))), List.of(in), null, false, false, false);
        List<Tensor> got =
            Autograd.grad(
                List.of(weighed(fused(in, bias))), List.of(in), null, false, false, false);
        for (int i = 0; i < in.length; i++) {
          close(got.get(i), want.get(i), 1e-5f);
        }
      }
    }
  }

  @Test
  void slopes_of_slopes_go_through_the_plain_form() {
    Tensor[] in = inputs(new int[] {3, 2, 5}, true);
    List<Tensor> want = twice(in, plain(in, true));
    List<Tensor> got = twice(in, fused(in, true));
    for (int i = 0; i < in.length; i++) {
      close(got.get(i), want.get(i), 1e-4f);
    }
  }

  private static List<Tensor> twice(Tensor[] in, List<Tensor> made) {
    List<Tensor> first =
        Autograd.grad(List.of(weighed(made)), List.of(in), null, true, true, false);
    Tensor sum = first.stream().map(g -> g.square().sum()).reduce(Tensor::add).orElseThrow();
    return Autograd.grad(List.of(sum), List.of(in), null, false, false, false);
  }

  private static List<Tensor> fused(Tensor[] in, boolean bias) {
    return bias
        ? LstmLayer.of(in[0], in[1], in[2], in[3], in[4])
        : LstmLayer.of(in[0], in[1], null, in[2], in[3]);
  }

  private static List<Tensor> plain(Tensor[] in, boolean bias) {
    return new LstmLayer(bias).plain(List.of(in));
  }

  /** One number that every output moves, each element by its own. */
  private static Tensor weighed(List<Tensor> outputs) {
    List<Tensor> sums = new ArrayList<>();
    for (Tensor output : outputs) {
      sums.add(output.mul(numbers(90 + sums.size(), output.shape())).sum());
    }
    return sums.stream().reduce(Tensor::add).orElseThrow();
  }

  private static Tensor[] inputs(int[] size, boolean bias) {
    int time = size[0];
    int batch = size[1];
    int hidden = size[2];
    List<Tensor> in = new ArrayList<>();
    in.add(numbers(1, time, batch, 4 * hidden));
    in.add(numbers(2, 4 * hidden, hidden));
    if (bias) {
      in.add(numbers(3, 4 * hidden));
    }
    in.add(numbers(4, batch, hidden));
    in.add(numbers(5, batch, hidden));
    in.forEach(x -> x.requiresGrad(true));
    return in.toArray(Tensor[]::new);
  }

  private static Tensor numbers(long stream, int... shape) {
    float[] values = new Philox(17, stream).fillNormal(new float[Shape.count(shape)], 0, 0.7);
    return Tensor.of(values, shape);
  }

  private static void close(Tensor got, Tensor want, float tolerance) {
    float[] a = got.detach().toFloatArray();
    float[] b = want.detach().toFloatArray();
    assertThat(got.shape()).isEqualTo(want.shape());
    for (int i = 0; i < a.length; i++) {
      assertThat(a[i]).isCloseTo(b[i], within(tolerance * Math.max(1, Math.abs(b[i]))));
    }
  }
}
