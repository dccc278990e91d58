package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;

/** A plain number as the tensor, without dimensions, that it is beside another tensor. */
final class PlainNumber {

  private PlainNumber() {}

  /** In the dtype in which a floating number meets the tensor. */
  static Tensor real(double number, Tensor beside) {
    return Tensor.full(Promotion.withNumber(beside.dtype(), Kind.FLOATING), number);
  }

  /**
   * In the dtype in which a whole number meets the tensor.
   *
   * @throws DTypeException if that is I32 and cannot hold it
   */
  static Tensor whole(long number, Tensor beside) {
    DType dtype = Promotion.withNumber(beside.dtype(), Kind.INTEGER);
    if (dtype == DType.I32 && number != (int) number) {
      throw new DTypeException(
          "number: %d beside a tensor of int32, which holds %d to %d; convert the tensor with x.to(I64)"
              .formatted(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return Tensor.of(new long[] {number}).reshape().to(dtype);
  }
}
