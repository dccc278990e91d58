package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Gates of floats in lanes, with the slopes that take more than what the forward pass keeps. All go
 * through z = e^-|x|, which cannot overflow. Largest errors over the floats that {@code
 * FloatKernelsTest} tries, in units in the last place: silu 2.7, softplus 1.5, ln σ 1.5. The gate
 * that tanh approximates takes e to a rounded power, which costs 15 units at -4, of a value of
 * 7e-5, and more beyond, where the value vanishes.
 */
final class FloatGates {

  private static final float GATE = (float) OneNumber.GATE;
  private static final float GATE_CUBE = (float) (OneNumber.GATE * OneNumber.GATE_CUBE);
  private static final float GATE_SLOPE = (float) (3 * OneNumber.GATE * OneNumber.GATE_CUBE);

  private FloatGates() {}

  /** x σ(x). */
  static FloatVector silu(FloatVector x) {
    FloatVector z = fall(x);
    return x.mul(all(1f).blend(z, x.lt(0f))).div(z.add(1f));
  }

  /** e^-|x|. */
  static FloatVector fall(FloatVector x) {
    return FloatMath.fall(x);
  }

  /** σ (1 + x (1 - σ)), given {@link #fall}. */
  static FloatVector siluSlope(FloatVector x, FloatVector z) {
    FloatVector under = all(1f).div(z.add(1f));
    FloatVector other = z.mul(under);
    VectorMask<Float> negative = x.lt(0f);
    FloatVector open = under.blend(other, negative);
    FloatVector shut = other.blend(under, negative);
    return open.mul(x.fma(shut, all(1f)));
  }

  /** x σ(u), u = √(8/π) (x + 0.044715 x³). */
  static FloatVector geluTanh(FloatVector x) {
    return x.mul(FloatMath.sigmoid(gate(x)));
  }

  /** e^-|u|. */
  static FloatVector gateFall(FloatVector x) {
    return fall(gate(x));
  }

  /** Given {@link #gateFall}. */
  static FloatVector geluTanhSlope(FloatVector x, FloatVector z) {
    FloatVector under = all(1f).div(z.add(1f));
    FloatVector other = z.mul(under);
    FloatVector open = under.blend(other, x.lt(0f));
    FloatVector inner = x.mul(x).fma(all(GATE_SLOPE), all(GATE));
    return x.mul(under.mul(other)).fma(inner, open);
  }

  private static FloatVector gate(FloatVector x) {
    return x.mul(x).fma(all(GATE_CUBE), all(GATE)).mul(x);
  }

  /** ln(1 + e^(beta x)) / beta, and x where beta x is above the threshold; given e^-|beta x|. */
  static FloatVector softplus(FloatVector x, FloatVector z, float beta, float threshold) {
    FloatVector u = x.mul(beta);
    FloatVector rest = FloatMath.log1pOfUnit(z);
    FloatVector y = u.max(0f).add(rest).div(beta);
    return y.blend(x, u.compare(VectorOperators.GT, threshold));
  }

  static FloatVector softplusSlope(FloatVector x, float beta, float threshold) {
    FloatVector u = x.mul(beta);
    return FloatMath.sigmoid(u).blend(all(1f), u.compare(VectorOperators.GT, threshold));
  }

  /** ln σ(x), given {@link #fall}. */
  static FloatVector logSigmoid(FloatVector x, FloatVector z) {
    return x.min(0f).sub(FloatMath.log1pOfUnit(z));
  }

  /** x where not below 0, else alpha (e^x - 1). */
  static FloatVector elu(FloatVector x, float alpha) {
    return x.blend(FloatMath.expm1(x).mul(alpha), x.lt(0f));
  }

  static FloatVector eluSlope(FloatVector x, float alpha) {
    VectorMask<Float> low = x.compare(VectorOperators.LE, 0f);
    return all(1f).blend(FloatMath.exp(x).mul(alpha), low);
  }
}
