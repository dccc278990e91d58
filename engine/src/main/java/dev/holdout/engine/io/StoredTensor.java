package dev.holdout.engine.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.holdout.engine.backend.Segments;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One array as it lies in a file: row-major, little endian.
 *
 * <p>Its bytes may be a file's, mapped: nothing is read before an element is asked for.
 *
 * @param type element type
 * @param shape sizes, each 0 or more; empty for a single number
 * @param bytes the elements; read-only, exactly {@code type.bytes()} for each element
 */
public record StoredTensor(StoredType type, long[] shape, MemorySegment bytes) {

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
    bytes = bytes.asReadOnly();
    if (bytes.byteSize() != Math.multiplyExact(elements, (long) type.bytes())) {
      throw new ShapeException(
          "stored tensor: %s of %s takes %d bytes, but %d were given; pass all elements"
              .formatted(Arrays.toString(shape), type, elements * type.bytes(), bytes.byteSize()));
    }
  }

  /** A copy of a tensor, in its own type; a history, if it has one, is left behind. */
  public static StoredTensor of(Tensor tensor) {
    StoredTensor shared = sharing(tensor);
    MemorySegment copy = MemorySegment.ofArray(new byte[Math.toIntExact(shared.bytes.byteSize())]);
    return new StoredTensor(shared.type, shared.shape, copy.copyFrom(shared.bytes));
  }

  /**
   * A tensor's own memory where it lies row-major, else a copy: for writing it at once. Whoever
   * changes the tensor, or closes the scope that made it, changes what is stored.
   */
  public static StoredTensor sharing(Tensor tensor) {
    StoredType type = StoredType.valueOf(tensor.dtype().name());
    return new StoredTensor(
        type,
        Arrays.stream(tensor.shape()).asLongStream().toArray(),
        swapped(Segments.of(tensor.data()), type.bytes()));
  }

  /** Whole numbers, such as a step count. */
  public static StoredTensor of(long[] values, long... shape) {
    return new StoredTensor(
        StoredType.I64, shape, swapped(MemorySegment.ofArray(values.clone()), Long.BYTES));
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** Number of elements. */
  public long size() {
    return bytes.byteSize() / type.bytes();
  }

  /** Element {@code index} as a number: exact for all types but large 64-bit integers. */
  public double number(long index) {
    return switch (type) {
      case F32 -> Float.intBitsToFloat(bytes.get(INT, 4 * index));
      case F64 -> Double.longBitsToDouble(bytes.get(LONG, 8 * index));
      case F16 -> Float.float16ToFloat(bytes.get(SHORT, 2 * index));
      case BF16 -> Float.intBitsToFloat(bytes.get(SHORT, 2 * index) << 16);
      case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 -> (double) whole(index);
    };
  }

  /**
   * Element {@code index} of an integer or yes-no tensor, exact.
   *
   * @throws DTypeException for fractions, and for an unsigned 64-bit number above 2^63 − 1
   */
  public long whole(long index) {
    return switch (type) {
      case BOOL, U8 -> bytes.get(JAVA_BYTE, index) & 0xffL;
      case I8 -> bytes.get(JAVA_BYTE, index);
      case I16 -> bytes.get(SHORT, 2 * index);
      case U16 -> bytes.get(SHORT, 2 * index) & 0xffffL;
      case I32 -> bytes.get(INT, 4 * index);
      case U32 -> bytes.get(INT, 4 * index) & 0xffffffffL;
      case I64 -> bytes.get(LONG, 8 * index);
      case U64 -> {
        long value = bytes.get(LONG, 8 * index);
        if (value < 0) {
          throw new DTypeException(
              "stored tensor: element %d is %s, above the largest long; read its bytes instead"
                  .formatted(index, Long.toUnsignedString(value)));
        }
        yield value;
      }
      case F16, BF16, F32, F64 ->
          throw new DTypeException(
              "stored tensor: " + type + " holds fractions; read it with number()");
    };
  }

  /**
   * A tensor of the engine, copied, in its own type and bits; integers for which the engine has no
   * type become I64.
   *
   * @throws ShapeException where it has more than 2^31 − 1 elements
   * @throws DTypeException for an unsigned 64-bit number above 2^63 − 1
   */
  public Tensor tensor() {
    int[] sizes = sizes();
    return switch (type) {
      case F32, F64, F16, BF16, I64, I32, BOOL ->
          Tensor.of(swapped(bytes, type.bytes()), DType.valueOf(type.name()), sizes);
      case U8, I8, I16, U16, U32, U64 -> {
        long[] values = new long[(int) size()];
        Arrays.setAll(values, this::whole);
        yield Tensor.wrap(values).reshape(sizes);
      }
    };
  }

  private int[] sizes() {
    if (size() > Integer.MAX_VALUE || Arrays.stream(shape).anyMatch(s -> s > Integer.MAX_VALUE)) {
      throw new ShapeException(
          "stored tensor: the shape is %s; a tensor has at most %d elements, so read it in parts"
              .formatted(Arrays.toString(shape), Integer.MAX_VALUE));
    }
    return Arrays.stream(shape).mapToInt(size -> (int) size).toArray();
  }

  /** From the machine's order of bytes to the file's, or back: the same on most machines. */
  private static MemorySegment swapped(MemorySegment from, int size) {
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN || size == 1) {
      return from;
    }
    MemorySegment to = MemorySegment.ofArray(new byte[Math.toIntExact(from.byteSize())]);
    for (long i = 0; i < from.byteSize(); i++) {
      to.set(JAVA_BYTE, i, from.get(JAVA_BYTE, i - i % size + size - 1 - i % size));
    }
    return to;
  }
}
