package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.INTS;
import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.shape.DType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Runs of 16-bit numbers widened to floats and rounded back, with the bits of {@link
 * HalfStorage#get} and {@link HalfStorage#set}. BF16 in lanes of whole numbers; the loops of F16
 * are those that the compiler knows an instruction for.
 */
final class HalfRuns {

  private static final VectorSpecies<Short> HALVES =
      VectorSpecies.of(short.class, VectorShape.forBitSize(Short.SIZE * LANES.length()));

  private HalfRuns() {}

  /** to[into…] = the n numbers from {@code at} on. */
  static void widen(HalfStorage from, int at, float[] to, int into, int n) {
    short[] x = from.values;
    if (from.dtype() == DType.F16) {
      for (int i = 0; i < n; i++) to[into + i] = Float.float16ToFloat(x[at + i]);
      return;
    }
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      IntVector bits =
          (IntVector)
              ShortVector.fromArray(HALVES, x, at + i)
                  .convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
      bits.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().intoArray(to, into + i);
    }
    for (; i < n; i++) to[into + i] = from.get(at + i);
  }

  /** The n numbers from {@code at} on, rounded to nearest even, in {@code to[into…]}. */
  static void round(float[] from, int at, HalfStorage to, int into, int n) {
    short[] y = to.values;
    if (to.dtype() == DType.F16) {
      for (int i = 0; i < n; i++) y[into + i] = Float.floatToFloat16(from[at + i]);
      return;
    }
    int i = 0;
    for (; i <= n - LANES.length(); i += LANES.length()) {
      FloatVector x = FloatVector.fromArray(LANES, from, at + i);
      IntVector bits = x.reinterpretAsInts();
      IntVector upper = bits.lanewise(VectorOperators.LSHR, 16);
      IntVector nearest = bits.add(upper.and(1)).add(0x7fff).lanewise(VectorOperators.LSHR, 16);
      VectorMask<Integer> none = x.compare(VectorOperators.NE, x).cast(INTS);
      ShortVector rounded =
          (ShortVector)
              nearest.blend(upper.or(0x40), none).convertShape(VectorOperators.I2S, HALVES, 0);
      rounded.intoArray(y, into + i);
    }
    for (; i < n; i++) to.set(into + i, from[at + i]);
  }
}
