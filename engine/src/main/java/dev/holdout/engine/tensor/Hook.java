package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What is called with a tensor's gradient when it has arrived in full, before it is added up or
 * passed on; {@link #remove} ends that. Made by {@link Tensor#registerHook}.
 */
public final class Hook implements AutoCloseable {

  private final Node node;
  private final UnaryOperator<Tensor> work;

  Hook(Node node, UnaryOperator<Tensor> work) {
    this.node = node;
    this.work = work;
    node.add(this);
  }

  /** Ends the calls; a second time does nothing. */
  public void remove() {
    node.remove(this);
  }

  /** The same as {@link #remove}, for try-with-resources. */
  @Override
  public void close() {
    remove();
  }

  /** The gradient that goes on: the work's result, or the same one where it gives null. */
  Tensor on(Tensor gradient, String of) {
    Tensor changed = work.apply(gradient);
    if (changed == null) {
      return gradient;
    }
    if (!Arrays.equals(changed.sizes(), gradient.sizes())) {
      throw new ShapeException(
          "hook on %s: it was given a gradient of shape %s and returned one of shape %s; return the same shape, or null to leave the gradient as it is"
              .formatted(of, Shape.text(gradient.sizes()), Shape.text(changed.sizes())));
    }
    return changed.to(gradient.dtype());
  }
}
