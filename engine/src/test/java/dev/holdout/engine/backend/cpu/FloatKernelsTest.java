package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.backend.UnaryKernel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of one float against the table in doubles, and each tail against its lanes. */
class FloatKernelsTest {

  /** Every 4999th float there is, both signs: about 860,000. */
  private static final int STRIDE = 4999;

  /**
   * How near a function is to the table.
   *
   * @param value units in the last place of the value
   * @param slope units in the last place of the slope, or of 1 where the slope is smaller
   * @param end where |x| is above it a factor is no normal number any more; not tried
   */
  record Bound(UnaryKernel kernel, double a, double b, double value, double slope, double end) {

    Bound(UnaryKernel kernel, double value, double slope) {
      this(kernel, 0, 0, value, slope, Double.MAX_VALUE);
    }
  }

  static List<Bound> bounds() {
    return List.of(
        new Bound(UnaryKernel.NEGATE, 0, 0),
        new Bound(UnaryKernel.ABSOLUTE, 0, 0),
        new Bound(UnaryKernel.SIGN, 0, 0),
        new Bound(UnaryKernel.FLOOR, 0, 0),
        new Bound(UnaryKernel.CEIL, 0, 0),
        new Bound(UnaryKernel.TRUNCATE, 0, 0),
        new Bound(UnaryKernel.ROUND, 0, 0),
        new Bound(UnaryKernel.FRACTION, 0, 0),
        new Bound(UnaryKernel.EXP, 1.1, 0),
        new Bound(UnaryKernel.EXP2, 1.5, 1),
        new Bound(UnaryKernel.EXPM1, 1.5, 1),
        new Bound(UnaryKernel.LOG, 1.1, 1),
        new Bound(UnaryKernel.LOG2, 2, 1),
        new Bound(UnaryKernel.LOG10, 0.51, 1),
        new Bound(UnaryKernel.LOG1P, 2, 2),
        new Bound(UnaryKernel.SQUARE, 0.51, 0.51),
        new Bound(UnaryKernel.SQUARE_ROOT, 0.51, 1),
        new Bound(UnaryKernel.RECIPROCAL_ROOT, 1.5, 2),
        new Bound(UnaryKernel.RECIPROCAL, 0.51, 1),
        new Bound(UnaryKernel.POWER, 1.5, 0, 0.51, 1.5, Double.MAX_VALUE),
        new Bound(UnaryKernel.SIN, 1.5, 1.5),
        new Bound(UnaryKernel.COS, 1.5, 1.5),
        new Bound(UnaryKernel.TAN, 0.51, 1),
        new Bound(UnaryKernel.ASIN, 0.51, 1),
        new Bound(UnaryKernel.ACOS, 0.51, 1),
        new Bound(UnaryKernel.ATAN, 0.51, 1),
        new Bound(UnaryKernel.SINH, 0.51, 1),
        new Bound(UnaryKernel.COSH, 0.51, 1),
        new Bound(UnaryKernel.ASINH, 0.51, 1),
        new Bound(UnaryKernel.ACOSH, 0.51, 1),
        new Bound(UnaryKernel.ATANH, 0.51, 1),
        new Bound(UnaryKernel.TANH, 2, 2),
        new Bound(UnaryKernel.ERF, 2, 2),
        new Bound(UnaryKernel.ERFC, 0, 0, 4, 2, 9),
        new Bound(UnaryKernel.SIGMOID, 2.5, 2),
        new Bound(UnaryKernel.LOG_SIGMOID, 2, 2),
        new Bound(UnaryKernel.SOFTPLUS, 1, 20, 2, 2, Double.MAX_VALUE),
        new Bound(UnaryKernel.SILU, 0, 0, 2.8, 2, 87),
        new Bound(UnaryKernel.MISH, 0, 0, 0.51, 1, 87),
        new Bound(UnaryKernel.GELU, 0, 0, 4, 2, 12.9),
        new Bound(UnaryKernel.GELU_TANH, 0, 0, 16, 2, 4),
        new Bound(UnaryKernel.SOFTSIGN, 0.51, 1),
        new Bound(UnaryKernel.TANH_SHRINK, 0.51, 1),
        new Bound(UnaryKernel.RELU, 0, 0),
        new Bound(UnaryKernel.LEAKY_RELU, 0.01, 0, 0.51, 0.51, Double.MAX_VALUE),
        new Bound(UnaryKernel.ELU, 1.3, 0, 2, 2, Double.MAX_VALUE),
        new Bound(UnaryKernel.HARD_TANH, -1, 2, 0, 0, Double.MAX_VALUE),
        new Bound(UnaryKernel.CLAMP, -1, 2, 0, 0, Double.MAX_VALUE),
        new Bound(UnaryKernel.REPLACE_INFINITY, 9, -9, 0, 0, Double.POSITIVE_INFINITY),
        new Bound(UnaryKernel.REPLACE_NAN, 5, 0, 0, 0, Double.POSITIVE_INFINITY),
        new Bound(UnaryKernel.ADD_NUMBER, 1.5, 0, 0.51, 0, Double.MAX_VALUE),
        new Bound(UnaryKernel.MULTIPLY_NUMBER, 1.5, 0, 0.51, 0, Double.MAX_VALUE),
        new Bound(UnaryKernel.DIVIDE_NUMBER, 1.5, 0, 0.51, 0.51, Double.MAX_VALUE));
  }

  @Test
  void every_function_has_a_bound() {
    Set<UnaryKernel> bound = bounds().stream().map(Bound::kernel).collect(Collectors.toSet());
    assertThat(bound).isEqualTo(EnumSet.allOf(UnaryKernel.class));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void value_is_near_the_table_over_all_floats(Bound bound) {
    float[] x = floats(bound);
    float[] y = new float[x.length];
    FloatUnary.value(bound.kernel, (float) bound.a, (float) bound.b, x, 0, y, 0, x.length);
    Worst worst = new Worst();
    for (int i = 0; i < x.length; i++) {
      double want = OneNumber.value(bound.kernel, (float) bound.a, (float) bound.b, x[i]);
      worst.meet(want, y[i], Float.MIN_NORMAL, x[i]);
    }
    worst.check(bound.kernel + " value", bound.value);
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void slope_is_near_the_table_over_all_floats(Bound bound) {
    float[] x = floats(bound);
    float[] ones = new float[x.length];
    java.util.Arrays.fill(ones, 1f);
    float[] y = new float[x.length];
    float a = (float) bound.a;
    float b = (float) bound.b;
    FloatSlopes.gradient(bound.kernel, a, b, x, 0, ones, 0, y, x.length);
    Worst worst = new Worst();
    for (int i = 0; i < x.length; i++) {
      worst.meet(OneNumber.slope(bound.kernel, a, b, x[i]), y[i], 1f, x[i]);
    }
    worst.check(bound.kernel + " slope", bound.slope);
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void a_number_has_the_same_bits_wherever_it_stands_in_a_run(Bound bound) {
    int width = FloatMath.LANES.length();
    float[] x = new float[5 * width + 3];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 40) * 0.173f;
    }
    float a = (float) bound.a;
    float b = (float) bound.b;
    float[] g = x.clone();
    float[] y = new float[x.length];
    float[] slope = new float[x.length];
    FloatUnary.value(bound.kernel, a, b, x, 0, y, 0, x.length);
    FloatSlopes.gradient(bound.kernel, a, b, x, 0, g, 0, slope, x.length);
    for (int i = 0; i < x.length; i++) {
      float[] one = new float[1];
      FloatUnary.value(bound.kernel, a, b, x, i, one, 0, 1);
      assertThat(bits(one[0])).as("%s(%s)", bound.kernel, x[i]).isEqualTo(bits(y[i]));
      FloatSlopes.gradient(bound.kernel, a, b, x, i, g, i, one, 1);
      assertThat(bits(one[0])).as("%s'(%s)", bound.kernel, x[i]).isEqualTo(bits(slope[i]));
    }
  }

  private static int bits(float x) {
    return Float.floatToIntBits(x);
  }

  private static float[] floats(Bound bound) {
    float[] x = new float[(int) ((1L << 32) / STRIDE) + 1];
    int n = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      float value = Float.intBitsToFloat((int) bits);
      if (!(Math.abs(value) > bound.end)) {
        x[n++] = value;
      }
    }
    return java.util.Arrays.copyOf(x, n);
  }

  /** The largest error met. */
  private static final class Worst {

    private double error;
    private float at;

    /** Below {@code least} a unit is that of {@code least}. */
    void meet(double want, float got, float least, float x) {
      double off;
      if (Double.isNaN(want) || (float) want == got) {
        off = Double.isNaN(want) == Float.isNaN(got) ? 0 : Double.POSITIVE_INFINITY;
      } else {
        double unit = Math.max(Math.ulp((float) want), Math.ulp(least));
        off = Math.abs(got - want) / unit;
      }
      if (!(off <= error)) {
        error = off;
        at = x;
      }
    }

    void check(String what, double bound) {
      System.out.printf("%s: at most %.2f units in the last place, at %s%n", what, error, at);
      assertThat(error)
          .as("%s: units in the last place at %s", what, at)
          .isLessThanOrEqualTo(bound);
    }
  }
}
