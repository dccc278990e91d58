package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;

/**
 * Sets each value to 0 with probability p and divides the others by 1 − p, so that the expected
 * value stays (inverted dropout). In evaluation mode it is the identity.
 *
 * <p>Any shape; the output has the input's. The mask of training step k comes from the random
 * stream (seed, k), so it does not depend on what other layers draw.
 */
public final class Dropout extends Layer {

  private final double probability;
  private final long seed;
  private long step;

  /**
   * @param probability chance of a 0, from 0 to 1; 1 gives zeros
   * @param seed of the masks; give each dropout of a model its own
   */
  public Dropout(double probability, long seed) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "dropout: probability is " + probability + "; pass a value from 0 to 1 (0.5 is usual)");
    }
    this.probability = probability;
    this.seed = seed;
  }

  @Override
  public Tensor forward(Tensor input) {
    if (!isTraining() || probability == 0) {
      return input;
    }
    double kept = probability < 1 ? 1 / (1 - probability) : 0;
    return input.mul(mask(input.shape()).to(input.dtype()).mulInPlace(kept));
  }

  /** 0 where a value is left out, else 1. */
  private Tensor mask(int[] shape) {
    Philox random = new Philox(seed, step++);
    float[] mask = random.fillUniform(new float[Shape.count(shape)], 0, 1);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = mask[i] < probability ? 0 : 1;
    }
    return Tensor.wrap(mask, 0, shape, Shape.rowMajor(shape));
  }

  @Override
  protected String sizes() {
    return "p = " + probability;
  }
}
