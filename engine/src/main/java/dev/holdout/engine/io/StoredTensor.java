package dev.holdout.engine.io;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One array as it lies in a file: row-major, little endian.
 *
 * @param type element type
 * @param shape sizes, each 0 or more; empty for a single number
 * @param bytes the elements; read-only, exactly {@code type.bytes()} for each element
 */
public record StoredTensor(StoredType type, long[] shape, ByteBuffer bytes) {

  public StoredTensor {
    shape = shape.clone();
    long elements = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new ShapeException(
            "stored tensor: the shape is %s; sizes are 0 or more, so check what was to give them"
                .formatted(Arrays.toString(shape)));
      }
      elements = Math.multiplyExact(elements, size);
    }
    bytes = bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() != Math.multiplyExact(elements, (long) type.bytes())) {
      throw new ShapeException(
          "stored tensor: %s of %s takes %d bytes, but %d were given; pass all elements"
              .formatted(Arrays.toString(shape), type, elements * type.bytes(), bytes.remaining()));
    }
  }

  /** A copy of a tensor, in its own type. */
  public static StoredTensor of(Tensor tensor) {
    StoredType type = StoredType.valueOf(tensor.dtype().name());
    ByteBuffer bytes = allocate(tensor.numel(), type.bytes());
    switch (type) {
      case F32 -> bytes.asFloatBuffer().put(tensor.detach().toFloatArray());
      case F64 -> bytes.asDoubleBuffer().put(tensor.detach().toDoubleArray());
      case F16, BF16, I64, I32, BOOL, U8, I8, I16, U16, U32, U64 -> put(tensor, type, bytes);
    }
    return new StoredTensor(type, Arrays.stream(tensor.shape()).asLongStream().toArray(), bytes);
  }

  private static void put(Tensor tensor, StoredType type, ByteBuffer bytes) {
    if (tensor.dtype().isFloating()) {
      for (float value : tensor.detach().to(DType.F32).toFloatArray()) {
        bytes.putShort(
            type == StoredType.F16
                ? Float.floatToFloat16(value)
                : (short) (Float.floatToRawIntBits(value) >>> 16)); // exact: it was a bfloat16
      }
    } else {
      for (long value : tensor.toLongArray()) {
        switch (type.bytes()) {
          case 1 -> bytes.put((byte) value);
          case 4 -> bytes.putInt((int) value);
          default -> bytes.putLong(value);
        }
      }
    }
    bytes.flip();
  }

  /** Whole numbers, such as a step count. */
  public static StoredTensor of(long[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return new StoredTensor(StoredType.I64, shape, bytes);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** A view of the elements with its own position; little endian. */
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Number of elements. */
  public int size() {
    return bytes.remaining() / type.bytes();
  }

  /** Element {@code index} as a number: exact for all types but large 64-bit integers. */
  public double number(int index) {
    return switch (type) {
      case F32 -> bytes.getFloat(4 * index);
      case F64 -> bytes.getDouble(8 * index);
      case F16 -> Float.float16ToFloat(bytes.getShort(2 * index));
      case BF16 -> Float.intBitsToFloat(bytes.getShort(2 * index) << 16);
      case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 -> (double) whole(index);
    };
  }

  /**
   * Element {@code index} of an integer or yes-no tensor, exact.
   *
   * @throws ArithmeticException for an unsigned 64-bit number above 2^63 − 1
   */
  public long whole(int index) {
    return switch (type) {
      case BOOL, U8 -> bytes.get(index) & 0xffL;
      case I8 -> bytes.get(index);
      case I16 -> bytes.getShort(2 * index);
      case U16 -> bytes.getShort(2 * index) & 0xffffL;
      case I32 -> bytes.getInt(4 * index);
      case U32 -> bytes.getInt(4 * index) & 0xffffffffL;
      case I64 -> bytes.getLong(8 * index);
      case U64 -> {
        long value = bytes.getLong(8 * index);
        if (value < 0) {
          throw new ArithmeticException(
              "stored tensor: element "
                  + index
                  + " is "
                  + Long.toUnsignedString(value)
                  + ", above the largest long; read its bytes instead");
        }
        yield value;
      }
      case F16, BF16, F32, F64 ->
          throw new IllegalStateException(
              "stored tensor: " + type + " holds fractions; read it with number()");
    };
  }

  /**
   * A tensor of the engine, in its own type; integers for which the engine has no type become I64.
   *
   * @throws ArithmeticException for an unsigned 64-bit number above 2^63 − 1
   */
  public Tensor tensor() {
    int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    return switch (type) {
      case F64 -> {
        double[] values = new double[size()];
        bytes().asDoubleBuffer().get(values);
        yield Tensor.of(values).reshape(sizes);
      }
      case F32, F16, BF16 -> {
        float[] values = new float[size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) number(i);
        }
        yield Tensor.of(values).reshape(sizes).to(DType.valueOf(type.name()));
      }
      case BOOL, I32 -> wholes().reshape(sizes).to(DType.valueOf(type.name()));
      case U8, I8, I16, U16, U32, I64, U64 -> wholes().reshape(sizes);
    };
  }

  private Tensor wholes() {
    long[] values = new long[size()];
    Arrays.setAll(values, this::whole);
    return Tensor.of(values);
  }

  private static ByteBuffer allocate(long elements, int size) {
    return ByteBuffer.allocate(Math.toIntExact(elements * size)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
