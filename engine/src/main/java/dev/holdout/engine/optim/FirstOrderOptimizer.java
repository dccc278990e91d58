package dev.holdout.engine.optim;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.List;
import java.util.function.Supplier;

/**
 * Optimisers that move each parameter by its own gradient. A parameter without a gradient is left
 * alone, its decay and its step count included, as in PyTorch. A step needs no memory that grows
 * with the parameters but what is remembered; the first step makes that.
 *
 * @param <C> settings of a group
 */
public abstract sealed class FirstOrderOptimizer<C extends Settings<C>> extends Optimizer<C>
    permits Sgd, RmsProp, Adagrad, Adam, AdamW, NAdam, RAdam {

  FirstOrderOptimizer(List<ParameterGroup<C>> groups) {
    super(groups);
  }

  /** Moves every parameter that has a gradient. */
  @Override
  public final void step() {
    Watch.now().stepping(this);
    try (var off = Autograd.noGrad()) {
      for (Slot<C> slot : slots()) {
        Tensor gradient = slot.parameter().grad();
        if (gradient != null) {
          Tensor plain = gradient.detach().contiguous();
          update(slot.parameter().tensor(), plain, slot.group().config, slot.state());
        }
      }
    }
  }

  @Override
  public final double step(Supplier<Tensor> closure) {
    double loss;
    try (var on = Autograd.recording(true)) {
      loss = closure.get().item();
    }
    step();
    return loss;
  }

  /**
   * Moves one parameter in place; called without gradient tracking.
   *
   * @param gradient contiguous, not to be written to
   */
  abstract void update(Tensor parameter, Tensor gradient, C config, OptimizerState state);

  /** The gradient to follow: turned round for {@code maximize}, with decay pulling towards 0. */
  static Tensor withDecay(
      Tensor parameter,
      Tensor gradient,
      boolean maximize,
      double weightDecay,
      OptimizerState state) {
    if (weightDecay == 0 && !maximize) {
      return gradient;
    }
    Tensor direction = state.scratch(0, parameter);
    if (weightDecay == 0) {
      return direction.copyFrom(gradient).mulInPlace(-1.0);
    }
    double sign = maximize ? -1 : 1;
    return direction.copyFrom(parameter).mulInPlace(weightDecay).addInPlace(gradient, sign);
  }

  /** target = max(target, other). */
  static void raise(Tensor target, Tensor other) {
    if (target.dtype() == DType.F32 || target.dtype() == DType.F64) {
      target.backend().binary(BinaryKernel.MAXIMUM, target.data(), other.data(), target.data());
      target.data().storage().changed();
    } else {
      target.copyFrom(target.maximum(other));
    }
  }
}
