package dev.holdout.engine.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Exponentials, logarithms, tanh and the logistic function of floats, as polynomials in fma:
 * scalars, and vectors for the functions that {@link FloatRuns} and {@link FloatGates} make of them
 * ({@link FloatCurves} has the three most used over runs). All forms do the same IEEE operations in
 * the same order, so they agree in every bit; a compiled loop's tail may use either. The vectors'
 * forms broadcast their constants in place and call e^x first: in a long body the compiler stops at
 * methods that the vector library did not mark, and what such a call takes and gives is an object.
 * None uses the library's min and max, which take six instructions to treat NaN and -0 as Java
 * does. Coefficients: Moshier, Cephes (expf, logf, tanhf).
 *
 * <p>Largest errors over the floats that {@code FloatMathTest} and {@code FloatKernelsTest} try, in
 * units in the last place: exp 1.0, log 0.8, tanh 1.3, logistic function 2.2, exp2 1.0, expm1 1.4,
 * log2 1.5, log1p 1.2. The logistic function divides, and so takes on the error of exp, of a sum
 * and of a quotient.
 */
final class FloatMath {

  /** The machine's widest lanes up to 16: a wider machine would gain nothing here. */
  static final VectorSpecies<Float> LANES =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, LANES.vectorShape());

  static final float LOG2_E = 1.44269504f;
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;

  /** Adding it rounds to an integer, which then stands in the low bits. */
  private static final float ROUND = 12582912f;

  private static final int ROUND_BITS = Float.floatToRawIntBits(ROUND);

  /** With an exponent's bias added to the integer, which is then an exponent once it is shifted. */
  static final float ROUND_ONE = ROUND + 127;

  /** For half of a power. */
  private static final float ROUND_HALF = ROUND_ONE - 1;

  /** With the biases of two. */
  static final float ROUND_TWO = ROUND + 2 * 127;

  static final float ROUND_RAISED = ROUND_ONE + 64;
  static final float LOWER = 0x1p-64f;
  static final float EXP_HIGH = 89f;
  static final float EXP_LOW = -104f;

  /** Where 1 - 2 / (e^x + 1) has long been 1. */
  static final float RISE_HIGH = 40f;

  private static final float EXP2_HIGH = 129f;
  private static final float EXP2_LOW = -151f;
  private static final float EXPM1_LOW = -26f;
  private static final float LN2 = 0.693147181f;

  /** Below it x itself is the value of a function of slope 1 at 0. */
  private static final float TINY = 1e-8f;

  static final float E0 = 1.9875691500e-4f;
  static final float E1 = 1.3981999507e-3f;
  static final float E2 = 8.3334519073e-3f;
  static final float E3 = 4.1665795894e-2f;
  static final float E4 = 1.6666665459e-1f;
  static final float E5 = 5.0000001201e-1f;

  static final float TANH_SPLIT = 0.625f;
  static final float T0 = -5.70498872745e-3f;
  static final float T1 = 2.06390887954e-2f;
  static final float T2 = -5.37397155531e-2f;
  static final float T3 = 1.33314422036e-1f;
  static final float T4 = -3.33332819422e-1f;

  private static final float ROOT_HALF = 0.707106781186547524f;
  private static final float TWO_23 = 8388608f;
  private static final float L0 = 7.0376836292e-2f;
  private static final float L1 = -1.1514610310e-1f;
  private static final float L2 = 1.1676998740e-1f;
  private static final float L3 = -1.2420140846e-1f;
  private static final float L4 = 1.4249322787e-1f;
  private static final float L5 = -1.6668057665e-1f;
  private static final float L6 = 2.0000714765e-1f;
  private static final float L7 = -2.4999993993e-1f;
  private static final float L8 = 3.3333331174e-1f;

  private FloatMath() {}

  /** e^x: x = n ln 2 + r, a polynomial in r, times 2^n in two factors so that no step overflows. */
  static float exp(float x) {
    float held = x > EXP_HIGH ? EXP_HIGH : x < EXP_LOW ? EXP_LOW : x;
    float shifted = Math.fma(held, LOG2_E, ROUND);
    int exponent = Float.floatToRawIntBits(shifted) - ROUND_BITS;
    int half = exponent >> 1;
    return (smallExpm1(reduced(held, shifted - ROUND)) + 1f)
        * Float.intBitsToFloat((half + 127) << 23)
        * Float.intBitsToFloat((exponent - half + 127) << 23);
  }

  static FloatVector exp(FloatVector x) {
    FloatVector held = x.blend(EXP_HIGH, x.compare(VectorOperators.GT, EXP_HIGH));
    held = held.blend(EXP_LOW, x.lt(EXP_LOW));
    FloatVector shifted =
        held.fma(FloatVector.broadcast(LANES, LOG2_E), FloatVector.broadcast(LANES, ROUND_TWO));
    FloatVector r = reduced(held, shifted.sub(ROUND_TWO));
    return scaled(smallExpm1(r).add(1f), shifted);
  }

  /**
   * e^-|x|, the bits of {@link #exp} without what large results need: 2^n is 2^(n + 64) and then
   * 2^-64, which rounds where the result is subnormal.
   */
  static FloatVector fall(FloatVector x) {
    FloatVector held = x.reinterpretAsInts().or(Integer.MIN_VALUE).reinterpretAsFloats();
    held = held.blend(EXP_LOW, held.lt(EXP_LOW));
    FloatVector shifted =
        held.fma(FloatVector.broadcast(LANES, LOG2_E), FloatVector.broadcast(LANES, ROUND_RAISED));
    FloatVector r = reduced(held, shifted.sub(ROUND_RAISED));
    return smallExpm1(r).add(1f).mul(power(shifted)).mul(LOWER);
  }

  /** x - n ln 2. */
  private static float reduced(float x, float n) {
    return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
  }

  private static FloatVector reduced(FloatVector x, FloatVector n) {
    return n.fma(
        FloatVector.broadcast(LANES, -LN2_LOW), n.fma(FloatVector.broadcast(LANES, -LN2_HIGH), x));
  }

  /** 2^x: x = n + r without rounding, then as {@link #exp(FloatVector)}. */
  static FloatVector exp2(FloatVector x) {
    FloatVector held = x.blend(EXP2_HIGH, x.compare(VectorOperators.GT, EXP2_HIGH));
    held = held.blend(EXP2_LOW, x.lt(EXP2_LOW));
    FloatVector shifted = held.add(ROUND_TWO);
    FloatVector r = held.sub(shifted.sub(ROUND_TWO)).mul(LN2);
    return scaled(smallExpm1(r).add(1f), shifted);
  }

  /** e^x - 1 = 2^n p + (2^n - 1), where p is e^r - 1; halved on the way so as not to overflow. */
  static FloatVector expm1(FloatVector x) {
    FloatVector held = x.blend(EXP_HIGH, x.compare(VectorOperators.GT, EXP_HIGH));
    held = held.blend(EXPM1_LOW, x.lt(EXPM1_LOW));
    FloatVector shifted =
        held.fma(FloatVector.broadcast(LANES, LOG2_E), FloatVector.broadcast(LANES, ROUND_HALF));
    FloatVector r = reduced(held, shifted.sub(ROUND_HALF));
    FloatVector half = power(shifted);
    FloatVector y = smallExpm1(r).fma(half, half.sub(0.5f));
    return y.add(y).blend(x, x.abs().lt(TINY));
  }

  /** e^r - 1 for |r| up to ln 2 / 2. */
  private static float smallExpm1(float r) {
    float y = Math.fma(E0, r, E1);
    y = Math.fma(y, r, E2);
    y = Math.fma(y, r, E3);
    y = Math.fma(y, r, E4);
    y = Math.fma(y, r, E5);
    return Math.fma(y, r * r, r);
  }

  private static FloatVector smallExpm1(FloatVector r) {
    FloatVector y = FloatVector.broadcast(LANES, E0).fma(r, FloatVector.broadcast(LANES, E1));
    y = y.fma(r, FloatVector.broadcast(LANES, E2));
    y = y.fma(r, FloatVector.broadcast(LANES, E3));
    y = y.fma(r, FloatVector.broadcast(LANES, E4));
    y = y.fma(r, FloatVector.broadcast(LANES, E5));
    return y.fma(r.mul(r), r);
  }

  /** y times 2^n in two factors, where n + ROUND_TWO was rounded to a float. */
  private static FloatVector scaled(FloatVector y, FloatVector shifted) {
    IntVector exponent = shifted.reinterpretAsInts();
    IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return y.mul(half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats())
        .mul(exponent.sub(half).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
  }

  /** 2^n, where n + ROUND_ONE was rounded to a float. */
  private static FloatVector power(FloatVector shifted) {
    return shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
  }

  /** 1 / (1 + e^-x), with z = e^-|x|, which cannot overflow: 1 or z over 1 + z. */
  static float sigmoid(float x) {
    float z = exp(-Math.abs(x));
    return (x < 0f ? z : 1f) / (z + 1f);
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector z = fall(x);
    return FloatVector.broadcast(LANES, 1f).blend(z, x.lt(0f)).div(z.add(1f));
  }

  /** Near 0 an odd polynomial, further out 1 - 2 / (e^(2|x|) + 1) with the sign of x. */
  static float tanh(float x) {
    float size = Math.abs(x);
    float square = x * x;
    float y = Math.fma(T0, square, T1);
    y = Math.fma(y, square, T2);
    y = Math.fma(y, square, T3);
    y = Math.fma(y, square, T4);
    float near = Math.fma(y * square, size, size);
    float far = 1f - 2f / (exp(size + size) + 1f);
    return Math.copySign(size < TANH_SPLIT ? near : far, x);
  }

  /** Natural logarithm: x = 2^e (1 + m), a polynomial in m. */
  static float log(float x) {
    boolean small = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(small ? x * TWO_23 : x);
    float e = (float) ((bits >>> 23) - (small ? 126 + 23 : 126));
    float m = Float.intBitsToFloat((bits & 0x007FFFFF) | 0x3F000000);
    boolean low = m < ROOT_HALF;
    e = low ? e - 1f : e;
    m = low ? m + m - 1f : m - 1f;
    float square = m * m;
    float y = Math.fma(L0, m, L1);
    y = Math.fma(y, m, L2);
    y = Math.fma(y, m, L3);
    y = Math.fma(y, m, L4);
    y = Math.fma(y, m, L5);
    y = Math.fma(y, m, L6);
    y = Math.fma(y, m, L7);
    y = Math.fma(y, m, L8);
    y = y * m * square;
    y = Math.fma(e, LN2_LOW, y);
    y = Math.fma(square, -0.5f, y);
    y = Math.fma(e, LN2_HIGH, m + y);
    if (x > 0f && x <= Float.MAX_VALUE) {
      return y;
    }
    return x == 0f ? Float.NEGATIVE_INFINITY : x > 0f ? x : Float.NaN;
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> small = x.lt(Float.MIN_NORMAL);
    FloatVector normal = x.blend(x.mul(TWO_23), small);
    FloatVector e = exponent(normal, small);
    FloatVector m = fraction(normal);
    VectorMask<Float> low = m.lt(ROOT_HALF);
    return logSpecial(x, logNear(centred(m, low), e.blend(e.sub(1f), low)));
  }

  /** Logarithm to base 2: exact for powers of 2. */
  static FloatVector log2(FloatVector x) {
    VectorMask<Float> small = x.lt(Float.MIN_NORMAL);
    FloatVector normal = x.blend(x.mul(TWO_23), small);
    FloatVector e = exponent(normal, small);
    FloatVector m = fraction(normal);
    VectorMask<Float> low = m.lt(ROOT_HALF);
    FloatVector y = logNear(centred(m, low), FloatVector.broadcast(LANES, 0f));
    return logSpecial(x, y.fma(FloatVector.broadcast(LANES, LOG2_E), e.blend(e.sub(1f), low)));
  }

  /**
   * ln(1 + x): near 0 the polynomial itself, else the logarithm with what 1 + x rounds off.
   *
   * @param log the logarithm of 1 + x as it is rounded
   */
  static FloatVector log1p(FloatVector x, FloatVector log) {
    FloatVector u = x.add(1f);
    FloatVector lost =
        x.sub(u.sub(1f)).blend(FloatVector.broadcast(LANES, 1f).sub(u.sub(x)), x.lt(1f).not());
    VectorMask<Float> plain =
        u.compare(VectorOperators.LE, 0f).or(u.compare(VectorOperators.GT, Float.MAX_VALUE));
    FloatVector far = log.add(lost.div(u).blend(FloatVector.broadcast(LANES, 0f), plain));
    VectorMask<Float> near =
        x.compare(VectorOperators.GT, ROOT_HALF - 1f).and(x.lt(2f * ROOT_HALF - 1f));
    FloatVector y = far.blend(logNear(x, FloatVector.broadcast(LANES, 0f)), near);
    return y.blend(x, x.abs().lt(TINY));
  }

  /** ln(1 + x) for x from 0 to 1, without a division: 1 + x is 2 (1 + (x - 1) / 2). */
  static FloatVector log1pOfUnit(FloatVector x) {
    VectorMask<Float> high = x.compare(VectorOperators.GT, 2f * ROOT_HALF - 1f);
    FloatVector m = x.blend(x.sub(1f).mul(0.5f), high);
    return logNear(
        m, FloatVector.broadcast(LANES, 0f).blend(FloatVector.broadcast(LANES, 1f), high));
  }

  /** ln((1 + m) 2^e) for m from √½ - 1 to √2 - 1. */
  private static FloatVector logNear(FloatVector m, FloatVector e) {
    FloatVector square = m.mul(m);
    FloatVector y = FloatVector.broadcast(LANES, L0).fma(m, FloatVector.broadcast(LANES, L1));
    y = y.fma(m, FloatVector.broadcast(LANES, L2));
    y = y.fma(m, FloatVector.broadcast(LANES, L3));
    y = y.fma(m, FloatVector.broadcast(LANES, L4));
    y = y.fma(m, FloatVector.broadcast(LANES, L5));
    y = y.fma(m, FloatVector.broadcast(LANES, L6));
    y = y.fma(m, FloatVector.broadcast(LANES, L7));
    y = y.fma(m, FloatVector.broadcast(LANES, L8));
    y = y.mul(m).mul(square);
    y = e.fma(FloatVector.broadcast(LANES, LN2_LOW), y);
    y = square.fma(all(-0.5f), y);
    return e.fma(FloatVector.broadcast(LANES, LN2_HIGH), m.add(y));
  }

  /** The exponent of normal numbers, of which the small ones were multiplied by 2^23. */
  private static FloatVector exponent(FloatVector normal, VectorMask<Float> small) {
    IntVector bits = normal.reinterpretAsInts().lanewise(VectorOperators.LSHR, 23).sub(126);
    FloatVector e = (FloatVector) bits.convertShape(VectorOperators.I2F, LANES, 0);
    return e.blend(e.sub(23f), small);
  }

  /** The digits of normal numbers, from ½ to 1. */
  private static FloatVector fraction(FloatVector normal) {
    return normal.reinterpretAsInts().and(0x007FFFFF).or(0x3F000000).reinterpretAsFloats();
  }

  /** m - 1, and 2 m - 1 where m is low. */
  private static FloatVector centred(FloatVector m, VectorMask<Float> low) {
    return m.sub(1f).blend(m.add(m).sub(1f), low);
  }

  /** A logarithm y of x where x is positive and finite; the special values elsewhere. */
  private static FloatVector logSpecial(FloatVector x, FloatVector y) {
    FloatVector result = y.blend(all(Float.NaN), x.lt(0f));
    result = result.blend(all(Float.NEGATIVE_INFINITY), x.eq(0f));
    return result.blend(
        x, x.compare(VectorOperators.GT, Float.MAX_VALUE).or(x.test(VectorOperators.IS_NAN)));
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(LANES, value);
  }
}
