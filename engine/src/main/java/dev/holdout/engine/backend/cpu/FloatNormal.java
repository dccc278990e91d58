package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The error functions of floats in lanes, and the gate that is made of them. The tail of the normal
 * distribution is e^(-s²/2) times a polynomial of our own in (s - 3) / (s + 3), so that it keeps
 * its digits to where floats end. Largest errors over the floats that {@code FloatMathTest} tries,
 * in units in the last place: erf 1.5, erfc 2.5, gelu 2.5.
 */
final class FloatNormal {

  private static final float ROOT_2 = 1.41421356f;
  private static final float ONE_OVER_ROOT_2_PI = 0.398942280f;
  private static final float TWO_OVER_ROOT_PI = 1.12837917f;
  private static final float NEAR_END = 0.8f;

  /** erf(x) / x - 1 over x². */
  private static final float N0 = -6.54381686e-4f;

  private static final float N1 = 5.08651437e-3f;
  private static final float N2 = -2.68215897e-2f;
  private static final float N3 = 1.12831310e-1f;
  private static final float N4 = -3.76126029e-1f;
  private static final float N5 = 1.28379164e-1f;

  /** Where the tail of the normal distribution is 0, and of erfc. */
  private static final float NORMAL_END = 16f;

  private static final float ERFC_END = 11f;
  private static final float CENTRE = 3f;
  private static final float T0 = 5.56508320515e-5f;
  private static final float T1 = 1.33479591294e-4f;
  private static final float T2 = -2.45001794229e-4f;
  private static final float T3 = -1.03478212224e-3f;
  private static final float T4 = 1.02429472224e-3f;
  private static final float T5 = 6.97008140223e-3f;
  private static final float T6 = -1.04623098081e-2f;
  private static final float T7 = -4.72627908393e-2f;
  private static final float T8 = 2.30017677459e-1f;
  private static final float T9 = -5.0933198749e-1f;
  private static final float T10 = 7.29083690713e-1f;

  private FloatNormal() {}

  static FloatVector erf(FloatVector x) {
    FloatVector size = x.abs();
    FloatVector square = x.mul(x);
    FloatVector y = all(N0).fma(square, all(N1));
    y = y.fma(square, all(N2));
    y = y.fma(square, all(N3));
    y = y.fma(square, all(N4));
    y = y.fma(square, all(N5));
    FloatVector near = y.fma(x, x);
    FloatVector far = all(1f).sub(erfcOfSize(size));
    far = far.blend(far.neg(), x.lt(0f));
    return far.blend(near, size.lt(NEAR_END));
  }

  static FloatVector erfc(FloatVector x) {
    FloatVector y = erfcOfSize(x.abs());
    return y.blend(all(2f).sub(y), x.lt(0f));
  }

  /** 2 / √π e^(-x²), the slope of erf. */
  static FloatVector erfSlope(FloatVector x) {
    return decay(x.abs().min(ERFC_END), 1f).mul(TWO_OVER_ROOT_PI);
  }

  /** x Φ(x) = max(x, 0) - |x| (1 - Φ(|x|)), NaN at infinity as in PyTorch. */
  static FloatVector gelu(FloatVector x) {
    FloatVector size = x.abs();
    FloatVector held = size.min(NORMAL_END);
    FloatVector above = decay(held, 0.5f).mul(scaledTail(held));
    return x.max(0f).sub(size.mul(above));
  }

  /** Φ(x) + x φ(x). */
  static FloatVector geluSlope(FloatVector x) {
    FloatVector held = x.abs().min(NORMAL_END);
    FloatVector decay = decay(held, 0.5f);
    FloatVector above = decay.mul(scaledTail(held));
    VectorMask<Float> negative = x.lt(0f);
    FloatVector below = all(1f).sub(above).blend(above, negative);
    return x.fma(decay.mul(ONE_OVER_ROOT_2_PI), below);
  }

  private static FloatVector erfcOfSize(FloatVector size) {
    FloatVector held = size.min(ERFC_END);
    FloatVector y = decay(held, 1f).mul(scaledTail(held.mul(ROOT_2)));
    return y.add(y);
  }

  /** e^(-f x²): what squaring rounds off is made good. */
  private static FloatVector decay(FloatVector x, float factor) {
    FloatVector square = x.mul(x);
    FloatVector rest = x.fma(x, square.neg());
    FloatVector y = FloatMath.exp(square.mul(-factor));
    return y.fma(rest.mul(-factor), y);
  }

  /** (1 - Φ(s)) e^(s²/2) for s from 0 to 16. */
  private static FloatVector scaledTail(FloatVector s) {
    FloatVector under = all(1f).div(s.add(CENTRE));
    FloatVector q = s.sub(CENTRE).mul(under);
    FloatVector y = all(T0).fma(q, all(T1));
    y = y.fma(q, all(T2));
    y = y.fma(q, all(T3));
    y = y.fma(q, all(T4));
    y = y.fma(q, all(T5));
    y = y.fma(q, all(T6));
    y = y.fma(q, all(T7));
    y = y.fma(q, all(T8));
    y = y.fma(q, all(T9));
    y = y.fma(q, all(T10));
    return y.mul(under);
  }
}
