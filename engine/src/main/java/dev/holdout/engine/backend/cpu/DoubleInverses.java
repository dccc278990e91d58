package dev.holdout.engine.backend.cpu;

/**
 * Inverses of the hyperbolic functions in double, by the logarithms that lose no digits near 0 and
 * do not overflow (Kahan, "Branch cuts for complex elementary functions", 1987).
 */
final class DoubleInverses {

  /** Above it x + √(x² ± 1) is 2 x to the last digit. */
  private static final double LARGE = 0x1p28;

  private static final double LN_2 = 0.6931471805599453;

  private DoubleInverses() {}

  /** ln(x + √(x² + 1)); keeps the sign of 0. */
  static double asinh(double x) {
    double size = Math.abs(x);
    double value =
        size > LARGE
            ? StrictMath.log(size) + LN_2
            : StrictMath.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
    return Math.copySign(value, x);
  }

  /** ln(x + √(x² - 1)); NaN below 1. */
  static double acosh(double x) {
    if (x > LARGE) {
      return StrictMath.log(x) + LN_2;
    }
    double over = x - 1;
    return StrictMath.log1p(over + Math.sqrt(over * (over + 2)));
  }

  /** ½ ln((1 + x) / (1 - x)); infinite at -1 and 1, NaN beyond; keeps the sign of 0. */
  static double atanh(double x) {
    double size = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * size / (1 - size)), x);
  }
}
