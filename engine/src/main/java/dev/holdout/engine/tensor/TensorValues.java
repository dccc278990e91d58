package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Segments;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.lang.foreign.MemorySegment;

/** A tensor's elements as Java values, always copies, row-major; and its sizes as text. */
public sealed interface TensorValues permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** The sizes as they print: {@code [2, 3]}. */
  default String shapeText() {
    return Shape.text(self().sizes());
  }

  /** Dimensions: PyTorch's name for {@link Tensor#rank}. */
  default int dim() {
    return self().rank();
  }

  /** Steps in elements, one a dimension; a copy. */
  default int[] strides() {
    return self().data().strides().clone();
  }

  /**
   * The one element there is.
   *
   * @throws ShapeException if there are more or none
   */
  default double item() {
    checkSingle();
    double[] value = new double[1];
    self().backend().download(self().data(), value, 0).join();
    return value[0];
  }

  /**
   * As {@link #item}, exact for integers; truth is 1.
   *
   * @throws DTypeException if it is no whole number that a long holds; round() it first
   */
  default long itemLong() {
    checkSingle();
    checkWhole("itemLong");
    long[] value = new long[1];
    self().backend().download(self().data(), value, 0).join();
    return value[0];
  }

  /** As {@link #item}: whether it is not 0. */
  default boolean itemBoolean() {
    return item() != 0;
  }

  /**
   * A copy of the elements, row-major.
   *
   * @throws GradientException if it requires a gradient; detach() it first
   */
  default float[] toFloatArray() {
    checkDetached("toFloatArray");
    float[] values = new float[self().data().count()];
    self().backend().download(self().data(), values, 0).join();
    return values;
  }

  /** As {@link #toFloatArray}, in doubles. */
  default double[] toDoubleArray() {
    checkDetached("toDoubleArray");
    double[] values = new double[self().data().count()];
    self().backend().download(self().data(), values, 0).join();
    return values;
  }

  /**
   * A copy of the elements as integers, row-major; truth values give 0 and 1.
   *
   * @throws DTypeException if one is no whole number that a long holds; round() them first, or cut
   *     them with to(I64)
   * @throws GradientException if it requires a gradient; detach() it first
   */
  default long[] toLongArray() {
    checkDetached("toLongArray");
    checkWhole("toLongArray");
    long[] values = new long[self().data().count()];
    self().backend().download(self().data(), values, 0).join();
    return values;
  }

  /** As {@link #toLongArray}, in 32 bits; larger values wrap. */
  default int[] toIntArray() {
    long[] wide = toLongArray();
    int[] values = new int[wide.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) wide[i];
    }
    return values;
  }

  /** Whether each element is not 0, row-major. */
  default boolean[] toBooleanArray() {
    checkDetached("toBooleanArray");
    double[] numbers = toDoubleArray();
    boolean[] values = new boolean[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i] != 0;
    }
    return values;
  }

  /**
   * Copies the elements into a memory segment, row-major in the machine's byte order.
   *
   * @param segment as many bytes as the elements take
   * @throws ShapeException if it has more or fewer
   * @throws GradientException if this requires a gradient; detach() it first
   */
  default void writeTo(MemorySegment segment) {
    checkDetached("writeTo");
    Segments.write(self().data(), segment);
  }

  private void checkSingle() {
    if (self().numel() != 1) {
      throw new ShapeException(
          "item: the tensor has shape %s, %d elements; item needs exactly one, so reduce it or use toFloatArray"
              .formatted(Shape.text(self().sizes()), self().numel()));
    }
  }

  /** Refuses fractions, NaN and what is beyond a long, which a cast would silently change. */
  private void checkWhole(String op) {
    if (!self().dtype().isFloating()) {
      return;
    }
    double[] values = new double[self().data().count()];
    self().backend().download(self().data(), values, 0).join();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Math.rint(values[i]) || !(Math.abs(values[i]) < 0x1p63)) {
        throw new DTypeException(
            "%s: element %d of shape %s is %s, which is no whole number of 64 bits; round() first, cut with to(I64), or read it as a double"
                .formatted(op, i, Shape.text(self().sizes()), values[i]));
      }
    }
  }

  private void checkDetached(String op) {
    if (self().requiresGrad()) {
      throw new GradientException(
          "%s: the tensor of shape %s requires grad, and an array would lose its history; call detach() first"
              .formatted(op, Shape.text(self().sizes())));
    }
  }
}
