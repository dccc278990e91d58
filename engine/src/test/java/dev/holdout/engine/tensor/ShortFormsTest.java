package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms that a PyTorch user writes first give what the forms with every argument give. */
class ShortFormsTest {

  private static final Tensor X = Tensor.of(new float[] {4, 1, 7, 2, 2, 9}, 2, 3);

  private static void same(Tensor got, Tensor want) {
    assertThat(got.shape()).isEqualTo(want.shape());
    assertThat(got.dtype()).isEqualTo(want.dtype());
    assertThat(got.toDoubleArray()).isEqualTo(want.toDoubleArray());
  }

  @Test
  void a_number_beside_a_reduction_is_the_dimension_that_leaves() {
    for (int dim : new int[] {0, 1, -1}) {
      same(X.sum(dim), X.sum(dim, false));
      same(X.mean(dim), X.mean(dim, false));
      same(X.prod(dim), X.prod(dim, false));
      same(X.amax(dim), X.amax(dim, false));
      same(X.amin(dim), X.amin(dim, false));
      same(X.any(dim), X.any(dim, false));
      same(X.all(dim), X.all(dim, false));
      same(X.logsumexp(dim), X.logsumexp(dim, false));
      same(X.aminmax(dim).max(), X.amax(dim, false));
      same(X.norm(1, dim), X.norm(1, new int[] {dim}, false));
      same(X.norm(1, dim, true), X.norm(1, new int[] {dim}, true));
      same(X.argmax(dim), X.argmax(dim, false));
      same(X.argmin(dim), X.argmin(dim, false));
      same(X.max(dim).values(), X.max(dim, false).values());
      same(X.min(dim).indices(), X.min(dim, false).indices());
      same(X.median(dim).values(), X.median(dim, false).values());
      same(X.sort(dim).values(), X.sort(dim, false).values());
      same(X.argsort(dim), X.argsort(dim, false));
      same(X.topk(2, dim).values(), X.topk(2, dim, true).values());
      same(X.quantile(0.25, dim), X.quantile(0.25, dim, false));
    }
    same(X.kthvalue(2).values(), X.kthvalue(2, -1, false).values());
    same(X.sort().indices(), X.sort(-1, false).indices());
    same(X.argsort(), X.argsort(-1, false));
    assertThat(X.sum(0, 1).item()).isEqualTo(25);
    assertThat(X.mean(0).toFloatArray()).containsExactly(3, 1.5f, 8);
  }

  @Test
  void a_number_beside_a_deviation_is_the_dimension_and_the_correction_is_1() {
    assertThat(X.std(1).toDoubleArray()).containsExactly(new double[] {3, 4.041452}, within(1e-6));
    assertThat(X.var(0).toDoubleArray()).containsExactly(2, 0.5, 2);
    assertThat(X.var(1, true).shape()).containsExactly(2, 1);
    same(X.std(0, true), X.std(new int[] {0}, 1, true));
    same(X.var(), X.varCorrected(1));
    same(X.std(), X.stdCorrected(1));
    same(X.std(0, 1), X.std());
    assertThat(X.varCorrected(0).item()).isLessThan(X.var().item());
    same(X.varMean(1).variance(), X.var(1));
    same(X.varMean().mean(), X.mean());
    assertThat(Tensor.ones(1).std().item()).isNaN();
  }

  @Test
  void a_sum_without_nan_counts_it_as_nothing_and_gives_it_no_gradient() {
    Tensor x = Tensor.of(new float[] {1, Float.NaN, 3, 4}, 2, 2).requiresGrad(true);
    assertThat(x.nansum(1).detach().toFloatArray()).containsExactly(1, 7);
    x.nansum().backward();
    assertThat(x.grad().toFloatArray()).containsExactly(1, 0, 1, 1);
    assertThat(Tensor.of(new long[] {1, 2}).nansum().itemLong()).isEqualTo(3);
  }

  @Test
  void gradients_of_a_value_are_asked_for_in_one_line_and_once_more_where_recorded() {
    Tensor x = Tensor.of(new double[] {2, 3}).requiresGrad(true);
    Tensor w = Tensor.scalar(5.0).requiresGrad(true);
    List<Tensor> found = Autograd.grad(x.square().mul(w).sum(), x, w);
    assertThat(found.get(0).toDoubleArray()).containsExactly(20, 30);
    assertThat(found.get(1).item()).isEqualTo(13);
    assertThat(x.grad()).isNull();
    Tensor slope = Autograd.grad(List.of(x.pow(3).sum()), List.of(x), true).getFirst();
    assertThat(Autograd.grad(slope.sum(), x).getFirst().toDoubleArray()).containsExactly(12, 18);
    assertThatThrownBy(() -> Autograd.grad(x.sum(), x, w))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("input 1 of shape []");
  }

  @Test
  void a_graph_that_is_to_stay_is_walked_again() {
    Tensor x = Tensor.of(new double[] {2, 3}).requiresGrad(true);
    Tensor y = x.square().sum();
    y.backward(true);
    y.backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(8, 12);
    assertThatThrownBy(y::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("backward(true)")
        .hasMessageContaining("retain_graph=True");
  }
}
