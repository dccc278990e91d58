package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;

/**
 * A plain number as the tensor, without dimensions, that it is beside another tensor or becomes in
 * one. What a tensor cannot hold is refused: PyTorch refuses it too where the number is out of
 * range, but drops a fraction and makes any number a truth value in silence.
 */
final class PlainNumber {

  /** Above every I64; no double lies between it and the largest of them. */
  private static final double TWO_TO_63 = 0x1p63;

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

  /**
   * As an element of a tensor.
   *
   * @throws DTypeException if the dtype cannot hold it; of floating types, if it is finite and
   *     beyond the largest
   */
  static Tensor in(String op, DType dtype, double number) {
    checkHeld(op, dtype, number);
    if (Math.abs(number) > largest(dtype) && Double.isFinite(number)) {
      throw refused(op, Double.toString(number), dtype);
    }
    return Tensor.full(dtype, number);
  }

  /** As {@link #in(String, DType, double)}, exact for whole numbers. */
  static Tensor in(String op, DType dtype, long number) {
    if (dtype.isFloating()) {
      return in(op, dtype, (double) number);
    }
    checkHeld(op, dtype, number);
    return Tensor.full(dtype, number);
  }

  /**
   * @throws DTypeException if the dtype is no floating one and cannot hold the number exactly
   */
  static void checkHeld(String op, DType dtype, double number) {
    boolean held =
        switch (dtype) {
          case F32, F64, BF16, F16 -> true;
          case I64 -> number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63;
          case I32 -> number == (int) number;
          case BOOL -> number == 0 || number == 1;
        };
    if (!held) {
      throw refused(op, Double.toString(number), dtype);
    }
  }

  /** As {@link #checkHeld(String, DType, double)}, for whole numbers. */
  static void checkHeld(String op, DType dtype, long number) {
    boolean held =
        switch (dtype) {
          case F32, F64, BF16, F16, I64 -> true;
          case I32 -> number == (int) number;
          case BOOL -> number == 0 || number == 1;
        };
    if (!held) {
      throw refused(op, Long.toString(number), dtype);
    }
  }

  private static double largest(DType dtype) {
    return switch (dtype) {
      case F32 -> Float.MAX_VALUE;
      case BF16 -> 0x1.fep127;
      case F16 -> 65504;
      case F64, I64, I32, BOOL -> Double.MAX_VALUE; // integers have a check of their own
    };
  }

  private static DTypeException refused(String op, String number, DType dtype) {
    String limits =
        switch (dtype) {
          case F32, F64, BF16, F16 ->
              "finite numbers up to %s; pass infinity, or convert the tensor with x.to(F32) or x.to(F64)"
                  .formatted(largest(dtype));
          case I64 ->
              "whole numbers from -2^63 to 2^63 - 1; round it first, or convert the tensor with"
                  + " x.to(F32)";
          case I32 ->
              "whole numbers from %d to %d; round it first, or convert the tensor with x.to(I64) or x.to(F32)"
                  .formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
          case BOOL -> "0 and 1 only; pass one of them, or convert the tensor with x.to(F32)";
        };
    return new DTypeException(
        "%s: the number is %s and the tensor is %s, which holds %s"
            .formatted(op, number, dtype.torchName(), limits));
  }
}
