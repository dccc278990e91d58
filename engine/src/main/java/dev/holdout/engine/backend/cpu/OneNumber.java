package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.DoubleMath.erf;
import static dev.holdout.engine.backend.cpu.DoubleMath.erfc;
import static dev.holdout.engine.backend.cpu.DoubleMath.normalAbove;

import dev.holdout.engine.backend.UnaryKernel;

/**
 * The table of functions of one number: every value and every slope said once, in doubles. It is
 * what doubles are computed with, what floats are computed with where speed does not matter (and
 * then rounded), and what faster loops are tested against.
 */
final class OneNumber {

  static final double LN_2 = 0.6931471805599453;
  static final double LN_10 = 2.302585092994046;
  static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
  static final double ROOT_2_PI = 2.5066282746310002;

  /** √(8/π), and the factor of the cube in the gate that tanh approximates. */
  static final double GATE = 1.5957691216057308;

  static final double GATE_CUBE = 0.044715;

  private OneNumber() {}

  /** y = f(x; a, b). */
  static double value(UnaryKernel kernel, double a, double b, double x) {
    return switch (kernel) {
      case NEGATE -> -x;
      case ABSOLUTE -> Math.abs(x);
      case SIGN -> x > 0 ? 1 : x < 0 ? -1 : 0;
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case TRUNCATE -> DoubleMath.truncate(x);
      case ROUND -> DoubleMath.round(x, a);
      case FRACTION -> x - DoubleMath.truncate(x);
      case EXP -> StrictMath.exp(x);
      case EXP2 -> StrictMath.pow(2, x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG2 -> DoubleMath.log2(x);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      case SQUARE -> x * x;
      case SQUARE_ROOT -> Math.sqrt(x);
      case RECIPROCAL_ROOT -> 1 / Math.sqrt(x);
      case RECIPROCAL -> 1 / x;
      case POWER -> DoubleMath.power(x, a);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TAN -> StrictMath.tan(x);
      case ASIN -> StrictMath.asin(x);
      case ACOS -> StrictMath.acos(x);
      case ATAN -> StrictMath.atan(x);
      case SINH -> StrictMath.sinh(x);
      case COSH -> StrictMath.cosh(x);
      case TANH -> StrictMath.tanh(x);
      case ASINH -> DoubleInverses.asinh(x);
      case ACOSH -> DoubleInverses.acosh(x);
      case ATANH -> DoubleInverses.atanh(x);
      case ERF -> erf(x);
      case ERFC -> erfc(x);
      case SIGMOID -> sigmoid(x);
      case LOG_SIGMOID -> Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case SOFTPLUS -> softplus(x, a, b);
      case SILU -> x * sigmoid(x);
      case MISH -> x * mishGate(x);
      case GELU -> x == 0 ? x : Math.max(x, 0) - Math.abs(x) * normalAbove(Math.abs(x));
      case GELU_TANH -> x * sigmoid(gate(x));
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case TANH_SHRINK -> x - StrictMath.tanh(x);
      case RELU -> x < 0 ? 0 : x;
      case LEAKY_RELU -> x > 0 ? x : a * x;
      case ELU -> x < 0 ? a * StrictMath.expm1(x) : x;
      case HARD_TANH -> x < a ? a : x > b ? b : x;
      case CLAMP -> Math.min(Math.max(x, a), b);
      case REPLACE_INFINITY ->
          x == Double.POSITIVE_INFINITY ? a : x == Double.NEGATIVE_INFINITY ? b : x;
      case REPLACE_NAN -> x == x ? x : a;
      case ADD_NUMBER -> x + a;
      case MULTIPLY_NUMBER -> x * a;
      case DIVIDE_NUMBER -> x / a;
    };
  }

  /** The slope at v, which is x or y: what the kernel keeps, unread where it keeps nothing. */
  static double slope(UnaryKernel kernel, double a, double b, double v) {
    return switch (kernel) {
      case NEGATE -> -1;
      case ABSOLUTE -> v > 0 ? 1 : v < 0 ? -1 : 0;
      case SIGN, FLOOR, CEIL, TRUNCATE, ROUND -> 0;
      case FRACTION, ADD_NUMBER -> 1;
      case EXP -> v;
      case EXP2 -> v * LN_2;
      case EXPM1 -> v + 1;
      case LOG -> 1 / v;
      case LOG2 -> 1 / (v * LN_2);
      case LOG10 -> 1 / (v * LN_10);
      case LOG1P -> 1 / (1 + v);
      case SQUARE -> 2 * v;
      case SQUARE_ROOT -> v == 0 && a == 1 ? 0 : 1 / (2 * v);
      case RECIPROCAL_ROOT -> -0.5 * v * v * v;
      case RECIPROCAL -> -v * v;
      case POWER -> a == 0 ? 0 : a * DoubleMath.power(v, a - 1);
      case SIN -> StrictMath.cos(v);
      case COS -> -StrictMath.sin(v);
      case TAN -> 1 + v * v;
      case ASIN -> 1 / Math.sqrt((1 - v) * (1 + v));
      case ACOS -> -1 / Math.sqrt((1 - v) * (1 + v));
      case ATAN -> 1 / (1 + v * v);
      case SINH -> StrictMath.cosh(v);
      case COSH -> StrictMath.sinh(v);
      case TANH -> 1 - v * v;
      case ASINH -> 1 / StrictMath.hypot(v, 1);
      case ACOSH -> 1 / Math.sqrt((v - 1) * (v + 1));
      case ATANH -> 1 / ((1 - v) * (1 + v));
      case ERF -> TWO_OVER_ROOT_PI * StrictMath.exp(-v * v);
      case ERFC -> -TWO_OVER_ROOT_PI * StrictMath.exp(-v * v);
      case SIGMOID -> v * (1 - v);
      case LOG_SIGMOID -> sigmoid(-v);
      case SOFTPLUS -> a * v > b ? 1 : sigmoid(a * v);
      case SILU -> sigmoid(v) * (1 + v * sigmoid(-v));
      case MISH -> mishSlope(v);
      case GELU -> geluSlope(v);
      case GELU_TANH -> gateSlope(v);
      // The product with 0 is NaN at infinity, as PyTorch's quotients are.
      case SOFTSIGN -> (1 + 0 * v) / ((1 + Math.abs(v)) * (1 + Math.abs(v)));
      case TANH_SHRINK -> StrictMath.tanh(v) * StrictMath.tanh(v);
      case RELU -> v <= 0 ? 0 : 1;
      case LEAKY_RELU -> v > 0 ? 1 : a;
      case ELU -> v <= 0 ? a * StrictMath.exp(v) : 1;
      case HARD_TANH -> v <= a || v >= b ? 0 : 1;
      case CLAMP -> inside(v, a, b) ? 1 : 0;
      case REPLACE_INFINITY -> Double.isInfinite(v) ? 0 : 1;
      case REPLACE_NAN -> v == v ? 1 : 0;
      case MULTIPLY_NUMBER -> a;
      case DIVIDE_NUMBER -> 1 / a;
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double softplus(double x, double beta, double threshold) {
    double scaled = beta * x;
    if (scaled > threshold) {
      return x;
    }
    return (Math.max(scaled, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(scaled)))) / beta;
  }

  /** tanh ln(1 + e^x), with z = e^-|x|, which cannot overflow. */
  private static double mishGate(double x) {
    double z = StrictMath.exp(-Math.abs(x));
    double part = x < 0 ? z * (z + 2) : 1 + 2 * z;
    return part / (part + (x < 0 ? 2 : 2 * z * z));
  }

  private static double mishSlope(double x) {
    double gate = mishGate(x);
    return gate + x * sigmoid(x) * (1 - gate * gate);
  }

  private static double geluSlope(double x) {
    double above = normalAbove(Math.abs(x));
    double below = x < 0 ? above : 1 - above;
    return below + x * (StrictMath.exp(-0.5 * x * x) / ROOT_2_PI);
  }

  private static double gate(double x) {
    return GATE * (x + GATE_CUBE * x * x * x);
  }

  private static double gateSlope(double x) {
    double open = sigmoid(gate(x));
    double inner = GATE * (1 + 3 * GATE_CUBE * x * x);
    return open + x * (open * sigmoid(-gate(x))) * inner;
  }

  /** Strictly between the bounds; a bound at infinity is none, and a NaN is outside. */
  private static boolean inside(double x, double low, double high) {
    return (x > low || low == Double.NEGATIVE_INFINITY)
        && (x < high || high == Double.POSITIVE_INFINITY)
        && x == x;
  }
}
