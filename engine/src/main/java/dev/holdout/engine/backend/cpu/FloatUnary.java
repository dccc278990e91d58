package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.UnaryKernel;
import jdk.incubator.vector.FloatVector;

/**
 * Functions of one float over contiguous runs. Those that are single IEEE operations go in lanes
 * ({@link UnaryLanes}); the four functions of {@link FloatMath} that have a scalar form use it for
 * the tail; other functions in lanes take the tail in lanes too ({@link FloatRuns}). What nets
 * seldom use is {@link OneNumber}'s double, rounded.
 */
final class FloatUnary {

  private FloatUnary() {}

  static void value(
      UnaryKernel kernel, float a, float b, float[] x, int at, float[] y, int to, int n) {
    switch (kernel) {
      case EXP -> FloatCurves.exp(x, at, y, to, n);
      case LOG -> log(x, at, y, to, n);
      case TANH -> FloatCurves.tanh(x, at, y, to, n);
      case SIGMOID -> FloatCurves.sigmoid(x, at, y, to, n);
      case NEGATE -> UnaryLanes.negate(x, at, y, to, n);
      case ABSOLUTE -> UnaryLanes.absolute(x, at, y, to, n);
      case SIGN -> {
        for (int i = 0; i < n; i++) y[to + i] = sign(x[at + i]);
      }
      case FLOOR -> {
        for (int i = 0; i < n; i++) y[to + i] = (float) Math.floor(x[at + i]);
      }
      case CEIL -> {
        for (int i = 0; i < n; i++) y[to + i] = (float) Math.ceil(x[at + i]);
      }
      case ROUND -> round(a, x, at, y, to, n);
      case RELU -> UnaryLanes.relu(x, at, y, to, n);
      case LEAKY_RELU -> {
        for (int i = 0; i < n; i++) {
          float v = x[at + i];
          y[to + i] = v > 0f ? v : v * a;
        }
      }
      case HARD_TANH -> {
        for (int i = 0; i < n; i++) {
          float v = x[at + i];
          y[to + i] = v < a ? a : v > b ? b : v;
        }
      }
      case SQUARE_ROOT -> UnaryLanes.root(x, at, y, to, n);
      case RECIPROCAL_ROOT -> {
        for (int i = 0; i < n; i++) y[to + i] = 1f / (float) Math.sqrt(x[at + i]);
      }
      case SQUARE -> UnaryLanes.square(x, at, y, to, n);
      case RECIPROCAL -> UnaryLanes.reciprocal(x, at, y, to, n);
      case POWER -> {
        for (int i = 0; i < n; i++) y[to + i] = power(x[at + i], a);
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) y[to + i] = Math.min(Math.max(x[at + i], a), b);
      }
      case ADD_NUMBER -> UnaryLanes.add(a, x, at, y, to, n);
      case MULTIPLY_NUMBER -> UnaryLanes.multiply(a, x, at, y, to, n);
      case DIVIDE_NUMBER -> UnaryLanes.divide(a, x, at, y, to, n);
      case EXP2 -> FloatRuns.value(FloatRuns::exp2, x, at, y, to, n);
      case EXPM1 -> FloatRuns.value(FloatRuns::expm1, x, at, y, to, n);
      case LOG2 -> FloatRuns.value(FloatRuns::log2, x, at, y, to, n);
      case LOG1P -> FloatRuns.value(FloatRuns::log1p, x, at, y, to, n);
      case SIN -> FloatRuns.value(FloatRuns::sin, x, at, y, to, n);
      case COS -> FloatRuns.value(FloatRuns::cos, x, at, y, to, n);
      case ERF -> FloatRuns.value(FloatRuns::erf, x, at, y, to, n);
      case ERFC -> FloatRuns.value(FloatRuns::erfc, x, at, y, to, n);
      case GELU -> FloatRuns.value(FloatRuns::gelu, x, at, y, to, n);
      case GELU_TANH -> FloatRuns.value(FloatRuns::geluTanh, x, at, y, to, n);
      case SILU -> FloatRuns.value(FloatRuns::silu, x, at, y, to, n);
      case LOG_SIGMOID -> FloatRuns.value(FloatRuns::logSigmoid, x, at, y, to, n);
      case SOFTPLUS ->
          FloatRuns.value(
              (p, i, q, j, m) -> FloatRuns.softplus(p, i, q, j, m, a, b), x, at, y, to, n);
      case ELU ->
          FloatRuns.value((p, i, q, j, m) -> FloatRuns.elu(p, i, q, j, m, a), x, at, y, to, n);
      case TRUNCATE,
          FRACTION,
          LOG10,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          SINH,
          COSH,
          ASINH,
          ACOSH,
          ATANH,
          MISH,
          SOFTSIGN,
          TANH_SHRINK,
          REPLACE_INFINITY,
          REPLACE_NAN -> {
        for (int i = 0; i < n; i++) y[to + i] = (float) OneNumber.value(kernel, a, b, x[at + i]);
      }
    }
  }

  static float sign(float x) {
    return x > 0f ? 1f : x < 0f ? -1f : 0f;
  }

  /** In floats throughout, as PyTorch rounds: the scaled number may round to a half. */
  private static void round(float decimals, float[] x, int at, float[] y, int to, int n) {
    float scale = (float) StrictMath.pow(10, Math.abs(decimals));
    if (decimals == 0f) {
      for (int i = 0; i < n; i++) y[to + i] = (float) Math.rint(x[at + i]);
    } else if (decimals > 0f) {
      for (int i = 0; i < n; i++) y[to + i] = (float) Math.rint(x[at + i] * scale) / scale;
    } else {
      for (int i = 0; i < n; i++) y[to + i] = (float) Math.rint(x[at + i] / scale) * scale;
    }
  }

  /** Exact for the exponents met most; others in double, where StrictMath is the same anywhere. */
  static float power(float x, float exponent) {
    if (exponent == 2f) {
      return x * x;
    }
    if (exponent == 1f) {
      return x;
    }
    if (exponent == 3f) {
      return x * x * x;
    }
    if (exponent == 0.5f) {
      return (float) Math.sqrt(x);
    }
    if (exponent == -0.5f) {
      return 1f / (float) Math.sqrt(x);
    }
    if (exponent == -1f) {
      return 1f / x;
    }
    if (exponent == -2f) {
      return 1f / (x * x);
    }
    return (float) DoubleMath.power(x, exponent);
  }

  private static void log(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatMath.log(FloatVector.fromArray(LANES, x, at + i)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.log(x[at + i]);
    }
  }
}
