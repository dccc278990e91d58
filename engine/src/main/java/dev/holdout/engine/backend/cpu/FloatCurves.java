package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * e^x, the logistic function and tanh over contiguous runs: the operations of the scalars in {@link
 * FloatMath} in their order, so the same bits, and the scalars for the tail.
 *
 * <p>Each is written out in one method, for the compiler's sake. A method of more than 325 bytes
 * (FreqInlineSize) is compiled by itself, wherever it is called; calls of the vector library are
 * always inlined. In smaller methods, put together by whoever calls them, the compiler may stop
 * half way, and what a call takes and gives is then an object for every 16 numbers: tanh ran at a
 * sixth of its speed.
 */
final class FloatCurves {

  private FloatCurves() {}

  /** y = e^x. */
  static void exp(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector held = FloatVector.fromArray(LANES, x, at + i);
      held = held.blend(FloatMath.EXP_HIGH, held.compare(VectorOperators.GT, FloatMath.EXP_HIGH));
      held = held.blend(FloatMath.EXP_LOW, held.compare(VectorOperators.LT, FloatMath.EXP_LOW));
      FloatVector shifted =
          held.fma(
              FloatVector.broadcast(LANES, FloatMath.LOG2_E),
              FloatVector.broadcast(LANES, FloatMath.ROUND_TWO));
      FloatVector whole = shifted.sub(FloatMath.ROUND_TWO);
      FloatVector r =
          whole.fma(
              FloatVector.broadcast(LANES, -FloatMath.LN2_LOW),
              whole.fma(FloatVector.broadcast(LANES, -FloatMath.LN2_HIGH), held));
      FloatVector e =
          FloatVector.broadcast(LANES, FloatMath.E0)
              .fma(r, FloatVector.broadcast(LANES, FloatMath.E1));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E2));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E3));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E4));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E5));
      e = e.fma(r.mul(r), r).add(1f);
      IntVector exponent = shifted.reinterpretAsInts();
      IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
      IntVector rest = exponent.sub(half);
      e = e.mul(half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
      e = e.mul(rest.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
      e.intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.exp(x[at + i]);
    }
  }

  /** y = 1 / (1 + e^-x), by {@code z = e^-|x|}: the larger of 1 and z on z's side, over 1 + z. */
  static void sigmoid(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      FloatVector held = v.reinterpretAsInts().or(Integer.MIN_VALUE).reinterpretAsFloats();
      held = held.blend(FloatMath.EXP_LOW, held.compare(VectorOperators.LT, FloatMath.EXP_LOW));
      FloatVector shifted =
          held.fma(
              FloatVector.broadcast(LANES, FloatMath.LOG2_E),
              FloatVector.broadcast(LANES, FloatMath.ROUND_RAISED));
      FloatVector whole = shifted.sub(FloatMath.ROUND_RAISED);
      FloatVector r =
          whole.fma(
              FloatVector.broadcast(LANES, -FloatMath.LN2_LOW),
              whole.fma(FloatVector.broadcast(LANES, -FloatMath.LN2_HIGH), held));
      FloatVector z =
          FloatVector.broadcast(LANES, FloatMath.E0)
              .fma(r, FloatVector.broadcast(LANES, FloatMath.E1));
      z = z.fma(r, FloatVector.broadcast(LANES, FloatMath.E2));
      z = z.fma(r, FloatVector.broadcast(LANES, FloatMath.E3));
      z = z.fma(r, FloatVector.broadcast(LANES, FloatMath.E4));
      z = z.fma(r, FloatVector.broadcast(LANES, FloatMath.E5));
      z = z.fma(r.mul(r), r).add(1f);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      z = z.mul(exponent.reinterpretAsFloats()).mul(FloatMath.LOWER);
      FloatVector side =
          FloatVector.broadcast(LANES, 1f).blend(z, v.compare(VectorOperators.LT, 0f));
      side.div(z.add(1f)).intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.sigmoid(x[at + i]);
    }
  }

  /** y = tanh x, both forms of {@link FloatMath#tanh} and the one that counts. */
  static void tanh(float[] x, int at, float[] y, int to, int n) {
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector v = FloatVector.fromArray(LANES, x, at + i);
      FloatVector size = v.abs();
      FloatVector held = size.add(size);
      held = held.blend(FloatMath.RISE_HIGH, held.compare(VectorOperators.GT, FloatMath.RISE_HIGH));
      FloatVector shifted =
          held.fma(
              FloatVector.broadcast(LANES, FloatMath.LOG2_E),
              FloatVector.broadcast(LANES, FloatMath.ROUND_ONE));
      FloatVector whole = shifted.sub(FloatMath.ROUND_ONE);
      FloatVector r =
          whole.fma(
              FloatVector.broadcast(LANES, -FloatMath.LN2_LOW),
              whole.fma(FloatVector.broadcast(LANES, -FloatMath.LN2_HIGH), held));
      FloatVector e =
          FloatVector.broadcast(LANES, FloatMath.E0)
              .fma(r, FloatVector.broadcast(LANES, FloatMath.E1));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E2));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E3));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E4));
      e = e.fma(r, FloatVector.broadcast(LANES, FloatMath.E5));
      e = e.fma(r.mul(r), r).add(1f);
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      e = e.mul(exponent.reinterpretAsFloats()).add(1f);
      FloatVector far =
          FloatVector.broadcast(LANES, 1f).sub(FloatVector.broadcast(LANES, 2f).div(e));
      FloatVector square = v.mul(v);
      FloatVector near =
          FloatVector.broadcast(LANES, FloatMath.T0)
              .fma(square, FloatVector.broadcast(LANES, FloatMath.T1));
      near = near.fma(square, FloatVector.broadcast(LANES, FloatMath.T2));
      near = near.fma(square, FloatVector.broadcast(LANES, FloatMath.T3));
      near = near.fma(square, FloatVector.broadcast(LANES, FloatMath.T4));
      near = near.mul(square).fma(size, size);
      FloatVector value = far.blend(near, size.compare(VectorOperators.LT, FloatMath.TANH_SPLIT));
      IntVector sign = v.reinterpretAsInts().and(Integer.MIN_VALUE);
      value.reinterpretAsInts().or(sign).reinterpretAsFloats().intoArray(y, to + i);
    }
    for (; i < n; i++) {
      y[to + i] = FloatMath.tanh(x[at + i]);
    }
  }
}
