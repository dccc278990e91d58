package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.shape.DTypeException;
import java.util.Locale;

/**
 * The functions of two numbers that take more than one operation. Transcendental ones are computed
 * in doubles with StrictMath, which is the same everywhere; divisions with rounding take the steps
 * of Python and PyTorch, so that {@code a = b floor(a / b) + remainder} as far as floats allow.
 */
final class TwoNumbers {

  private TwoNumbers() {}

  static float floorDivide(float a, float b) {
    if (b == 0) {
      return a / b;
    }
    float rest = a % b;
    float quotient = (a - rest) / b;
    if (rest != 0 && b < 0 != rest < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0f, a / b);
    }
    float floor = (float) Math.floor(quotient);
    return quotient - floor > 0.5f ? floor + 1 : floor;
  }

  static double floorDivide(double a, double b) {
    if (b == 0) {
      return a / b;
    }
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && b < 0 != rest < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0d, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  static float truncDivide(float a, float b) {
    return (float) truncated(a / b);
  }

  static double truncDivide(double a, double b) {
    return truncated(a / b);
  }

  private static double truncated(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  static float remainder(float a, float b) {
    float rest = a % b;
    return rest != 0 && b < 0 != rest < 0 ? rest + b : rest;
  }

  static double remainder(double a, double b) {
    double rest = a % b;
    return rest != 0 && b < 0 != rest < 0 ? rest + b : rest;
  }

  /** As in C, 1 to any power is 1, and -1 to an infinite one; Java gives NaN. */
  static double power(double a, double b) {
    if (a == 1 || (a == -1 && Double.isInfinite(b))) {
      return 1;
    }
    return StrictMath.pow(a, b);
  }

  static double logAddExp(double a, double b) {
    if (Double.isInfinite(a) && a == b) {
      return a;
    }
    return Math.max(a, b) + StrictMath.log1p(StrictMath.exp(-Math.abs(a - b)));
  }

  static double xLogY(double a, double b) {
    return a == 0 && b == b ? 0 : a * StrictMath.log(b);
  }

  static DTypeException noBits(BinaryKernel kernel, String dtype) {
    return new DTypeException(
        "%s: %s has no bits to combine; pass integers or truth values, or compare first"
            .formatted(kernel.name().toLowerCase(Locale.ROOT), dtype));
  }
}
