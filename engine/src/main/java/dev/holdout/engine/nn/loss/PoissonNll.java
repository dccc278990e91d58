package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;

/**
 * The negative log-likelihood of counts y under a Poisson distribution: {@code e^x - y x} where x
 * is the logarithm of the rate, else {@code x - y log(x + eps)}. What does not depend on x is left
 * out, or with {@code full} approximated by Stirling's formula for counts above 1: {@code y log y -
 * y + log(2 π y)/2}.
 *
 * <p>Shape: input and target of one shape, or a target that broadcasts to the input's. Source:
 * torch.nn.PoissonNLLLoss.
 *
 * @param logInput whether the input is the logarithm of the rate
 * @param full whether Stirling's term is added
 * @param eps keeps the logarithm of a rate of 0 finite
 * @param reduction the mean is usual
 */
public record PoissonNll(boolean logInput, boolean full, double eps, Reduction reduction)
    implements Loss {

  /** Of logarithms of rates, without Stirling's term, the mean. */
  public PoissonNll() {
    this(true, false, 1e-8, Reduction.MEAN);
  }

  /**
   * @throws dev.holdout.engine.shape.ShapeException where the target is larger than the input
   */
  @Override
  public Tensor of(Tensor input, Tensor target) {
    LossChecks.under("poisson nll", input, target);
    Tensor x = Precision.full(input);
    Tensor count = Precision.full(target);
    Tensor each = logInput ? x.exp().sub(count.mul(x)) : x.sub(count.mul(x.add(eps).log()));
    return reduction.of(full ? each.add(stirling(count)) : each);
  }

  private static Tensor stirling(Tensor target) {
    Tensor several = target.gt(1);
    // Counts up to 1 have no term; a 1 in their place keeps their logarithm finite.
    Tensor count = target.where(several, Tensor.ones(target.dtype()));
    Tensor term = count.mul(count.log()).sub(count).add(count.mul(2 * Math.PI).log().mul(0.5));
    return term.where(several, Tensor.zeros(term.dtype()));
  }
}
