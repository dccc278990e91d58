package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
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
    return input.mul(mask(Math.toIntExact(input.numel()), input.dtype(), input.shape()));
  }

  private Tensor mask(int size, DType dtype, int[] shape) {
    Philox random = new Philox(seed, step++);
    double kept = probability < 1 ? 1 / (1 - probability) : 0;
    float[] drawn = random.fillUniform(new float[size], 0, 1);
    return switch (dtype) {
      case F32 -> {
        float[] mask = new float[size];
        for (int i = 0; i < size; i++) {
          mask[i] = drawn[i] < probability ? 0 : (float) kept;
        }
        yield Tensor.of(mask, shape);
      }
      case F64 -> {
        double[] mask = new double[size];
        for (int i = 0; i < size; i++) {
          mask[i] = drawn[i] < probability ? 0 : kept;
        }
        yield Tensor.of(mask, shape);
      }
    };
  }

  @Override
  protected String sizes() {
    return "p = " + probability;
  }
}
