package dev.holdout.engine.nn.loss;

import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.Pointwise;

/**
 * The cosine of the angle between vectors: {@code a b / (max(|a|, eps) max(|b|, eps))}, from -1 to
 * 1. No loss: 1 is the best.
 *
 * <p>Shape: a and b such that broadcast; the result has no dimension {@code dim}. Source:
 * torch.nn.CosineSimilarity.
 *
 * @param dim the dimension along which vectors lie; negative ones count from the end
 * @param eps floor of a length, against division by 0
 */
public record CosineSimilarity(int dim, double eps) {

  public CosineSimilarity {
    LossChecks.setting(eps >= 0, "cosine similarity", "eps", eps, "of 0 or more (1e-8 is usual)");
  }

  /** Along the given dimension, with PyTorch's eps of 1e-8. */
  public CosineSimilarity(int dim) {
    this(dim, 1e-8);
  }

  /** One cosine a pair of vectors. */
  public Tensor of(Tensor a, Tensor b) {
    int[] shape = Broadcast.common(a.sizes(), b.sizes(), "cosine similarity");
    Tensor left = a.expand(shape);
    Tensor right = b.expand(shape);
    return left.div(length(left)).mul(right.div(length(right))).sum(dim, false);
  }

  /** The length, held at eps from below; the gradient passes as if it were not held. */
  private Tensor length(Tensor x) {
    Tensor square = x.square().sum(dim, true);
    Tensor length = Autograd.apply(new Pointwise(UnaryKernel.SQUARE_ROOT, 1, 0), square).copy();
    Tensor held = length.detach().clamp(eps, Double.POSITIVE_INFINITY);
    return Autograd.noGrad(() -> length.copyFrom(held));
  }
}
