package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;
import static dev.holdout.engine.backend.cpu.FloatMath.all;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Sine and cosine of floats in lanes: x = n π/2 + r with π/2 in three parts (Cody and Waite), a
 * polynomial in r^2 of our own, and sign and kind by n. Beyond 100,000, where three parts no longer
 * suffice, a lane is computed alone in doubles. Largest error over the floats that {@code
 * FloatKernelsTest} tries: 1.4 units in the last place.
 */
final class FloatTrigonometry {

  private static final float LARGEST = 1e5f;
  private static final float TWO_OVER_PI = 0.636619772f;
  private static final float HALF_PI_1 = (float) (Math.PI / 2);
  private static final float HALF_PI_2 = (float) (Math.PI / 2 - HALF_PI_1);

  /** With what a double rounds off of π/2. */
  private static final float HALF_PI_3 =
      (float) (Math.PI / 2 - HALF_PI_1 - HALF_PI_2 + 6.123233995736766e-17);

  /** Adding it rounds to an integer, which then stands in the low bits. */
  private static final float ROUND = 12582912f;

  private static final float S0 = 2.724378e-6f;
  private static final float S1 = -1.98400389e-4f;
  private static final float S2 = 8.33333179e-3f;
  private static final float S3 = -1.66666667e-1f;
  private static final float C0 = 2.45428711e-5f;
  private static final float C1 = -1.38882793e-3f;
  private static final float C2 = 4.16666645e-2f;

  private FloatTrigonometry() {}

  static FloatVector sin(FloatVector x) {
    VectorMask<Float> large = x.abs().compare(VectorOperators.GT, LARGEST);
    FloatVector y = quarter(x, 0);
    // The polynomial gives +0 for -0.
    y = y.blend(x, x.eq(0f));
    return large.anyTrue() ? alone(x, y, large, true) : y;
  }

  static FloatVector cos(FloatVector x) {
    VectorMask<Float> large = x.abs().compare(VectorOperators.GT, LARGEST);
    FloatVector y = quarter(x, 1);
    return large.anyTrue() ? alone(x, y, large, false) : y;
  }

  /** The sine of x + shift π/2. */
  private static FloatVector quarter(FloatVector x, int shift) {
    FloatVector shifted = x.fma(all(TWO_OVER_PI), all(ROUND));
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(all(-HALF_PI_1), x);
    r = n.fma(all(-HALF_PI_2), r);
    r = n.fma(all(-HALF_PI_3), r);
    IntVector turn = shifted.reinterpretAsInts().add(shift);
    FloatVector square = r.mul(r);
    FloatVector sine = all(S0).fma(square, all(S1));
    sine = sine.fma(square, all(S2));
    sine = sine.fma(square, all(S3));
    sine = sine.fma(square.mul(r), r);
    FloatVector cosine = all(C0).fma(square, all(C1));
    cosine = cosine.fma(square, all(C2));
    cosine = cosine.fma(square, all(-0.5f));
    cosine = cosine.fma(square, all(1f));
    VectorMask<Float> odd = turn.and(1).compare(VectorOperators.NE, 0).cast(LANES);
    FloatVector y = sine.blend(cosine, odd);
    // The second bit of the turn is the sign.
    IntVector sign = turn.and(2).lanewise(VectorOperators.LSHL, 30);
    return y.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
  }

  private static FloatVector alone(
      FloatVector x, FloatVector y, VectorMask<Float> large, boolean sine) {
    FloatVector result = y;
    for (int l = 0; l < LANES.length(); l++) {
      if (large.laneIsSet(l)) {
        double angle = x.lane(l);
        result = result.withLane(l, (float) (sine ? StrictMath.sin(angle) : StrictMath.cos(angle)));
      }
    }
    return result;
  }
}
