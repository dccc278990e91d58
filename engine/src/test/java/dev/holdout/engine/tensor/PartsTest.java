package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.shape.DType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Gradients of parts of one tensor, added up in one memory, against those that are recorded, where
 * each part is put among zeros and all are added.
 */
class PartsTest {

  private final Tensor x =
      Tensor.arange(DType.F64, 1, 25, 1).div(7).reshape(4, 6).requiresGrad(true);

  private static List<Tensor> parts(Draws draws, Tensor base) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = draws.whole(1, 6); i > 0; i--) {
      switch (draws.whole(0, 6)) {
        case 0 -> parts.addAll(base.split(2, 1));
        case 1 -> parts.addAll(base.unbind(0));
        case 2 -> parts.add(base.get(Index.at(1), Index.range(1, 5, 2)));
        case 3 -> parts.add(base.diagonal(1, 0, 1));
        case 4 -> parts.add(base.mul(3.0));
        case 5 -> parts.add(base.narrow(1, 1, 3).select(0, 2));
        default -> parts.add(base.transpose(0, 1).narrow(0, 0, 4));
      }
    }
    return parts;
  }

  private Tensor loss(Tensor base, long seed) {
    Tensor[] sum = {Tensor.scalar(0.0)};
    Draws.one(
        seed,
        draws -> {
          for (Tensor part : parts(draws, base)) {
            sum[0] = sum[0].add(part.exp().mul(part).sum());
          }
        });
    return sum[0];
  }

  @Test
  void parts_that_overlap_in_any_way_add_up_to_the_same_bits() {
    for (DType dtype : new DType[] {DType.F64, DType.F32, DType.BF16}) {
      for (int seed = 1; seed <= 60; seed++) {
        Tensor base = x.detach().to(dtype).copy().requiresGrad(true);
        Tensor inner = base.mul(1.0);
        List<Tensor> fast =
            Autograd.grad(
                List.of(loss(inner, seed)), List.of(base, inner), null, false, false, false);
        Tensor again = base.mul(1.0);
        List<Tensor> recorded =
            Autograd.grad(
                List.of(loss(again, seed)), List.of(base, again), null, true, true, false);
        for (int i = 0; i < 2; i++) {
          assertThat(fast.get(i).toDoubleArray())
              .as("%s, seed %d, input %d", dtype, seed, i)
              .isEqualTo(recorded.get(i).detach().toDoubleArray());
        }
      }
    }
  }

  @Test
  void what_arrived_from_elsewhere_is_not_written_into() {
    Tensor base = x.mul(1.0);
    Tensor whole = base.mul(1.0).retainGrad();
    Tensor vector = Tensor.ones(DType.F64, 4, 6);
    Tensor same = base.reshape(4, 6);
    // The last output is walked first: what arrives at the base is the vector's own memory.
    Autograd.backward(
        List.of(whole, base.narrow(0, 0, 2), base.select(1, 0), same),
        List.of(vector, vector.narrow(0, 0, 2), vector.select(1, 0), vector),
        false,
        false);
    assertThat(vector.toDoubleArray()).containsOnly(1);
    assertThat(whole.grad().toDoubleArray()).containsOnly(1);
    double[] got = x.grad().toDoubleArray();
    for (int i = 0; i < got.length; i++) {
      assertThat(got[i]).isEqualTo(2 + (i < 12 ? 1 : 0) + (i % 6 == 0 ? 1 : 0));
    }
  }

  @Test
  void hooks_and_kept_gradients_of_the_whole_see_the_sum() {
    Tensor base = x.mul(1.0).retainGrad();
    List<Double> seen = new ArrayList<>();
    base.registerHook(gradient -> {
      seen.add(gradient.sum().item());
      return gradient.mul(2.0);
    });
    Tensor sum = Tensor.scalar(0.0);
    for (Tensor part : base.unbind(1)) {
      sum = sum.add(part.sum());
    }
    sum.backward(true);
    assertThat(seen).containsExactly(24.0);
    assertThat(base.grad().toDoubleArray()).containsOnly(2);
    sum.backward();
    assertThat(base.grad().toDoubleArray()).containsOnly(4);
    assertThat(x.grad().toDoubleArray()).containsOnly(4);
  }

  @Test
  void a_part_of_a_leaf_reaches_it_and_the_rest_is_zero() {
    x.narrow(0, 3, 1).sum().backward();
    x.narrow(0, 3, 1).select(1, 0).sum().backward();
    double[] got = x.grad().toDoubleArray();
    assertThat(got).startsWith(0, 0, 0).endsWith(2, 1, 1, 1, 1, 1);
  }
}
