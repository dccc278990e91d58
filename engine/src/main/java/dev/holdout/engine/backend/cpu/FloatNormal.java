package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The error functions of floats in lanes, and the gate that is made of them. The tail of the normal
 * distribution is e^(-s²/2) times a polynomial of our own in (s - 3) / (s + 3), so that it keeps
 * its digits to where floats end. Largest errors over the floats that {@code FloatKernelsTest}
 * tries, in units in the last place: erf 1.2, erfc and gelu 3.9; the slope of gelu 1.4 units of 1.
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

  /** Below it Φ(x) - ½ is x times a polynomial in x². */
  private static final float MIDDLE_END = 0.7f;

  private static final float M0 = 1.0297051487e-4f;
  private static final float M1 = -1.18131890374e-3f;
  private static final float M2 = 9.9723609433e-3f;
  private static final float M3 = -6.64902963215e-2f;
  private static final float M4 = 3.9894227946e-1f;

  /** Below it erfc is 1 less the polynomial of erf. */
  private static final float ERFC_NEAR_END = 0.5f;

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

  /** Given {@link #erfDecay}. */
  static FloatVector erf(FloatVector x, FloatVector decay) {
    FloatVector size = x.abs();
    FloatVector far = all(1f).sub(erfcOfSize(size, decay));
    far = far.blend(far.neg(), x.lt(0f));
    return far.blend(erfNear(x), size.lt(NEAR_END));
  }

  /** Given {@link #erfDecay}. */
  static FloatVector erfc(FloatVector x, FloatVector decay) {
    FloatVector size = x.abs();
    FloatVector y = erfcOfSize(size, decay);
    y = y.blend(all(2f).sub(y), x.lt(0f));
    return y.blend(all(1f).sub(erfNear(x)), size.lt(ERFC_NEAR_END));
  }

  private static FloatVector erfNear(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector y = all(N0).fma(square, all(N1));
    y = y.fma(square, all(N2));
    y = y.fma(square, all(N3));
    y = y.fma(square, all(N4));
    y = y.fma(square, all(N5));
    return y.fma(x, x);
  }

  /** e^(-x²). */
  static FloatVector erfDecay(FloatVector x) {
    return decay(x.abs().min(ERFC_END), 1f);
  }

  /** e^(-x²/2). */
  static FloatVector normalDecay(FloatVector x) {
    return decay(x.abs().min(NORMAL_END), 0.5f);
  }

  /** 2 / √π e^(-x²), the slope of erf. */
  static FloatVector erfSlope(FloatVector x) {
    return erfDecay(x).mul(TWO_OVER_ROOT_PI);
  }

  /**
   * x Φ(x) = max(x, 0) - |x| (1 - Φ(|x|)), NaN at infinity as in PyTorch; given {@link
   * #normalDecay}.
   */
  static FloatVector gelu(FloatVector x, FloatVector decay) {
    FloatVector size = x.abs();
    FloatVector held = size.min(NORMAL_END);
    FloatVector above = decay.mul(scaledTail(held));
    FloatVector far = x.max(0f).sub(size.mul(above));
    FloatVector square = x.mul(x);
    FloatVector y = all(M0).fma(square, all(M1));
    y = y.fma(square, all(M2));
    y = y.fma(square, all(M3));
    y = y.fma(square, all(M4));
    FloatVector near = x.mul(y.fma(x, all(0.5f)));
    return far.blend(near, size.lt(MIDDLE_END));
  }

  /** Φ(x) + x φ(x), given {@link #normalDecay}. */
  static FloatVector geluSlope(FloatVector x, FloatVector decay) {
    FloatVector held = x.abs().min(NORMAL_END);
    FloatVector above = decay.mul(scaledTail(held));
    VectorMask<Float> negative = x.lt(0f);
    FloatVector below = all(1f).sub(above).blend(above, negative);
    return x.fma(decay.mul(ONE_OVER_ROOT_2_PI), below);
  }

  private static FloatVector erfcOfSize(FloatVector size, FloatVector decay) {
    FloatVector held = size.min(ERFC_END);
    FloatVector y = decay.mul(scaledTail(held.mul(ROOT_2)));
    return y.add(y);
  }

  /** e^(-f x²): what squaring rounds off is made good. */
  private static FloatVector decay(FloatVector x, float factor) {
    FloatVector square = x.mul(x);
    FloatVector rest = x.fma(x, square.neg());
    FloatVector y = FloatMath.exp(square.mul(-factor));
    return y.fma(rest.mul(-factor), y);
  }

  /**
   * (1 - Φ(s)) e^(s²/2) for s from 0 to 16. What the one division and the quotient made of it round
   * off is made good.
   */
  private static FloatVector scaledTail(FloatVector s) {
    FloatVector divisor = s.add(CENTRE);
    FloatVector over = s.sub(CENTRE);
    FloatVector under = all(1f).div(divisor);
    FloatVector q = over.mul(under);
    q = q.neg().fma(divisor, over).fma(under, q);
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
    FloatVector tail = y.mul(under);
    return tail.neg().fma(divisor, y).fma(under, tail);
  }
}
