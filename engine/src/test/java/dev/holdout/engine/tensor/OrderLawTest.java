package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Sorting, places and scans against plain loops, for every dtype, with NaNs, infinities and ties.
 */
class OrderLawTest {

  /** One line of a tensor, moved last. */
  private static double[][] lines(Tensor x, int dim) {
    int d = dim < 0 ? dim + x.rank() : dim;
    int n = x.size(d);
    double[] values = x.detach().to(DType.F64).movedim(d, -1).contiguous().toDoubleArray();
    return IntStream.range(0, n == 0 ? 0 : values.length / n)
        .mapToObj(i -> Arrays.copyOfRange(values, i * n, (i + 1) * n))
        .toArray(double[][]::new);
  }

  /** NaN above all, -0 as 0. */
  private static int compare(double a, double b) {
    return Double.compare(a + 0.0, b + 0.0);
  }

  private static double[] places(double[] line, boolean descending) {
    Comparator<Integer> order = (i, j) -> compare(line[i], line[j]);
    return IntStream.range(0, line.length)
        .boxed()
        .sorted(descending ? order.reversed() : order)
        .mapToDouble(Integer::doubleValue)
        .toArray();
  }

  @Test
  void sorting_is_stable_with_nan_above_all_in_every_dtype() {
    Draws.each(
        "sorting",
        140,
        draws -> {
          DType dtype = DType.values()[draws.whole(0, DType.values().length - 1)];
          Tensor x = draws.special(dtype, draws.shape(1, 3, 1, 40));
          int dim = draws.whole(-x.rank(), x.rank() - 1);
          boolean descending = draws.yes();
          Ranked sorted = x.sort(dim, descending);
          double[][] from = lines(x, dim);
          double[][] indices = lines(sorted.indices(), dim);
          double[][] values = lines(sorted.values(), dim);
          for (int i = 0; i < from.length; i++) {
            double[] line = from[i];
            assertThat(indices[i]).containsExactly(places(line, descending));
            assertThat(values[i])
                .containsExactly(Arrays.stream(indices[i]).map(p -> line[(int) p]).toArray());
          }
          assertThat(lines(x.argsort(dim, descending), dim)).isDeepEqualTo(indices);
          if (dtype == DType.BOOL) {
            return; // two values have no largest few
          }
          int k = draws.whole(0, x.size(dim));
          double[][] best = lines(x.topk(k, dim, descending).indices(), dim);
          for (int i = 0; i < best.length; i++) {
            assertThat(best[i]).containsExactly(Arrays.copyOf(indices[i], k));
          }
        });
  }

  @Test
  void extremes_stand_at_their_first_place_medians_in_sorted_order_running_ones_at_their_last() {
    Draws.each(
        "places",
        140,
        draws -> {
          DType dtype = DType.values()[draws.whole(0, 5)];
          Tensor x = draws.special(dtype, draws.shape(1, 3, 1, 9));
          int dim = draws.whole(-x.rank(), x.rank() - 1);
          double[][] from = lines(x, dim);
          double[][] largest = lines(x.argmax(dim, true), dim);
          double[][] smallest = lines(x.min(dim, true).indices(), dim);
          double[][] median = lines(x.median(dim, true).indices(), dim);
          double[][] running = lines(x.cummax(dim).indices(), dim);
          double[][] falling = lines(x.cummin(dim).indices(), dim);
          for (int i = 0; i < from.length; i++) {
            double[] up = places(from[i], false);
            double[] down = places(from[i], true);
            int nan = firstNan(from[i]);
            assertThat(largest[i][0]).isEqualTo(down[0]);
            assertThat(smallest[i][0]).isEqualTo(nan >= 0 ? nan : up[0]);
            assertThat(median[i][0]).isEqualTo(nan >= 0 ? nan : up[(up.length - 1) / 2]);
            assertThat(running[i]).containsExactly(running(from[i], 1));
            assertThat(falling[i]).containsExactly(running(from[i], -1));
          }
        });
  }

  private static int firstNan(double[] line) {
    return IntStream.range(0, line.length)
        .filter(i -> Double.isNaN(line[i]))
        .findFirst()
        .orElse(-1);
  }

  private static double[] running(double[] line, int sign) {
    double[] places = new double[line.length];
    int best = 0;
    for (int i = 0; i < line.length; i++) {
      boolean better = !Double.isNaN(line[best]) && sign * compare(line[i], line[best]) >= 0;
      best = Double.isNaN(line[i]) || better ? i : best;
      places[i] = best;
    }
    return places;
  }

  @Test
  void scans_are_what_a_loop_over_the_line_carries() {
    Draws.each(
        "scans",
        100,
        draws -> {
          Tensor x = draws.coarse(draws.shape(1, 3, 1, 7));
          int dim = draws.whole(-x.rank(), x.rank() - 1);
          double[][] from = lines(x, dim);
          double[][] sums = lines(x.cumsum(dim), dim);
          double[][] products = lines(x.cumprod(dim), dim);
          double[][] logs = lines(x.logcumsumexp(dim), dim);
          double[][] shares = lines(x.softmax(dim), dim);
          double[][] logShares = lines(x.logSoftmax(dim), dim);
          double[][] steps = lines(x.diff(dim), dim);
          for (int i = 0; i < from.length; i++) {
            double sum = 0;
            double product = 1;
            double powers = 0;
            double all = Arrays.stream(from[i]).map(Math::exp).sum();
            for (int j = 0; j < from[i].length; j++) {
              sum += from[i][j];
              product *= from[i][j];
              powers += Math.exp(from[i][j]);
              assertThat(sums[i][j]).isEqualTo(sum);
              assertThat(products[i][j]).isEqualTo(product);
              assertThat(logs[i][j]).isCloseTo(Math.log(powers), within(1e-12));
              assertThat(shares[i][j]).isCloseTo(Math.exp(from[i][j]) / all, within(1e-12));
              assertThat(logShares[i][j]).isCloseTo(from[i][j] - Math.log(all), within(1e-12));
              if (j > 0) {
                assertThat(steps[i][j - 1]).isEqualTo(from[i][j] - from[i][j - 1]);
              }
            }
          }
        });
  }

  @Test
  void a_running_sum_of_floats_is_carried_in_double_and_rounded_once() {
    float[] values = new float[1000];
    Arrays.fill(values, 0.1f);
    values[0] = 1e8f;
    double carried = 0;
    float[] want = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      carried += values[i];
      want[i] = (float) carried;
    }
    assertThat(Tensor.of(values).cumsum(0).toFloatArray()).containsExactly(want);
    Tensor columns = Tensor.of(values).unsqueeze(1).expand(-1, 2);
    assertThat(columns.cumsum(0).select(1, 1).contiguous().toFloatArray()).containsExactly(want);
  }

  @Test
  void lines_without_a_number_stay_empty() {
    Tensor none = Tensor.zeros(2, 0);
    assertThat(none.sort(1, true).values().shape()).containsExactly(2, 0);
    assertThat(none.argsort(1, false).shape()).containsExactly(2, 0);
    assertThat(none.topk(0).indices().shape()).containsExactly(2, 0);
    assertThat(none.cummax(1).values().shape()).containsExactly(2, 0);
    assertThat(none.softmax(1).shape()).containsExactly(2, 0);
    assertThat(none.softmax(0).shape()).containsExactly(2, 0);
    assertThat(none.diff(1).shape()).containsExactly(2, 0);
    assertThat(none.unique().shape()).containsExactly(0);
    assertThat(none.max(0, false).values().shape()).containsExactly(0);
    Tensor leaf = Tensor.zeros(2, 0).requiresGrad(true);
    leaf.cumprod(1).sum().add(leaf.logcumsumexp(1).sum()).backward();
    assertThat(leaf.grad().shape()).containsExactly(2, 0);
  }

  @Test
  void softmax_of_floats_is_that_of_doubles_to_float_precision_at_any_width() {
    Draws.each(
        "softmax",
        60,
        draws -> {
          Tensor x = draws.coarse(draws.shape(1, 3, 1, 70)).mul(draws.whole(1, 40)).to(DType.F32);
          int dim = draws.whole(-x.rank(), x.rank() - 1);
          double[] want = x.to(DType.F64).softmax(dim).toDoubleArray();
          double[] got = x.softmax(dim).toDoubleArray();
          double[] log = x.logSoftmax(dim).exp().toDoubleArray();
          for (int i = 0; i < want.length; i++) {
            assertThat(got[i]).isCloseTo(want[i], within(1e-6 * want[i] + 1e-37));
            assertThat(log[i]).isCloseTo(want[i], within(5e-5 * want[i] + 1e-37));
          }
        });
  }

  @Test
  void a_quantile_lies_on_the_line_between_its_neighbours() {
    Draws.each(
        "quantiles",
        60,
        draws -> {
          Tensor x = draws.coarse(draws.shape(1, 3, 1, 8));
          int dim = draws.whole(-x.rank(), x.rank() - 1);
          double q = draws.whole(0, 20) / 20.0;
          double[] got = x.quantile(q, dim, false).toDoubleArray();
          double[][] from = lines(x, dim);
          for (int i = 0; i < from.length; i++) {
            Arrays.sort(from[i]);
            double rank = q * (from[i].length - 1);
            double low = from[i][(int) Math.floor(rank)];
            double high = from[i][(int) Math.ceil(rank)];
            double want = low + (rank - Math.floor(rank)) * (high - low);
            assertThat(got[i]).isCloseTo(want, within(1e-12));
          }
        });
    assertThat(Tensor.of(new float[] {1, Float.NaN}).quantile(0).item()).isNaN();
    assertThatThrownBy(() -> Tensor.ones(2).quantile(30))
        .hasMessageContainingAll("quantile", "30", "[0, 1]");
    assertThatThrownBy(() -> Tensor.ones(DType.F16, 2).quantile(0.5))
        .isInstanceOf(DTypeException.class);
  }

  @Test
  void values_are_counted_and_found() {
    float nan = Float.NaN;
    assertThat(Tensor.of(new float[] {2, nan, 1, 2, nan}).unique().toFloatArray())
        .containsExactly(1, 2, nan, nan);
    assertThat(Tensor.of(new boolean[] {true, false, true}).unique().toLongArray())
        .containsExactly(0, 1);
    assertThat(Tensor.of(new long[] {1, 3, 1}).bincount(0).toLongArray())
        .containsExactly(0, 2, 0, 1);
    Tensor rows = Tensor.of(new float[] {1, 3, 3, 0, 2, 4}, 2, 3);
    Tensor wanted = Tensor.of(new float[] {3, nan, 2, -1}, 2, 2);
    assertThat(rows.searchsorted(wanted, false).toLongArray()).containsExactly(1, 3, 1, 0);
    assertThat(rows.searchsorted(wanted, true).toLongArray()).containsExactly(3, 3, 2, 0);
    assertThatThrownBy(() -> rows.searchsorted(Tensor.zeros(3, 2), false))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("[2, 3]", "[3, 2]");
    assertThatThrownBy(() -> rows.searchsorted(Tensor.of(new long[] {1}), false))
        .isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> Tensor.of(new long[] {-1}).bincount(0)).hasMessageContaining("-1");
  }

  @Test
  void more_than_there_is_cannot_be_picked() {
    Tensor x = Tensor.of(new float[] {3, 1, 2});
    assertThat(x.kthvalue(2, 0, false).values().item()).isEqualTo(2);
    assertThat(x.kthvalue(2, 0, false).indices().item()).isEqualTo(2);
    assertThatThrownBy(() -> x.topk(4))
        .isInstanceOf(DimensionException.class)
        .hasMessageContainingAll("topk", "k is 4", "[3]", "0 to 3");
    assertThatThrownBy(() -> x.kthvalue(0, 0, false)).isInstanceOf(DimensionException.class);
    assertThatThrownBy(() -> x.to(DType.BOOL).argmax()).isInstanceOf(DTypeException.class);
  }

  @Test
  void a_tensor_without_dimensions_is_a_line_of_one() {
    Tensor one = Tensor.scalar(3f).requiresGrad(true);
    assertThat(one.softmax(0).item()).isEqualTo(1);
    assertThat(one.cumsum(-1).shape()).isEmpty();
    assertThat(one.sort(0, true).values().item()).isEqualTo(3);
    assertThat(one.max(0, true).indices().item()).isZero();
    assertThat(one.argsort(0, false).shape()).isEmpty();
    assertThat(one.topk(1).values().item()).isEqualTo(3);
    one.cumprod(0).backward();
    assertThat(one.grad().item()).isEqualTo(1);
  }
}
