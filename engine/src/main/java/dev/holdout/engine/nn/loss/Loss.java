package dev.holdout.engine.nn.loss;

import dev.holdout.engine.tensor.Tensor;

/**
 * How far outputs are from their targets. Those of this package are records of their settings; a
 * loss of one's own is a lambda, made of others or of any tensor operations:
 *
 * <pre>{@code
 * Loss squared = new MeanSquared();
 * Loss absolute = new MeanAbsolute();
 * Loss mixed = (input, target) ->
 *     squared.of(input, target).add(absolute.of(input, target).mul(0.1));
 * mixed.of(net.apply(x), y).backward();
 * }</pre>
 */
@FunctionalInterface
public interface Loss {

  /**
   * The loss; its gradient goes to whichever of both requires one.
   *
   * @param input what a network gave; which shapes stands at each loss
   * @param target what it should have given
   * @return a single value, or one an element or sample where the loss does not reduce
   */
  Tensor of(Tensor input, Tensor target);
}
