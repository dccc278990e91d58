package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;

/**
 * The dtype in which two operands meet, as PyTorch decides it: the higher kind wins (truth values,
 * integers, floating numbers); within a kind the wider type, and BF16 with F16 give F32. A tensor
 * without dimensions, and a plain number still more, only counts by its kind: it never widens a
 * tensor with dimensions of the same kind.
 */
public final class Promotion {

  private Promotion() {}

  /**
   * Where two tensors meet.
   *
   * @throws IllegalArgumentException if the right one is null
   */
  public static DType of(Tensor left, Tensor right) {
    if (right == null) {
      throw new IllegalArgumentException(
          "operands: the tensor beside one of shape %s is null; pass a tensor or a number, or check what was to make it"
              .formatted(Shape.text(left.sizes())));
    }
    return of(left.dtype(), left.rank() == 0, right.dtype(), right.rank() == 0);
  }

  /** Where all of several tensors meet; at least one. */
  public static DType of(Iterable<Tensor> tensors) {
    DType sized = null;
    DType single = null;
    for (Tensor tensor : tensors) {
      if (tensor.rank() == 0) {
        single = single == null ? tensor.dtype() : of(single, tensor.dtype());
      } else {
        sized = sized == null ? tensor.dtype() : of(sized, tensor.dtype());
      }
    }
    return sized == null ? single : single == null ? sized : of(sized, false, single, true);
  }

  /** Where two dtypes meet that count alike; the same in either order. */
  public static DType of(DType left, DType right) {
    if (left == right) {
      return left;
    }
    if (left.kind() != right.kind()) {
      return left.kind().compareTo(right.kind()) > 0 ? left : right;
    }
    if (left.bytes() == right.bytes()) {
      return DType.F32; // BF16 and F16: neither holds the other
    }
    return left.bytes() > right.bytes() ? left : right;
  }

  /** Where two dtypes meet, either of which may stand for a tensor without dimensions. */
  public static DType of(DType left, boolean leftSingle, DType right, boolean rightSingle) {
    if (leftSingle == rightSingle) {
      return of(left, right);
    }
    DType sized = leftSingle ? right : left;
    DType single = leftSingle ? left : right;
    return single.kind().compareTo(sized.kind()) > 0 ? of(single, sized) : sized;
  }

  /**
   * Where a tensor meets a plain number of a kind: a number of a higher kind has its default type.
   */
  public static DType withNumber(DType tensor, Kind number) {
    if (number.compareTo(tensor.kind()) <= 0) {
      return tensor;
    }
    return switch (number) {
      case FLOATING -> DType.F32;
      case INTEGER -> DType.I64;
      case BOOLEAN -> DType.BOOL;
    };
  }

  /** The type in which a function of real numbers is computed: the tensor's, or F32. */
  public static DType floating(DType dtype) {
    return dtype.isFloating() ? dtype : DType.F32;
  }

  /**
   * Checks that a result may be written into a tensor of another dtype, which a narrower kind may
   * not: no fraction into integers, nothing but truth values into BOOL.
   *
   * @throws DTypeException with both dtypes
   */
  public static void checkInto(DType result, DType target, String op) {
    if (result.kind().compareTo(target.kind()) > 0) {
      throw new DTypeException(
          "%s: the result is %s and cannot be written into a tensor of %s, a narrower kind; convert the target with to(%s), or compute a new tensor"
              .formatted(op, result.torchName(), target.torchName(), result));
    }
  }

  /**
   * Checks that one of two operands is floating, of a function that integers alone do not have.
   *
   * @throws DTypeException with both dtypes
   */
  static void checkFloating(String op, Tensor left, Tensor right) {
    if (!left.dtype().isFloating() && !right.dtype().isFloating()) {
      throw new DTypeException(
          "%s: the sides are %s and %s, but one must be floating; convert it with x.to(F32)"
              .formatted(op, left.dtype().torchName(), right.dtype().torchName()));
    }
  }

  /**
   * Checks that one of two operands has numbers, not truth values.
   *
   * @throws DTypeException if both are BOOL
   */
  static void checkNumbers(String op, Tensor left, Tensor right) {
    if (left.dtype() == DType.BOOL && right.dtype() == DType.BOOL) {
      throw new DTypeException(
          "%s: both sides are bool, which only counts and compares; convert with x.to(I64)"
              .formatted(op));
    }
  }

  /**
   * The tensor itself, where a statistic of it may have fractions.
   *
   * @throws DTypeException for integers and truth values
   */
  static Tensor fractional(String op, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new DTypeException(
          "%s: the tensor is %s, and the result would need fractions; convert it first, as in x.to(F32).%s()"
              .formatted(op, x.dtype().torchName(), op));
    }
    return x;
  }
}
