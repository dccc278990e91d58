package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.random.Philox;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Kernels of one line against slow scalar twins in the written order, to the bit. */
class LineTwinsTest {

  private static final int LONGEST = 70;

  private static void each(IntFunction<float[]> kernel, IntFunction<float[]> twin) {
    for (int n = 1; n <= LONGEST; n++) {
      float[] got = kernel.apply(n);
      float[] want = twin.apply(n);
      assertThat(got).as("%d numbers", n).containsExactly(want);
    }
  }

  private static float[] line(int n) {
    return new Philox(5, n).fillNormal(new float[n], 0, 3);
  }

  /** Numbers behind three others, so that a line does not start at 0. */
  private static float[] shifted(float[] line) {
    float[] longer = new float[line.length + 3];
    System.arraycopy(line, 0, longer, 3, line.length);
    return longer;
  }

  private static float joined(float[] line, boolean product) {
    float[] partial = new float[16];
    Arrays.fill(partial, product ? 1 : 0);
    for (int i = 0; i < line.length; i++) {
      partial[i % 16] = product ? partial[i % 16] * line[i] : partial[i % 16] + line[i];
    }
    for (int half = 8; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        partial[l] = product ? partial[l] * partial[l + half] : partial[l] + partial[l + half];
      }
    }
    return partial[0];
  }

  private static float largest(float[] line) {
    float best = Float.NEGATIVE_INFINITY;
    for (float v : line) best = Math.max(best, v);
    return best;
  }

  private static float[] exponents(float[] line, float top) {
    float[] result = new float[line.length];
    for (int i = 0; i < result.length; i++) result[i] = FloatMath.exp(line[i] - top);
    return result;
  }

  @Test
  void softmax_divides_each_exponential_by_their_sum() {
    each(
        n -> {
          float[] y = new float[n];
          FloatSoftmax.value(shifted(line(n)), 3, y, 0, n);
          return y;
        },
        n -> {
          float[] y = exponents(line(n), largest(line(n)));
          float sum = joined(y, false);
          for (int i = 0; i < n; i++) y[i] = y[i] / sum;
          return y;
        });
  }

  @Test
  void its_logarithm_subtracts_the_largest_and_then_the_logarithm_of_the_sum() {
    each(
        n -> {
          float[] y = new float[n];
          FloatSoftmax.log(shifted(line(n)), 3, y, 0, n, new float[n]);
          return y;
        },
        n -> {
          float[] x = line(n);
          float top = largest(x);
          float log = FloatMath.log(joined(exponents(x, top), false));
          float[] y = new float[n];
          for (int i = 0; i < n; i++) y[i] = x[i] - top - log;
          return y;
        });
  }

  @Test
  void the_gradients_subtract_the_sum_in_its_order() {
    each(
        n -> {
          float[] out = new float[2 * n];
          FloatSoftmax.gradient(line(n), 0, shifted(line(n)), 3, out, 0, n, new float[n]);
          FloatSoftmax.logGradient(line(n), 0, shifted(line(n)), 3, out, n, n, new float[n]);
          return out;
        },
        n -> {
          float[] y = line(n);
          float[] products = new float[n];
          for (int i = 0; i < n; i++) products[i] = y[i] * y[i];
          float dot = joined(products, false);
          float sum = joined(y, false);
          float[] out = new float[2 * n];
          for (int i = 0; i < n; i++) {
            out[i] = (y[i] - dot) * y[i];
            out[n + i] = y[i] - FloatMath.exp(y[i]) * sum;
          }
          return out;
        });
  }

  @Test
  void products_and_logarithms_of_sums_have_the_order_of_sums_in_rows_and_columns() {
    for (Reduction kind : new Reduction[] {Reduction.PRODUCT, Reduction.LOG_SUM_EXP}) {
      each(
          n -> {
            float[] result = {FloatSums.row(kind, shifted(line(n)), 3, n), 0, 0};
            float[] columns = new float[2 * n];
            for (int i = 0; i < n; i++) {
              columns[2 * i] = line(n)[i];
              columns[2 * i + 1] = line(n)[i];
            }
            FloatSums.columns(kind, columns, 0, n, 2, result, 1);
            return result;
          },
          n -> {
            float top = largest(line(n));
            float want =
                kind == Reduction.PRODUCT
                    ? joined(line(n), true)
                    : FloatMath.log(joined(exponents(line(n), top), false)) + top;
            return new float[] {want, want, want};
          });
    }
  }

  @Test
  void extremes_take_a_nan_over_wherever_it_stands() {
    for (int at = 0; at < LONGEST; at++) {
      float[] x = line(LONGEST);
      assertThat(FloatExtremes.row(true, x, 0, LONGEST)).isEqualTo(largest(x));
      x[at] = Float.NaN;
      assertThat(FloatExtremes.row(true, x, 0, LONGEST)).isNaN();
      assertThat(FloatExtremes.row(false, x, 0, LONGEST)).isNaN();
      float[] out = new float[LONGEST];
      FloatExtremes.columns(false, x, 0, 1, LONGEST, out, 0);
      assertThat(out).containsExactly(x);
    }
  }

  @Test
  void truth_is_counted_in_rows_and_columns() {
    byte[] flags = new byte[6];
    flags[1] = flags[2] = flags[5] = 1;
    long[] out = new long[3];
    BoolSums.columns(flags, 0, 2, 3, out, 0);
    assertThat(out).containsExactly(0, 1, 2);
    assertThat(BoolSums.row(flags, 1, 5)).isEqualTo(3);
  }
}
