package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;
import java.util.Arrays;

/**
 * Value: a view of the windows of a dimension, which counts windows now; the places within a window
 * are the last dimension of the result. Gradient: what arrives for each place, added over the
 * windows that show it, earlier windows first.
 *
 * @param dim the dimension
 * @param size of a window, at most that of the dimension
 * @param step from the start of a window to the next, above 0
 */
public record Unfold(int dim, int size, int step) implements View {

  @Override
  public String name() {
    return "unfold";
  }

  @Override
  public boolean overlaps() {
    return step < size;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Embed(this, in[0].sizes()), gradient)};
  }

  @Override
  public Strided of(Strided data) {
    int rank = data.rank();
    int[] shape = Arrays.copyOf(data.shape(), rank + 1);
    int[] strides = Arrays.copyOf(data.strides(), rank + 1);
    shape[rank] = size;
    strides[rank] = strides[dim];
    shape[dim] = (shape[dim] - size) / step + 1;
    strides[dim] *= step;
    return new Strided(data.storage(), data.offset(), shape, strides);
  }
}
