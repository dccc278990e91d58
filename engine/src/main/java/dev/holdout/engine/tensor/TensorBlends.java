package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.ops.Clamp;
import dev.holdout.engine.tensor.ops.Scale;
import dev.holdout.engine.tensor.ops.Where;
import java.util.List;

/**
 * What a tensor is with two others, element by element with broadcasting: a point on the way to
 * another, itself and a product or quotient, held between bounds, chosen by a condition. Operands
 * meet in one dtype first ({@link Promotion}).
 */
public sealed interface TensorBlends permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * From this at weight 0 to the end at weight 1 on a straight line, exact at both.
   *
   * @param weight may leave [0, 1]
   * @throws DTypeException if neither side is floating
   */
  default Tensor lerp(Tensor end, double weight) {
    Promotion.checkFloating("lerp", self(), end);
    Tensor way = end.sub(self());
    return weight < 0.5
        ? self().add(Scale.times(way, weight))
        : end.sub(Scale.times(way, 1 - weight));
  }

  /** As {@link #lerp(Tensor, double)} with a weight for each element. */
  default Tensor lerp(Tensor end, Tensor weight) {
    return self().add(end.sub(self()).mul(weight));
  }

  /**
   * this + value · a · b, in the dtype in which the three meet; of integers the value loses its
   * fraction.
   *
   * @throws DTypeException if all three have truth values
   */
  default Tensor addcmul(Tensor a, Tensor b, double value) {
    DType dtype = Promotion.of(List.of(self(), a, b));
    return switch (dtype.kind()) {
      case FLOATING -> self().add(Scale.times(a.to(dtype), value).mul(b));
      case INTEGER -> self().add(a.to(dtype).mul((long) value).mul(b));
      case BOOLEAN ->
          throw new DTypeException(
              "addcmul: all three are bool, which has no multiples; convert with x.to(I64)");
    };
  }

  /** As above; integers stay integers. */
  default Tensor addcmul(Tensor a, Tensor b, long value) {
    return addcmul(a, b, (double) value);
  }

  /**
   * this + value · a / b.
   *
   * @throws DTypeException if a and b are both integers, whose quotient would need rounding
   */
  default Tensor addcdiv(Tensor a, Tensor b, double value) {
    if (!a.dtype().isFloating() && !b.dtype().isFloating()) {
      throw new DTypeException(
          "addcdiv: the sides of the division are %s and %s, and integers divide with a rounding of their own; use add with truncDivide or floorDivide, or convert with x.to(F32)"
              .formatted(a.dtype().torchName(), b.dtype().torchName()));
    }
    DType dtype = Promotion.of(List.of(self(), a, b));
    return self().add(Scale.times(a.to(dtype), value).div(b));
  }

  /**
   * Held between two bounds, which broadcast; where they cross, the upper one. The slope goes to
   * this where it lies between them, else to the bound that is taken; on one of two bounds that
   * differ, half to each. A NaN stays.
   *
   * @param low null for none
   * @param high null for none
   * @throws IllegalArgumentException if both are null
   * @throws DTypeException for truth values
   */
  default Tensor clamp(Tensor low, Tensor high) {
    if (low == null && high == null) {
      throw new IllegalArgumentException(
          "clamp: neither a lower nor an upper bound is given; pass at least one");
    }
    Promotion.checkNumbers("clamp", self(), low == null ? high : low);
    if (low == null || high == null) {
      return low == null ? self().minimum(high) : self().maximum(low);
    }
    DType dtype = Promotion.of(List.of(self(), low, high));
    return Autograd.apply(new Clamp(), self().to(dtype), low.to(dtype), high.to(dtype));
  }

  /**
   * This where the condition is true, else the other; all three broadcast. PyTorch's {@code
   * torch.where(condition, this, other)}.
   *
   * @param condition of dtype BOOL
   * @throws DTypeException if it is not
   */
  default Tensor where(Tensor condition, Tensor other) {
    if (condition.dtype() != DType.BOOL) {
      throw new DTypeException(
          "where: the condition is %s, but must be bool; compare first, as in x.ne(0)"
              .formatted(condition.dtype().torchName()));
    }
    DType dtype = Promotion.of(self(), other);
    return Autograd.apply(new Where(), self().to(dtype), other.to(dtype), condition);
  }

  /** As {@link #where(Tensor, Tensor)} with a number, which only counts by its kind. */
  default Tensor where(Tensor condition, double other) {
    return where(condition, PlainNumber.real(other, self()));
  }

  /** As {@link #where(Tensor, double)} with a whole number, beside which integers stay. */
  default Tensor where(Tensor condition, long other) {
    return where(condition, PlainNumber.whole(other, self()));
  }
}
