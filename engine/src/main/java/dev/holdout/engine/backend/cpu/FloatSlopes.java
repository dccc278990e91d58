package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.UnaryKernel;
import java.util.Arrays;

/** What arrives times the slopes of functions of one float, over contiguous runs. */
final class FloatSlopes {

  private FloatSlopes() {}

  /** out = g times the slope; {@code v} is what the kernel keeps, unread where it keeps nothing. */
  static void gradient(
      UnaryKernel kernel,
      float a,
      float b,
      float[] v,
      int at,
      float[] g,
      int from,
      float[] out,
      int n) {
    switch (kernel) {
      case NEGATE -> UnaryLanes.negate(g, from, out, 0, n);
      case ABSOLUTE -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * FloatUnary.sign(v[at + i]);
      }
      case SIGN, FLOOR, CEIL, TRUNCATE, ROUND -> Arrays.fill(out, 0, n, 0f);
      case FRACTION, ADD_NUMBER -> System.arraycopy(g, from, out, 0, n);
      case EXP -> UnaryLanes.expSlope(v, at, g, from, out, n);
      case EXPM1 -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] * (v[at + i] + 1f);
      }
      case LOG -> UnaryLanes.logSlope(v, at, g, from, out, n);
      case LOG1P -> {
        for (int i = 0; i < n; i++) out[i] = g[from + i] / (v[at + i] + 1f);
      }
      case TANH -> UnaryLanes.tanhSlope(v, at, g, from, out, n);
      case SIGMOID -> UnaryLanes.sigmoidSlope(v, at, g, from, out, n);
      case RELU -> UnaryLanes.reluSlope(v, at, g, from, out, n);
      case LEAKY_RELU -> {
        for (int i = 0; i < n; i++) out[i] = v[at + i] > 0f ? g[from + i] : g[from + i] * a;
      }
      case HARD_TANH -> {
        for (int i = 0; i < n; i++) out[i] = v[at + i] <= a || v[at + i] >= b ? 0f : g[from + i];
      }
      case SQUARE_ROOT -> {
        for (int i = 0; i < n; i++)
          out[i] = v[at + i] == 0f && a == 1f ? 0f : g[from + i] / (2f * v[at + i]);
      }
      case RECIPROCAL_ROOT -> {
        for (int i = 0; i < n; i++)
          out[i] = g[from + i] * (-0.5f * v[at + i] * (v[at + i] * v[at + i]));
      }
      case SQUARE -> UnaryLanes.squareSlope(v, at, g, from, out, n);
      case RECIPROCAL -> {
        for (int i = 0; i < n; i++) out[i] = -g[from + i] * (v[at + i] * v[at + i]);
      }
      case POWER -> {
        for (int i = 0; i < n; i++) {
          out[i] = a == 0f ? 0f : g[from + i] * (a * FloatUnary.power(v[at + i], a - 1f));
        }
      }
      case CLAMP -> {
        for (int i = 0; i < n; i++) {
          out[i] = inside(v[at + i], a, b) ? g[from + i] : 0f;
        }
      }
      case MULTIPLY_NUMBER -> UnaryLanes.multiply(a, g, from, out, 0, n);
      case DIVIDE_NUMBER -> UnaryLanes.divide(a, g, from, out, 0, n);
      case SIN -> FloatRuns.gradient(FloatRuns::sinSlope, v, at, g, from, out, n);
      case COS -> FloatRuns.gradient(FloatRuns::cosSlope, v, at, g, from, out, n);
      case ERF -> FloatRuns.gradient(FloatRuns::erfSlope, v, at, g, from, out, n);
      case ERFC -> FloatRuns.gradient(FloatRuns::erfcSlope, v, at, g, from, out, n);
      case GELU -> FloatRuns.gradient(FloatRuns::geluSlope, v, at, g, from, out, n);
      case GELU_TANH -> FloatRuns.gradient(FloatRuns::geluTanhSlope, v, at, g, from, out, n);
      case SILU -> FloatRuns.gradient(FloatRuns::siluSlope, v, at, g, from, out, n);
      case LOG_SIGMOID -> FloatRuns.gradient(FloatRuns::logSigmoidSlope, v, at, g, from, out, n);
      case SOFTPLUS ->
          FloatRuns.gradient(
              (p, i, q, j, r, m) -> FloatRuns.softplusSlope(p, i, q, j, r, m, a, b),
              v,
              at,
              g,
              from,
              out,
              n);
      case ELU ->
          FloatRuns.gradient(
              (p, i, q, j, r, m) -> FloatRuns.eluSlope(p, i, q, j, r, m, a),
              v,
              at,
              g,
              from,
              out,
              n);
      case EXP2,
          LOG2,
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
        for (int i = 0; i < n; i++) {
          out[i] = g[from + i] * (float) OneNumber.slope(kernel, a, b, v[at + i]);
        }
      }
    }
  }

  /** Strictly between the bounds; a bound at infinity is none, and a NaN is outside. */
  private static boolean inside(float x, float low, float high) {
    return (x > low || low == Float.NEGATIVE_INFINITY)
        && (x < high || high == Float.POSITIVE_INFINITY)
        && x == x;
  }
}
