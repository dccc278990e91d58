package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;

/**
 * A learned valve: {@code y = x ⊙ sigmoid(x Wᵀ + b + s ⊙ x)}. What a custom layer looks like, from
 * end to end; write your own beside your model in the same way.
 *
 * <ol>
 *   <li>A final class that extends {@link Layer}. Its parameters, buffers and sublayers are fields;
 *       their names are the names in the state ({@code gate.weight}, {@code slope}). Nothing is
 *       registered.
 *   <li>The constructor checks its sizes and draws initial values from the generator it is given.
 *   <li>{@link #forward} is written in tensor operations: the gradient follows by itself. Sublayers
 *       are called by {@link Layer#apply(Tensor)}, so that {@link Layer#summary} sees them.
 *   <li>A parameter of its own is read through {@link Members#along} (a matrix through {@link
 *       Members#linear}), and the layer runs as many stacked members too.
 *   <li>{@link #sizes} is what stands in brackets when the model is printed.
 * </ol>
 *
 * <p>Shape: input {@code [*, width]}, output the same.
 *
 * <p>Parameters: {@code gate.weight} {@code [width, width]} and {@code gate.bias} {@code [width]}
 * as in {@link Linear}; {@code slope} {@code [width]}, zeros at the start.
 */
public final class GateLayer extends Layer {

  private final Linear gate;
  private final Parameter slope;

  /**
   * @param width size of the last dimension, 1 or more
   * @param random of the initial weights
   */
  public GateLayer(int width, Philox random) {
    this.gate = new Linear(width, width, random);
    this.slope = new Parameter(Tensor.zeros(width));
  }

  /**
   * @throws IllegalArgumentException when the last size of the input is not {@code width}
   */
  @Override
  public Tensor forward(Tensor input) {
    Tensor open = gate.apply(input).add(input.mul(Members.along(slope.tensor(), input, members())));
    return input.mul(open.sigmoid());
  }

  @Override
  protected String sizes() {
    return "width=" + slope.tensor().size(-1);
  }
}
