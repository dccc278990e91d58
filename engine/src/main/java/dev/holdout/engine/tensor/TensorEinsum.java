package dev.holdout.engine.tensor;

/**
 * Sums of products written as an equation. A superclass, so that it is called on {@link Tensor}:
 * {@code Tensor.einsum("ij,jk->ik", a, b)}.
 */
public abstract sealed class TensorEinsum permits TensorJoins {

  /**
   * The sum of products that an equation describes: one term of letters for each tensor, a letter a
   * dimension, after the arrow those of the result. Letters that the result does not name are
   * summed; a letter twice in a term means the diagonal; {@code ...} stands for leading dimensions,
   * which broadcast. Without an arrow the result has what lies under the dots and then the letters
   * met once, in alphabetical order, capitals first. Spaces do not matter.
   *
   * @throws dev.holdout.engine.shape.ShapeException where letters and shapes do not fit
   * @throws IllegalArgumentException where the text is no equation
   */
  public static Tensor einsum(String equation, Tensor... tensors) {
    return Contraction.einsum(equation, tensors);
  }
}
