package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * x Φ(x), Φ the normal distribution (Hendrycks and Gimpel 2016). Any shape; the output has the
 * input's.
 */
public final class Gelu extends Layer {

  private final boolean approximate;

  /** The exact one. */
  public Gelu() {
    this(false);
  }

  /**
   * @param approximate whether Φ is approximated by tanh
   */
  public Gelu(boolean approximate) {
    this.approximate = approximate;
  }

  @Override
  public Tensor forward(Tensor input) {
    return approximate ? input.geluTanh() : input.gelu();
  }

  @Override
  protected String sizes() {
    return "approximate=" + (approximate ? "tanh" : "none");
  }
}
