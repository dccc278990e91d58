package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: what index tensors point to. Inputs: x, then an index tensor for each dimension of {@link
 * #dims}, all of one shape, of dtype I64 or I32. The indexed dimensions leave, and the dimensions
 * of the index tensors stand together in the result. Gradient: what arrives, added at the places it
 * came from, in row-major order over the index tensors.
 *
 * @param dims of x that are indexed, ascending
 * @param at where the index tensors' dimensions begin in the result
 * @param fromEnd whether negative entries count from the end; else there may be none
 */
public record Pick(int[] dims, int at, boolean fromEnd) implements Op {

  @Override
  public String name() {
    return fromEnd ? "get" : "indexSelect";
  }

  @Override
  public Tensor value(Tensor... in) {
    Strided x = in[0].data();
    Strided places = Places.of(name(), x, dims, fromEnd, Arrays.copyOfRange(in, 1, in.length));
    Strided from = block(x, dims);
    Tensor out = Tensor.allocate(x.dtype(), shape(x.shape(), in[1].sizes()));
    in[0].backend().pick(from, places, blocks(out.data(), at, in[1].sizes()));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] put = new Tensor[in.length + 1];
    System.arraycopy(in, 1, put, 2, in.length - 1);
    put[0] = Tensor.zeros(gradient.dtype(), in[0].sizes());
    put[1] = gradient;
    Tensor[] gradients = new Tensor[in.length];
    gradients[0] = Autograd.apply(new Put(dims, at, fromEnd, true), put);
    return gradients;
  }

  @Override
  public boolean keepsInput(int i) {
    return i > 0;
  }

  /**
   * Sizes of the result: those of x that are not indexed, and the index tensors' at their place.
   */
  public int[] shape(int[] x, int[] index) {
    int[] shape = new int[x.length - dims.length + index.length];
    System.arraycopy(index, 0, shape, at, index.length);
    int place = 0;
    for (int d = 0; d < x.length; d++) {
      if (Arrays.binarySearch(dims, d) < 0) {
        shape[place < at ? place : place + index.length] = x[d];
        place++;
      }
    }
    return shape;
  }

  /** What one place of x shows: the dimensions that are not indexed. */
  static Strided block(Strided x, int[] dims) {
    int[] shape = new int[x.rank() - dims.length];
    int[] strides = new int[shape.length];
    int place = 0;
    for (int d = 0; d < x.rank(); d++) {
      if (Arrays.binarySearch(dims, d) < 0) {
        shape[place] = x.shape()[d];
        strides[place++] = x.strides()[d];
      }
    }
    return new Strided(x.storage(), x.offset(), shape, strides);
  }

  /**
   * A result as a row of blocks, one an element of the index tensors; null where its strides do not
   * allow to count them by one dimension.
   */
  static Strided blocks(Strided result, int at, int[] index) {
    int[] alone = Arrays.copyOfRange(result.strides(), at, at + index.length);
    int[] one = Shape.stridesAs(index, alone, new int[] {Shape.count(index)});
    if (one == null) {
      return null;
    }
    int[] shape = new int[result.rank() - index.length + 1];
    int[] strides = new int[shape.length];
    shape[0] = Shape.count(index);
    strides[0] = one[0];
    for (int d = 1; d < shape.length; d++) {
      int from = d - 1 < at ? d - 1 : d - 1 + index.length;
      shape[d] = result.shape()[from];
      strides[d] = result.strides()[from];
    }
    return new Strided(result.storage(), result.offset(), shape, strides);
  }
}
