package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Reductions against plain loops over drawn shapes, and what they do at the edges. */
class ReductionLawTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** What becomes one number, in row-major order, under each index that is kept. */
  private static List<double[]> groups(Tensor x, int[] dims) {
    boolean[] gone = new boolean[x.rank()];
    for (int dim : dims) {
      gone[dim < 0 ? dim + x.rank() : dim] = true;
    }
    int[] kept = x.shape();
    for (int d = 0; d < kept.length; d++) {
      kept[d] = gone[d] ? 1 : kept[d];
    }
    List<List<Double>> groups = new ArrayList<>();
    for (int i = 0; i < Shape.count(kept); i++) {
      groups.add(new ArrayList<>());
    }
    double[] values = x.detach().toDoubleArray();
    int[] index = new int[x.rank()];
    for (double value : values) {
      int at = 0;
      for (int d = 0; d < index.length; d++) {
        at = at * kept[d] + (gone[d] ? 0 : index[d]);
      }
      groups.get(at).add(value);
      for (int d = index.length - 1; d >= 0 && ++index[d] == x.size(d); d--) {
        index[d] = 0;
      }
    }
    return groups.stream()
        .map(group -> group.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  private static void agree(Tensor got, Tensor x, int[] dims, ToDoubleFunction<double[]> naive) {
    double[] want = groups(x, dims).stream().mapToDouble(naive).toArray();
    assertThat(got.rank()).isEqualTo(x.rank() - dims.length);
    assertThat(got.to(DType.F64).toDoubleArray()).containsExactly(want, within(1e-9));
  }

  @Test
  void every_reduction_is_what_loops_over_its_elements_give() {
    Draws.each(
        "reductions",
        200,
        draws -> {
          Tensor x = draws.coarse(draws.shape(1, 4, 1, 5));
          int[] d = draws.dims(x.rank());
          agree(x.sum(d, false), x, d, v -> Arrays.stream(v).sum());
          agree(x.mean(d, false), x, d, v -> Arrays.stream(v).average().orElseThrow());
          agree(x.prod(d, false), x, d, v -> Arrays.stream(v).reduce(1, (a, b) -> a * b));
          agree(x.amax(d, false), x, d, v -> Arrays.stream(v).max().orElseThrow());
          agree(x.aminmax(d, false).min(), x, d, v -> Arrays.stream(v).min().orElseThrow());
          agree(x.any(d, false), x, d, v -> Arrays.stream(v).anyMatch(e -> e != 0) ? 1 : 0);
          agree(x.all(d, false), x, d, v -> Arrays.stream(v).allMatch(e -> e != 0) ? 1 : 0);
          agree(x.countNonzero(d), x, d, v -> Arrays.stream(v).filter(e -> e != 0).count());
          agree(x.var(d, 0, false), x, d, ReductionLawTest::variance);
          agree(x.std(d, 0, false), x, d, v -> Math.sqrt(variance(v)));
          agree(x.logsumexp(d, false), x, d, v -> Math.log(Arrays.stream(v).map(Math::exp).sum()));
          for (double p : new double[] {0, 1, 1.5, 2, 3}) {
            agree(x.norm(p, d, false), x, d, v -> norm(v, p));
          }
          int[] kept = x.sum(d, true).shape();
          for (int dim : d) {
            assertThat(kept[dim < 0 ? dim + x.rank() : dim]).isEqualTo(1);
          }
        });
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
  }

  private static double norm(double[] values, double p) {
    if (p == 0) {
      return Arrays.stream(values).filter(v -> v != 0).count();
    }
    return Math.pow(Arrays.stream(values).map(v -> Math.pow(Math.abs(v), p)).sum(), 1 / p);
  }

  @Test
  void an_empty_list_of_dimensions_means_all() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    int[] none = {};
    assertThat(x.sum(none, false).item()).isEqualTo(10);
    assertThat(x.amax(none, true).shape()).containsExactly(1, 1);
    assertThat(x.var(none, 0, false).item()).isEqualTo(1.25);
  }

  @Test
  void of_nothing_a_sum_is_0_a_product_1_a_mean_nan_and_an_extreme_is_refused() {
    Tensor none = Tensor.zeros(0, 3);
    assertThat(none.sum().item()).isZero();
    assertThat(none.prod(0, false).toFloatArray()).containsExactly(1, 1, 1);
    assertThat(none.mean().item()).isNaN();
    assertThat(none.median().item()).isNaN();
    assertThat(none.any().item()).isZero();
    assertThat(none.all().item()).isEqualTo(1);
    assertThat(none.logsumexp(0, false).toFloatArray())
        .containsExactly(-INFINITY, -INFINITY, -INFINITY);
    assertThat(none.amax(1, false).shape()).containsExactly(0);
    assertThatThrownBy(none::max)
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("max", "[0, 3]", "dimension 0", "at least one");
    assertThatThrownBy(() -> none.max(0, false)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(none::argmin).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> none.norm(INFINITY)).isInstanceOf(ShapeException.class);
  }

  @Test
  void integers_are_added_up_in_64_bits_and_have_no_mean() {
    Tensor ints = Tensor.of(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE});
    int[] all = {0};
    assertThat(ints.sum().dtype()).isEqualTo(DType.I64);
    assertThat(ints.sum().toLongArray()).containsExactly(2L * Integer.MAX_VALUE);
    assertThat(ints.sum(all, false, DType.I32).toLongArray()).containsExactly(-2);
    assertThat(Tensor.of(new boolean[] {true, true}).sum().toLongArray()).containsExactly(2);
    assertThat(Tensor.of(new long[] {1L << 62, 2}).cumsum(0).toLongArray())
        .containsExactly(1L << 62, (1L << 62) + 2);
    assertThat(ints.mean(all, false, DType.F32).dtype()).isEqualTo(DType.F32);
    assertThatThrownBy(ints::mean)
        .isInstanceOf(DTypeException.class)
        .hasMessageContainingAll("mean", "int32", "x.to(F32).mean()");
    assertThatThrownBy(() -> ints.var()).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> ints.softmax(0)).isInstanceOf(DTypeException.class);
  }

  @Test
  void sixteen_bits_are_averaged_in_32() {
    Tensor large = Tensor.full(DType.F16, 60000, 10);
    assertThat(large.mean().item()).isEqualTo(60000);
    assertThat(Tensor.ones(DType.BF16, 300).sum().item()).isEqualTo(300);
    assertThat(large.var(0).item()).isZero();
  }

  @Test
  void ties_share_the_gradient_of_an_extreme_and_of_the_median_over_all() {
    float[] ties = {2, 5, 5, 1, 2};
    assertThat(gradient(ties, Tensor::max)).containsExactly(0, 0.5f, 0.5f, 0, 0);
    assertThat(gradient(ties, x -> x.max(0, false).values())).containsExactly(0, 1, 0, 0, 0);
    assertThat(gradient(ties, Tensor::median)).containsExactly(0.5f, 0, 0, 0, 0.5f);
    assertThat(gradient(ties, x -> x.median(0, false).values())).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void a_nan_takes_the_gradient_of_max_but_spoils_that_of_amax() {
    float[] x = {1, Float.NaN, 3};
    assertThat(gradient(x, Tensor::max)).containsExactly(0, 1, 0);
    assertThat(gradient(x, t -> t.amax(0, false))).containsOnly(Float.NaN);
  }

  @Test
  void a_nan_that_arrives_at_max_stays_with_the_largest() {
    Tensor x = Tensor.of(new float[] {1, 5, 3}).requiresGrad(true);
    x.max().backward(Tensor.scalar(Float.NaN));
    assertThat(x.grad().toFloatArray()).containsExactly(0, Float.NaN, 0);
  }

  @Test
  void a_variance_whose_count_is_used_up_has_an_infinite_gradient_and_nan_at_the_mean() {
    assertThat(gradient(new float[] {1, 3}, x -> x.varCorrected(2)))
        .containsExactly(INFINITY, INFINITY);
    assertThat(gradient(new float[] {1}, Tensor::var)).containsExactly(Float.NaN);
    assertThat(gradient(new float[] {1, 3}, x -> x.var(new int[0], 0, false)))
        .containsExactly(-2, 2);
  }

  @Test
  void the_gradient_of_a_product_is_right_with_two_zeros_and_once_more() {
    assertThat(gradient(new float[] {2, 0, 3}, Tensor::prod)).containsExactly(0, 6, 0);
    assertThat(gradient(new float[] {2, 0, 0, 5}, Tensor::prod)).containsExactly(0, 0, 0, 0);
    Tensor x = Tensor.of(new float[] {2, 0, 0, 5}).requiresGrad(true);
    Tensor first = Autograd.grad(List.of(x.prod()), List.of(x), true).getFirst();
    Tensor second = Autograd.grad(first.select(0, 1), x).getFirst();
    assertThat(second.toFloatArray()).containsExactly(0, 0, 10, 0);
  }

  @Test
  void a_dimension_that_is_missing_or_named_twice_is_refused() {
    Tensor x = Tensor.zeros(2, 3);
    assertThatThrownBy(() -> x.sum(2, false))
        .isInstanceOf(DimensionException.class)
        .hasMessageContainingAll("sum", "2", "[-2, 1]");
    assertThatThrownBy(() -> x.sum(new int[] {0, -2}, false))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("dimension 0", "multiple times", "[0, -2]");
  }

  private interface Value {
    Tensor of(Tensor x);
  }

  private static float[] gradient(float[] values, Value value) {
    Tensor x = Tensor.of(values).requiresGrad(true);
    value.of(x).backward();
    return x.grad().toFloatArray();
  }
}
