package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * A way round a layer: {@code y = x + f(x)} (He, Zhang, Ren, Sun: "Deep residual learning for image
 * recognition", 2015).
 *
 * <p>Shape: any that the layer inside keeps; the output has the input's.
 */
public final class Residual extends Layer {

  private final Layer inner;

  /**
   * @param inner f; gives what it takes in shape
   */
  public Residual(Layer inner) {
    this.inner = Given.present(inner, "residual", "the layer inside");
  }

  /**
   * @throws ShapeException if the layer inside changes the shape
   */
  @Override
  public Tensor forward(Tensor input) {
    Tensor added = inner.apply(input);
    if (!Arrays.equals(added.sizes(), input.sizes())) {
      throw new ShapeException(
          "residual: the input is %s and the layer inside gave %s; both are added, so let it keep the shape"
              .formatted(Shape.text(input.sizes()), Shape.text(added.sizes())));
    }
    return input.add(added);
  }
}
