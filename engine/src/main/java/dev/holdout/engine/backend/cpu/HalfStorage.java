package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.shape.DType;
import java.lang.foreign.MemorySegment;

/** Numbers of 16 bits, as bits in a {@code short[]}; computed with after widening to floats. */
final class HalfStorage extends CpuStorage {

  short[] values;
  private final DType dtype;

  /**
   * @param dtype {@link DType#BF16} or {@link DType#F16}
   */
  HalfStorage(DType dtype, short[] values) {
    this.dtype = dtype;
    this.values = values;
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public int length() {
    return values.length;
  }

  float get(int i) {
    return dtype == DType.BF16
        ? Float.intBitsToFloat(values[i] << 16)
        : Float.float16ToFloat(values[i]);
  }

  /** Rounds to the nearest, ties to even. */
  void set(int i, float value) {
    values[i] = dtype == DType.BF16 ? bfloat16(value) : Float.floatToFloat16(value);
  }

  /** The upper half of a float, rounded to nearest even; a NaN stays one. */
  static short bfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (value != value) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
  }

  @Override
  public MemorySegment memory() {
    return MemorySegment.ofArray(values);
  }

  @Override
  void giveArray(ArrayPool pool) {
    pool.give(values);
    values = new short[0];
  }
}
