package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/** The four functions: lanes and vectors as the scalar, to the bit, and near the true value. */
class FloatMathTest {

  /** One function: a scalar, a run in lanes, and the truth. */
  private record Function(
      String name, ScalarForm scalar, RunForm run, DoubleUnaryOperator truth, double ulps) {}

  private interface ScalarForm {
    float of(float x);
  }

  private interface RunForm {
    void of(float[] x, int at, float[] y, int to, int n);
  }

  private interface VectorForm {
    FloatVector of(FloatVector x);
  }

  private static final Function EXP =
      new Function("exp", FloatMath::exp, FloatCurves::exp, StrictMath::exp, 1.1);
  private static final Function LOG =
      new Function("log", FloatMath::log, eachVector(FloatMath::log), StrictMath::log, 1.1);
  private static final Function TANH =
      new Function("tanh", FloatMath::tanh, FloatCurves::tanh, StrictMath::tanh, 2.0);
  private static final Function SIGMOID =
      new Function(
          "sigmoid",
          FloatMath::sigmoid,
          FloatCurves::sigmoid,
          x -> 1 / (1 + StrictMath.exp(-x)),
          2.5);

  /** Every 997th float there is, both signs: about four million. */
  private static final int STRIDE = 997;

  @Test
  void exp_is_within_its_bound_over_all_floats() {
    check(EXP);
  }

  @Test
  void log_is_within_its_bound_over_all_floats() {
    check(LOG);
  }

  @Test
  void tanh_is_within_its_bound_over_all_floats() {
    check(TANH);
  }

  @Test
  void sigmoid_is_within_its_bound_over_all_floats() {
    check(SIGMOID);
  }

  @Test
  void vectors_have_the_bits_of_the_scalars() {
    check(with(EXP, FloatMath::exp));
    check(with(SIGMOID, FloatMath::sigmoid));
    check(
        new Function(
            "exp of -|x|",
            x -> FloatMath.exp(-Math.abs(x)),
            eachVector(FloatMath::fall),
            x -> StrictMath.exp(-Math.abs(x)),
            1.1));
  }

  @Test
  void special_values_are_those_of_the_mathematics() {
    float inf = Float.POSITIVE_INFINITY;
    assertThat(FloatMath.exp(0f)).isEqualTo(1f);
    assertThat(FloatMath.exp(inf)).isEqualTo(inf);
    assertThat(FloatMath.exp(89f)).isEqualTo(inf);
    assertThat(FloatMath.exp(-inf)).isEqualTo(0f);
    assertThat(FloatMath.exp(Float.NaN)).isNaN();
    assertThat(FloatMath.log(1f)).isEqualTo(0f);
    assertThat(FloatMath.log(0f)).isEqualTo(-inf);
    assertThat(FloatMath.log(-0f)).isEqualTo(-inf);
    assertThat(FloatMath.log(-1f)).isNaN();
    assertThat(FloatMath.log(inf)).isEqualTo(inf);
    assertThat(FloatMath.log(Float.NaN)).isNaN();
    assertThat(FloatMath.tanh(inf)).isEqualTo(1f);
    assertThat(FloatMath.tanh(-inf)).isEqualTo(-1f);
    assertThat(FloatMath.tanh(-0f)).isEqualTo(-0f);
    assertThat(FloatMath.tanh(Float.NaN)).isNaN();
    assertThat(FloatMath.sigmoid(0f)).isEqualTo(0.5f);
    assertThat(FloatMath.sigmoid(inf)).isEqualTo(1f);
    assertThat(FloatMath.sigmoid(-inf)).isEqualTo(0f);
    assertThat(FloatMath.sigmoid(Float.NaN)).isNaN();
  }

  private static Function with(Function f, VectorForm vectors) {
    return new Function(f.name + " of vectors", f.scalar, eachVector(vectors), f.truth, f.ulps);
  }

  private static RunForm eachVector(VectorForm form) {
    return (x, at, y, to, n) ->
        form.of(FloatVector.fromArray(FloatMath.LANES, x, at)).intoArray(y, to);
  }

  private static void check(Function f) {
    int lanes = FloatMath.LANES.length();
    float[] x = new float[lanes];
    float[] y = new float[lanes];
    double worst = 0;
    float worstAt = 0;
    long bits = Integer.MIN_VALUE;
    while (bits <= Integer.MAX_VALUE) {
      for (int l = 0; l < lanes; l++, bits += STRIDE) {
        x[l] = Float.intBitsToFloat((int) Math.min(bits, Integer.MAX_VALUE));
      }
      f.run.of(x, 0, y, 0, lanes);
      for (int l = 0; l < lanes; l++) {
        float scalar = f.scalar.of(x[l]);
        if (Float.floatToIntBits(scalar) != Float.floatToIntBits(y[l])) {
          assertThat(y[l]).as("%s(%s): lane against scalar", f.name, x[l]).isEqualTo(scalar);
        }
        double error = error(f.truth.applyAsDouble(x[l]), scalar);
        if (!(error <= worst)) {
          worst = error;
          worstAt = x[l];
        }
      }
    }
    assertThat(worst).as("%s: units in the last place at %s", f.name, worstAt).isLessThan(f.ulps);
    System.out.printf("%s: at most %.2f units in the last place, at %s%n", f.name, worst, worstAt);
  }

  private static double error(double want, float got) {
    if (Double.isNaN(want) || (float) want == got) {
      return Double.isNaN(want) == Float.isNaN(got) ? 0 : Double.NaN;
    }
    // Below the normal numbers a unit is that of the smallest of them.
    return Math.abs(got - want) / Math.max(Math.ulp((float) want), Math.ulp(Float.MIN_NORMAL));
  }
}
