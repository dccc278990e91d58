package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a view of {@code length} indices of a dimension. Gradient: the same places of zeros.
 *
 * @param dim the dimension
 * @param start its first index
 * @param length how many
 * @param step from one to the next, above 0
 */
public record Slice(int dim, int start, int length, int step) implements View {

  /**
   * Indices start, start + step, … below stop, as in Python: negative ones count from the end,
   * those beyond the end mean the end.
   *
   * @param size of the dimension
   * @throws DimensionException where the step is not above 0
   */
  public static Slice of(int dim, int size, int start, int stop, int step) {
    if (step < 1) {
      throw new DimensionException(
          "slice: step %d of dimension %d with size %d; a step must be 1 or more, so use flip for the other direction"
              .formatted(step, dim, size));
    }
    int from = Math.clamp(start < 0 ? (long) start + size : start, 0, size);
    int to = Math.clamp(stop < 0 ? (long) stop + size : stop, from, size);
    return new Slice(dim, from, (int) (((long) to - from + step - 1) / step), step);
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public boolean isPart() {
    return true;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Embed(this, in[0].sizes()), gradient)};
  }

  @Override
  public Strided of(Strided data) {
    int[] shape = data.shape().clone();
    int[] strides = data.strides().clone();
    shape[dim] = length;
    int offset = data.offset() + start * strides[dim];
    strides[dim] *= step;
    return new Strided(data.storage(), offset, shape, strides);
  }
}
