package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DType.Kind;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Add;
import dev.holdout.engine.tensor.ops.Divide;
import dev.holdout.engine.tensor.ops.Fill;
import dev.holdout.engine.tensor.ops.Multiply;
import dev.holdout.engine.tensor.ops.Overwrite;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.Subtract;

/**
 * Writes in place. Values and gradients are those of the form that makes a new tensor; the target
 * keeps its shape and dtype, and its views see the write. A leaf that requires a gradient can only
 * be written under {@link Autograd#noGrad()}. Each counts as a write, so that a backward that needs
 * the old value says so. All return this.
 *
 * <p>A target that repeats its memory, as an expanded one does, or that shares a part of it with
 * another operand, is refused with a {@link dev.holdout.engine.shape.ShapeException}: write into a
 * {@code copy()}.
 *
 * @see InPlaceWrite what is refused, and how a write is recorded
 */
public sealed interface TensorWrites permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** this += other, which broadcasts; PyTorch's {@code add_}. */
  default Tensor addInPlace(Tensor other) {
    return paired("addInPlace", new Add(), BinaryKernel.ADD, other);
  }

  /** this += number; {@code add_}. */
  default Tensor addInPlace(double number) {
    return numbered("addInPlace", UnaryKernel.ADD_NUMBER, number);
  }

  /** this += number; {@code add_}. */
  default Tensor addInPlace(long number) {
    return floating() ? addInPlace((double) number) : addInPlace(whole(number));
  }

  /** this += factor * other, which broadcasts; {@code add_} with {@code alpha}. */
  default Tensor addInPlace(Tensor other, double factor) {
    String op = "addInPlace";
    if (other.dtype() != self().dtype() || !wide()) {
      return addInPlace(other.mul(factor));
    }
    if (InPlaceWrite.begin(op, self(), other)) {
      Tensor scaled = factor == 1 ? other : other.mul(factor);
      return InPlaceWrite.apply(op, new Add(), true, self(), scaled);
    }
    self().backend().addScaled(self().data(), InPlaceWrite.spread(other, self()), factor);
    return changed();
  }

  /** this -= other, neither of truth values; {@code sub_}. */
  default Tensor subInPlace(Tensor other) {
    if (self().dtype() == DType.BOOL || other.dtype() == DType.BOOL) {
      return self().sub(other); // refuses it
    }
    return paired("subInPlace", new Subtract(), BinaryKernel.SUBTRACT, other);
  }

  /** this -= number; {@code sub_}. */
  default Tensor subInPlace(double number) {
    return numbered("subInPlace", UnaryKernel.ADD_NUMBER, -number);
  }

  /** this -= number; {@code sub_}. */
  default Tensor subInPlace(long number) {
    return floating() ? subInPlace((double) number) : subInPlace(whole(number));
  }

  /** this *= other; {@code mul_}. */
  default Tensor mulInPlace(Tensor other) {
    return paired("mulInPlace", new Multiply(), BinaryKernel.MULTIPLY, other);
  }

  /** this *= number; {@code mul_}. */
  default Tensor mulInPlace(double number) {
    return numbered("mulInPlace", UnaryKernel.MULTIPLY_NUMBER, number);
  }

  /** this *= number; {@code mul_}. */
  default Tensor mulInPlace(long number) {
    return floating() ? mulInPlace((double) number) : mulInPlace(whole(number));
  }

  /** this /= other, in a floating tensor only; {@code div_}. */
  default Tensor divInPlace(Tensor other) {
    Promotion.checkInto(
        Promotion.floating(Promotion.of(self(), other)), self().dtype(), "divInPlace");
    return paired("divInPlace", new Divide(), BinaryKernel.DIVIDE, other);
  }

  /** this /= number, in a floating tensor only; {@code div_}. */
  default Tensor divInPlace(double number) {
    return numbered("divInPlace", UnaryKernel.DIVIDE_NUMBER, number);
  }

  /** -this; {@code neg_}. */
  default Tensor negInPlace() {
    if (self().dtype() == DType.BOOL) {
      return self().neg(); // refuses it
    }
    return write("negInPlace", new Pointwise(UnaryKernel.NEGATE, 0, 0));
  }

  /** Zeros for what is below 0; {@code relu_}. */
  default Tensor reluInPlace() {
    return write("reluInPlace", new Pointwise(UnaryKernel.RELU, 0, 0));
  }

  /** e to the power of this; {@code exp_}. */
  default Tensor expInPlace() {
    return write("expInPlace", new Pointwise(UnaryKernel.EXP, 0, 0));
  }

  /** {@code sigmoid_}. */
  default Tensor sigmoidInPlace() {
    return write("sigmoidInPlace", new Pointwise(UnaryKernel.SIGMOID, 0, 0));
  }

  /** {@code tanh_}. */
  default Tensor tanhInPlace() {
    return write("tanhInPlace", new Pointwise(UnaryKernel.TANH, 0, 0));
  }

  /** Square root; {@code sqrt_}. */
  default Tensor sqrtInPlace() {
    return write("sqrtInPlace", new Pointwise(UnaryKernel.SQUARE_ROOT, 0, 0));
  }

  /** Held between two bounds, which integers cannot be; {@code clamp_}. */
  default Tensor clampInPlace(double low, double high) {
    Promotion.checkInto(
        Promotion.withNumber(self().dtype(), Kind.FLOATING), self().dtype(), "clampInPlace");
    return write("clampInPlace", new Pointwise(UnaryKernel.CLAMP, low, high));
  }

  /** Held between two whole bounds. */
  default Tensor clampInPlace(long low, long high) {
    if (floating()) {
      return clampInPlace((double) low, (double) high);
    }
    Promotion.checkInto(
        Promotion.withNumber(self().dtype(), Kind.INTEGER), self().dtype(), "clampInPlace");
    return write("clampInPlace", new Pointwise(UnaryKernel.CLAMP, low, high));
  }

  /**
   * Writes a number where a BOOL mask, which broadcasts, is true; {@code masked_fill_}.
   *
   * @throws DTypeException if this dtype cannot hold the number
   */
  default Tensor maskedFillInPlace(Tensor mask, double number) {
    return masked(mask, PlainNumber.in("maskedFillInPlace", self().dtype(), number));
  }

  /** As {@link #maskedFillInPlace(Tensor, double)}; exact in integers. */
  default Tensor maskedFillInPlace(Tensor mask, long number) {
    return masked(mask, PlainNumber.in("maskedFillInPlace", self().dtype(), number));
  }

  private Tensor masked(Tensor mask, Tensor number) {
    InPlaceWrite.begin("maskedFillInPlace", self(), mask);
    return copyFrom(number.where(mask, self().copy()));
  }

  /** Takes the values of another, which broadcasts and may have another dtype; {@code copy_}. */
  default Tensor copyFrom(Tensor other) {
    boolean recorded =
        other == self()
            ? InPlaceWrite.recorded("copyFrom", other)
            : InPlaceWrite.begin("copyFrom", self(), other);
    if (!recorded) {
      self().backend().copy(InPlaceWrite.spread(other, self()), self().data());
      return changed();
    }
    Tensor source = other.to(self().dtype()).expand(self().sizes());
    return InPlaceWrite.apply("copyFrom", new Overwrite(), true, self(), source);
  }

  /**
   * Writes one value everywhere; {@code fill_}. A tensor that repeats its memory is allowed.
   *
   * @throws DTypeException if this dtype cannot hold it, as {@link TensorCreation#full(DType,
   *     double, int...)}
   */
  default Tensor fill(double value) {
    PlainNumber.checkHeld("fill", self().dtype(), value);
    if (InPlaceWrite.recorded("fill", self())) {
      return InPlaceWrite.apply("fill", new Fill(value), true, self());
    }
    self().backend().fill(value, self().data());
    return changed();
  }

  /** As {@link #fill(double)}; exact in integers. */
  default Tensor fill(long value) {
    if (floating()) {
      return fill((double) value);
    }
    PlainNumber.checkHeld("fill", self().dtype(), value);
    self().backend().copy(Tensor.scalar(value).expand(self().sizes()).data(), self().data());
    return changed();
  }

  /** Writes 0 everywhere; {@code zero_}. */
  default Tensor zero() {
    return fill(0);
  }

  /** this += factor * a * b; {@code addcmul_}. */
  default Tensor addProductInPlace(Tensor a, Tensor b, double factor) {
    String op = "addProductInPlace";
    if (InPlaceWrite.begin(op, self(), a, b) || !plain(a, b)) {
      return copyFrom(self().copy().add(a.mul(b).mul(factor)));
    }
    self()
        .backend()
        .addProduct(
            self().data(), InPlaceWrite.spread(a, self()), InPlaceWrite.spread(b, self()), factor);
    return changed();
  }

  /** this += factor * a / b; {@code addcdiv_}. */
  default Tensor addQuotientInPlace(Tensor a, Tensor b, double factor) {
    String op = "addQuotientInPlace";
    if (InPlaceWrite.begin(op, self(), a, b) || !plain(a, b)) {
      return copyFrom(self().copy().add(a.mul(factor).div(b)));
    }
    self()
        .backend()
        .addQuotient(
            self().data(), InPlaceWrite.spread(a, self()), InPlaceWrite.spread(b, self()), factor);
    return changed();
  }

  /** this += factor * a / (√b / scale + floor): the step of optimisers that divide by a root. */
  default Tensor addRootQuotientInPlace(
      Tensor a, Tensor b, double scale, double floor, double factor) {
    String op = "addRootQuotientInPlace";
    if (InPlaceWrite.begin(op, self(), a, b) || !plain(a, b)) {
      return copyFrom(self().copy().add(a.mul(factor).div(b.sqrt().div(scale).add(floor))));
    }
    self()
        .backend()
        .addRootQuotient(
            self().data(),
            InPlaceWrite.spread(a, self()),
            InPlaceWrite.spread(b, self()),
            scale,
            floor,
            factor);
    return changed();
  }

  private Tensor paired(String name, Op op, BinaryKernel kernel, Tensor other) {
    Tensor x = self();
    DType dtype = Promotion.of(x, other);
    Promotion.checkInto(dtype, x.dtype(), name);
    boolean recorded = InPlaceWrite.begin(name, x, other);
    if (dtype != x.dtype()) {
      return copyFrom(Autograd.apply(op, x.copy().to(dtype), other.to(dtype)));
    }
    if (recorded || !InPlaceWrite.direct(x, other)) {
      return InPlaceWrite.apply(name, op, recorded, x, other.to(dtype));
    }
    x.backend().binary(kernel, x.data(), InPlaceWrite.spread(other, x), x.data());
    return changed();
  }

  private Tensor numbered(String name, UnaryKernel kernel, double number) {
    Tensor x = self();
    Promotion.checkInto(Promotion.withNumber(x.dtype(), Kind.FLOATING), x.dtype(), name);
    boolean recorded = InPlaceWrite.begin(name, x);
    if (recorded || !InPlaceWrite.direct(x, x)) {
      return InPlaceWrite.apply(name, new Pointwise(kernel, number, 0), recorded, x);
    }
    x.backend().unary(kernel, number, 0, x.data(), x.data());
    return changed();
  }

  /** A function of this alone. */
  private Tensor write(String name, Op op) {
    return InPlaceWrite.apply(name, op, InPlaceWrite.begin(name, self()), self());
  }

  private Tensor changed() {
    self().data().storage().changed();
    return self();
  }

  private boolean floating() {
    return self().dtype().isFloating();
  }

  private boolean wide() {
    return self().dtype() == DType.F32 || self().dtype() == DType.F64;
  }

  /** Whether the optimisers' kernels can be used: one wide dtype and shape, row-major. */
  private boolean plain(Tensor a, Tensor b) {
    return wide() && lies(self()) && lies(a) && lies(b);
  }

  private boolean lies(Tensor tensor) {
    return tensor.isContiguous()
        && tensor.dtype() == self().dtype()
        && Shape.count(tensor.sizes()) == Shape.count(self().sizes());
  }

  private Tensor whole(long number) {
    return PlainNumber.whole(number, self());
  }
}
