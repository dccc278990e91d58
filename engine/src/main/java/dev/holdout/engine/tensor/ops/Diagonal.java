package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a view of the elements (…, i, i + offset, …) of two dimensions, which leave; their
 * diagonal is the last dimension of the result. Gradient: the same places of zeros.
 *
 * @param offset columns to the right of the main diagonal; below it where negative
 * @param rows the dimension counted by i
 * @param columns the dimension counted by i + offset; not {@code rows}
 */
public record Diagonal(int offset, int rows, int columns) implements View {

  @Override
  public String name() {
    return "diagonal";
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
    int[] size = data.shape();
    int[] step = data.strides();
    int[] shape = new int[data.rank() - 1];
    int[] strides = new int[shape.length];
    int place = 0;
    for (int d = 0; d < size.length; d++) {
      if (d != rows && d != columns) {
        shape[place] = size[d];
        strides[place++] = step[d];
      }
    }
    int down = Math.max(0, -offset);
    int right = Math.max(0, offset);
    int length = Math.max(0, Math.min(size[rows] - down, size[columns] - right));
    shape[place] = length;
    strides[place] = step[rows] + step[columns];
    int start = length == 0 ? 0 : down * step[rows] + right * step[columns];
    return new Strided(data.storage(), data.offset() + start, shape, strides);
  }
}
