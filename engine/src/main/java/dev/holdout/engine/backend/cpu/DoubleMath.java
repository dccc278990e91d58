package dev.holdout.engine.backend.cpu;

/**
 * Functions of doubles that StrictMath lacks. The error functions are polynomials of our own,
 * fitted by Chebyshev interpolation to a relative error below 3e-18. Largest errors over the
 * numbers that {@code DoubleMathTest} tries, in units in the last place: erf 0.9, erfc 2.9, the
 * tail of the normal distribution 2.6.
 */
final class DoubleMath {

  /** erf(x) / x - 1 over x^2, highest power first, for |x| up to 0.75. */
  private static final double[] NEAR = {
    1.1472499701094691618e-8,
    -1.5940066854661717424e-7,
    1.6430684179741549055e-6,
    -1.4924196305569616579e-5,
    1.2055289567541706742e-4,
    -8.5483261887597526637e-4,
    5.2239776154205386731e-3,
    -2.6866170644428484084e-2,
    1.1283791670952596061e-1,
    -3.7612638903183716922e-1,
    1.2837916709551257307e-1
  };

  /** e^(t^2) erfc(t) (t + 3) over (t - 3) / (t + 3), highest power first, for t in [0.5, 28]. */
  private static final double[] TAIL = {
    -6.5109600096925070412e-9,
    -2.77634621441058813e-9,
    4.8905671074019722639e-8,
    4.7561557377587568049e-8,
    -2.3290737313166646375e-7,
    -4.0851735875689319256e-7,
    9.9898516700204339304e-7,
    2.7653838529680089278e-6,
    -4.7494012485165382965e-6,
    -1.7470486045274218923e-5,
    3.0398236165235785415e-5,
    1.0756145711510313816e-4,
    -2.7677786167083188463e-4,
    -5.4830968676292854239e-4,
    3.034062002956045542e-3,
    -1.2124166276355044027e-3,
    -2.6827234624582056022e-2,
    1.1952776128730746937e-1,
    -3.1046726190056487378e-1,
    5.902283571041015771e-1,
    -8.8339445316988364553e-1,
    1.0740069070883397027
  };

  private static final double TAIL_CENTRE = 3;
  private static final double TAIL_END = 28;
  private static final double ROOT_HALF = 0.7071067811865476;

  private DoubleMath() {}

  /** 2 / √π times the integral of e^(-t^2) from 0 to x. */
  static double erf(double x) {
    double size = Math.abs(x);
    if (size < 0.75) {
      return Math.fma(x, polynomial(NEAR, x * x), x);
    }
    return Math.copySign(1 - tail(size), x);
  }

  /** 1 - erf(x), from its own polynomial where the difference would lose digits. */
  static double erfc(double x) {
    if (x >= 0.5) {
      return tail(x);
    }
    if (x <= -0.5) {
      return 2 - tail(-x);
    }
    double part = polynomial(NEAR, x * x);
    return x < 0.25 ? 1 - Math.fma(x, part, x) : 0.5 - Math.fma(x, part, x - 0.5);
  }

  /** The probability that a normal number lies above x, for x of 0 and above. */
  static double normalAbove(double x) {
    double scaled = x * ROOT_HALF;
    if (scaled < 0.5) {
      return 0.5 * erfc(scaled);
    }
    double held = Math.min(x, 2 * TAIL_END);
    return 0.5 * decay(held, 0.5) * scaledTail(Math.min(scaled, TAIL_END));
  }

  /** erfc of a number from 0.5 on. */
  private static double tail(double x) {
    double held = Math.min(x, TAIL_END);
    return decay(held, 1) * scaledTail(held);
  }

  /** e^(-f x^2), f a power of 2: what squaring rounds off is made good. */
  private static double decay(double x, double factor) {
    double square = x * x;
    double rest = Math.fma(x, x, -square);
    double y = StrictMath.exp(-factor * square);
    return Math.fma(y, -factor * rest, y);
  }

  private static double scaledTail(double t) {
    double under = t + TAIL_CENTRE;
    return polynomial(TAIL, (t - TAIL_CENTRE) / under) / under;
  }

  private static double polynomial(double[] coefficients, double x) {
    double y = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      y = Math.fma(y, x, coefficients[i]);
    }
    return y;
  }

  /** Exact for powers of 2: x = 2^e m, and only the logarithm of m, near 1, is rounded. */
  static double log2(double x) {
    if (!(x > 0 && x <= Double.MAX_VALUE)) {
      return StrictMath.log(x);
    }
    boolean small = x < Double.MIN_NORMAL;
    double normal = small ? x * 0x1p54 : x;
    int e = Math.getExponent(normal);
    double m = Math.scalb(normal, -e);
    if (m > 2 * ROOT_HALF) {
      m /= 2;
      e++;
    }
    return (small ? e - 54 : e) + StrictMath.log(m) / OneNumber.LN_2;
  }

  /**
   * Exact for the exponents met most; StrictMath for the others. As in C, 1 to any power is 1, and
   * so is -1 to an infinite one, where Java has NaN.
   */
  static double power(double x, double exponent) {
    if (exponent == 2) {
      return x * x;
    }
    if (exponent == 1) {
      return x;
    }
    if (exponent == 3) {
      return x * x * x;
    }
    if (exponent == 0.5) {
      return Math.sqrt(x);
    }
    if (exponent == -0.5) {
      return 1 / Math.sqrt(x);
    }
    if (exponent == -1) {
      return 1 / x;
    }
    if (exponent == -2) {
      return 1 / (x * x);
    }
    boolean one = x == 1 || (x == -1 && Double.isInfinite(exponent));
    return one ? 1 : StrictMath.pow(x, exponent);
  }

  static double truncate(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  /** Halves to even; decimals below 0 round to tens, hundreds, … */
  static double round(double x, double decimals) {
    if (decimals == 0) {
      return Math.rint(x);
    }
    double scale = StrictMath.pow(10, Math.abs(decimals));
    return decimals > 0 ? Math.rint(x * scale) / scale : Math.rint(x / scale) * scale;
  }
}
