package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Linear;
import dev.holdout.engine.tensor.ops.MatMul;
import dev.holdout.engine.tensor.ops.Scale;
import java.util.Arrays;

/**
 * Products of vectors, matrices and batches of them. Both sides have one dtype, and truth values
 * have no product. The order of a product's additions is written at {@code Backend.matmul}.
 *
 * <p>In a region of {@link Precision}, all are computed in its type but {@code mv}, {@code dot},
 * {@code outer} and {@code addmv}, which PyTorch leaves alone; a trace is taken in full precision.
 */
public sealed interface TensorProducts permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Matrix product as in PyTorch: two matrices; a vector counts as a row on the left and as a
   * column on the right; leading dimensions are a batch and broadcast.
   *
   * @throws ShapeException with both shapes, where the inner sizes differ
   */
  default Tensor matmul(Tensor other) {
    return MatMul.of(Precision.lower(self()), Precision.lower(other));
  }

  /** Two matrices, {@code [m, k] · [k, n] = [m, n]}. */
  default Tensor mm(Tensor other) {
    checkRanks("mm", self(), 2, other, 2);
    return matmul(other);
  }

  /** A matrix and a column, {@code [m, k] · [k] = [m]}. */
  default Tensor mv(Tensor vector) {
    checkRanks("mv", self(), 2, vector, 1);
    return MatMul.of(self(), vector);
  }

  /** As many products as the batch, {@code [b, m, k] · [b, k, n] = [b, m, n]}; no broadcasting. */
  default Tensor bmm(Tensor other) {
    checkRanks("bmm", self(), 3, other, 3);
    int[] wanted = {self().size(0), self().size(2)};
    int[] given = {other.size(0), other.size(1)};
    if (!Arrays.equals(wanted, given)) {
      throw refusal(
          "bmm",
          self(),
          other,
          "right must begin with left's batch and last size %s, but begins with %s; use matmul to broadcast a batch"
              .formatted(Shape.text(wanted), Shape.text(given)));
    }
    return matmul(other);
  }

  /** Sum of products of two vectors, to a single value. */
  default Tensor dot(Tensor other) {
    checkRanks("dot", self(), 1, other, 1);
    return MatMul.of(self(), other);
  }

  /** Each element of one vector times each of the other, {@code [m] by [n] = [m, n]}. */
  default Tensor outer(Tensor other) {
    checkRanks("outer", self(), 1, other, 1);
    return self().unsqueeze(1).mul(other);
  }

  /** Sum of products over the last dimensions, {@code [..., k] with [___, k] = [..., ___]}. */
  default Tensor inner(Tensor other) {
    if (self().rank() == 0 || other.rank() == 0) {
      return self().mul(other);
    }
    if (self().size(-1) != other.size(-1)) {
      throw refusal("inner", self(), other, "the last sizes must be equal; transpose one");
    }
    return tensordot(other, new int[] {-1}, new int[] {-1});
  }

  /** The sum of a matrix's diagonal. */
  default Tensor trace() {
    if (self().rank() != 2) {
      throw new ShapeException(
          "trace: the tensor is %s with %d dimensions; a trace is of a matrix, so use diagonal(…).sum() for a batch"
              .formatted(Shape.text(self().sizes()), self().rank()));
    }
    return Precision.full(self()).diagonal().sum();
  }

  /**
   * {@code beta this + alpha a b} with matrices a [m, k], b [k, n]; this broadcasts to [m, n]. With
   * beta 0 this is not read, so that a NaN in it does not spread.
   */
  default Tensor addmm(Tensor a, Tensor b, double beta, double alpha) {
    checkRanks("addmm", a, 2, b, 2);
    return added("addmm", Precision.lower(self()), a.matmul(b), beta, alpha);
  }

  /** a b + this. */
  default Tensor addmm(Tensor a, Tensor b) {
    return addmm(a, b, 1, 1);
  }

  /** As {@link #addmm(Tensor, Tensor, double, double)} for each product of a batch. */
  default Tensor baddbmm(Tensor a, Tensor b, double beta, double alpha) {
    return added("baddbmm", Precision.lower(self()), a.bmm(b), beta, alpha);
  }

  /** As {@link #addmm(Tensor, Tensor, double, double)} with a column b [k]; gives [m]. */
  default Tensor addmv(Tensor a, Tensor b, double beta, double alpha) {
    return added("addmv", self(), a.mv(b), beta, alpha);
  }

  private static Tensor added(String op, Tensor c, Tensor product, double beta, double alpha) {
    if (c.dtype() != product.dtype()) {
      throw new DTypeException(
          text(op, c, product, "both must have the same dtype; convert one with to()"));
    }
    if (!Broadcast.fits(c.sizes(), product.sizes())) {
      throw refusal(op, c, product, "the left one must broadcast to the product; reshape it");
    }
    Tensor scaled = scaled(op, product, alpha);
    if (beta == 0) {
      Tensor none = Tensor.full(false);
      return scaled.add(c.where(none, Tensor.zeros(c.dtype()))); // its gradient is zeros
    }
    return scaled(op, c, beta).add(scaled);
  }

  /** Integers stay integers. */
  private static Tensor scaled(String op, Tensor x, double factor) {
    if (factor == 1) {
      return x;
    }
    if (!x.dtype().isFloating() && factor != Math.rint(factor)) {
      throw new DTypeException(
          "%s: a factor is %s, but the tensors are %s; pass whole factors, or convert with to(F32)"
              .formatted(op, factor, x.dtype().torchName()));
    }
    return x.dtype().isFloating() ? Scale.times(x, factor) : x.mul((long) factor);
  }

  /**
   * Sum of products over pairs of dimensions: dimsThis[i] of this with dimsOther[i] of the other.
   * The result has this one's other dimensions, then those of the other.
   */
  default Tensor tensordot(Tensor other, int[] dimsThis, int[] dimsOther) {
    return Contraction.tensordot(self(), other, dimsThis, dimsOther);
  }

  /** Over the last n dimensions of this and the first n of the other. */
  default Tensor tensordot(Tensor other, int n) {
    int[] left = new int[n];
    int[] right = new int[n];
    for (int i = 0; i < n; i++) {
      left[i] = self().rank() - n + i;
      right[i] = i;
    }
    return tensordot(other, left, right);
  }

  /** The sum over the last dimension of (this · matrix) times the other. */
  default Tensor bilinearForm(Tensor matrix, Tensor other) {
    return matmul(matrix).mul(other).sum(-1, false);
  }

  /**
   * x W' + b, over the last dimension of x: {@code [..., in] -> [..., out]}. The same numbers as
   * {@code matmul(weight.transpose(0, 1)).add(bias)}, in one operation.
   *
   * @param weight [out, in]; or [in], which gives {@code [..., in] -> [...]}
   * @param bias [out], one number for all, or null
   */
  default Tensor linear(Tensor weight, Tensor bias) {
    return Linear.of(Precision.lower(self()), Precision.lower(weight), Precision.lower(bias));
  }

  private static void checkRanks(
      String op, Tensor left, int leftRank, Tensor right, int rightRank) {
    if (left.rank() != leftRank || right.rank() != rightRank) {
      throw refusal(
          op,
          left,
          right,
          "%s takes %dD on the left and %dD on the right, and got %dD and %dD; reshape, or use matmul"
              .formatted(op, leftRank, rightRank, left.rank(), right.rank()));
    }
  }

  private static ShapeException refusal(String op, Tensor left, Tensor right, String why) {
    return new ShapeException(text(op, left, right, why));
  }

  private static String text(String op, Tensor left, Tensor right, String why) {
    return "%s: left is %s %s and right is %s %s; %s"
        .formatted(
            op,
            left.dtype().torchName(),
            Shape.text(left.sizes()),
            right.dtype().torchName(),
            Shape.text(right.sizes()),
            why);
  }
}
