package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.Shape;

/**
 * Writes in place, the arithmetic of optimisers. None is recorded: on a tensor that requires a
 * gradient they need {@link Autograd#noGrad()}. Each counts as a write, so that a backward that
 * needs the old value says so. All return this.
 */
public sealed interface TensorWrites permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /** this += factor * other, which broadcasts. */
  default Tensor addInPlace(Tensor other, double factor) {
    beforeWrite("addInPlace");
    self().backend().addScaled(self().data(), broadcast(other, "addInPlace"), factor);
    self().data().storage().changed();
    return self();
  }

  /** this += factor * a * b, all of one shape, this contiguous. */
  default Tensor addProductInPlace(Tensor a, Tensor b, double factor) {
    beforeWrite("addProductInPlace");
    checkContiguous("addProductInPlace");
    self()
        .backend()
        .addProduct(
            self().data(),
            broadcast(a, "addProductInPlace"),
            broadcast(b, "addProductInPlace"),
            factor);
    self().data().storage().changed();
    return self();
  }

  /** this += factor * a / b, all of one shape, this contiguous. */
  default Tensor addQuotientInPlace(Tensor a, Tensor b, double factor) {
    beforeWrite("addQuotientInPlace");
    checkContiguous("addQuotientInPlace");
    self()
        .backend()
        .addQuotient(
            self().data(),
            broadcast(a, "addQuotientInPlace"),
            broadcast(b, "addQuotientInPlace"),
            factor);
    self().data().storage().changed();
    return self();
  }

  /** this += factor * a / (√b / scale + floor), all of one shape, this contiguous. */
  default Tensor addRootQuotientInPlace(
      Tensor a, Tensor b, double scale, double floor, double factor) {
    String op = "addRootQuotientInPlace";
    beforeWrite(op);
    checkContiguous(op);
    Strided over = broadcast(a, op);
    Strided under = broadcast(b, op);
    self().backend().addRootQuotient(self().data(), over, under, scale, floor, factor);
    self().data().storage().changed();
    return self();
  }

  /** this *= factor. */
  default Tensor mulInPlace(double factor) {
    beforeWrite("mulInPlace");
    checkContiguous("mulInPlace");
    self().backend().unary(UnaryKernel.MULTIPLY_NUMBER, factor, 0, self().data(), self().data());
    self().data().storage().changed();
    return self();
  }

  /** Takes the values of another, which broadcasts and may have another dtype. */
  default Tensor copyFrom(Tensor other) {
    beforeWrite("copyFrom");
    if (!Broadcast.fits(other.sizes(), self().sizes())) {
      throw new IllegalArgumentException(
          "copyFrom: the source is %s and the target is %s; pass a source of the target's shape"
              .formatted(Shape.text(other.sizes()), Shape.text(self().sizes())));
    }
    Strided from = other.data();
    self().backend().copy(spread(from), self().data());
    self().data().storage().changed();
    return self();
  }

  /** Writes one value everywhere. */
  default Tensor fill(double value) {
    beforeWrite("fill");
    self().backend().fill(value, self().data());
    self().data().storage().changed();
    return self();
  }

  private void beforeWrite(String op) {
    if (self().requiresGrad() && Autograd.recording()) {
      throw new IllegalStateException(
          "%s: the tensor of shape %s is a %s that requires grad, and writes in place are not recorded; wrap the write in Autograd.noGrad, or compute a new tensor"
              .formatted(op, Shape.text(self().sizes()), self().isLeaf() ? "leaf" : "result"));
    }
    for (int d = 0; d < self().rank(); d++) {
      if (self().data().strides()[d] == 0 && self().sizes()[d] > 1) {
        throw new IllegalStateException(
            "%s: the tensor of shape %s repeats its memory along dimension %d, so a write would meet one element several times; use contiguous() first"
                .formatted(op, Shape.text(self().sizes()), d));
      }
    }
  }

  private void checkContiguous(String op) {
    if (!self().data().contiguous()) {
      throw new IllegalStateException(
          "%s: the tensor of shape %s has strides %s; it must lie row-major, so use contiguous()"
              .formatted(op, Shape.text(self().sizes()), Shape.text(self().data().strides())));
    }
  }

  private Strided broadcast(Tensor other, String op) {
    if (other.dtype() != self().dtype() || !Broadcast.fits(other.sizes(), self().sizes())) {
      throw new IllegalArgumentException(
          "%s: the target is %s %s and the other is %s %s; pass one of the target's dtype whose shape broadcasts to it"
              .formatted(
                  op,
                  self().dtype().torchName(),
                  Shape.text(self().sizes()),
                  other.dtype().torchName(),
                  Shape.text(other.sizes())));
    }
    return spread(other.data());
  }

  private Strided spread(Strided from) {
    return new Strided(
        from.storage(),
        from.offset(),
        self().sizes(),
        Broadcast.strides(from.shape(), from.strides(), self().sizes()));
  }
}
