package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Sets each value to 0 with probability p and divides the others by 1 − p, so that the expected
 * value stays (inverted dropout; Srivastava, Hinton and others, 2014). In evaluation mode it is the
 * identity.
 *
 * <p>Any shape; the output has the input's. The mask of training step k comes from the random
 * stream (seed, k), so it does not depend on what other layers draw. k is a {@link Counter}, {@code
 * step}: a training that goes on from a saved state needs it too ({@link Layer#counters()}).
 * Stacked members keep their own seeds.
 */
public final class Dropout extends Layer {

  private final double probability;
  private long[] seeds;
  private final Counter step = new Counter();

  /**
   * @param probability chance of a 0, from 0 to 1; 1 gives zeros
   * @param seed of the masks; give each dropout of a model another one. Two with one seed leave out
   *     the same places of inputs of one shape, at every step
   */
  public Dropout(double probability, long seed) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "dropout: probability is " + probability + "; pass a value from 0 to 1 (0.5 is usual)");
    }
    this.probability = probability;
    this.seeds = new long[] {seed};
  }

  @Override
  public Tensor forward(Tensor input) {
    if (!isTraining() || probability == 0) {
      return input;
    }
    if (!input.dtype().isFloating()) {
      throw new DTypeException(
          "dropout: input is %s %s, but must be floating; convert it with to(F32)"
              .formatted(input.dtype().torchName(), Shape.text(input.sizes())));
    }
    double kept = probability < 1 ? 1 / (1 - probability) : 0;
    return input.mul(mask(input).to(input.dtype()).mulInPlace(kept));
  }

  /** 0 where a value is left out, else 1. */
  private Tensor mask(Tensor input) {
    if (members() > 0) {
      Members.check("dropout", input, members(), 1);
    }
    int[] shape = input.shape();
    float[] mask = new float[Shape.count(shape)];
    int each = mask.length / seeds.length;
    long number = Autograd.once(step::next);
    for (int m = 0; m < seeds.length; m++) {
      float[] own = new Philox(seeds[m], number).fillUniform(new float[each], 0, 1);
      for (int i = 0; i < each; i++) {
        mask[m * each + i] = own[i] < probability ? 0 : 1;
      }
    }
    return Tensor.wrap(mask, 0, shape, Shape.rowMajor(shape));
  }

  /** The chance of a 0, from 0 to 1. */
  public double probability() {
    return probability;
  }

  @Override
  protected void stack(List<Layer> single) {
    seeds = single.stream().mapToLong(layer -> ((Dropout) layer).seeds[0]).toArray();
  }

  @Override
  protected String sizes() {
    return "p=" + probability;
  }
}
