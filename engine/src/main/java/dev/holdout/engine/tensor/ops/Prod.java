package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: the product over dimensions, which stay with size 1; the order of its factors is written
 * at {@code Backend.reduce}. Gradient: the product of the other factors, those before times those
 * after, so that a factor of 0 needs no division by it.
 *
 * @param dims what is multiplied, counted from the front
 */
public record Prod(int[] dims) implements Op {

  @Override
  public String name() {
    return "prod";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Sum.reduce(Reduction.PRODUCT, in[0], dims);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor x = in[0];
    if (x.numel() == 0) {
      return new Tensor[] {Tensor.zerosLike(x)};
    }
    int[] order = order(x.rank());
    Tensor moved = x.permute(order);
    int kept = x.rank() - dims.length;
    int[] lines = Arrays.copyOf(moved.sizes(), kept + 1);
    lines[kept] = -1;
    Tensor line = moved.reshape(lines);
    Tensor before = running(Neighbours.previous(line, kept, 1), kept, false);
    Tensor after = running(Neighbours.next(line, kept, 1), kept, true);
    Tensor others = before.mul(after).reshape(moved.sizes()).permute(inverse(order));
    return new Tensor[] {gradient.mul(others)};
  }

  private static Tensor running(Tensor x, int dim, boolean backwards) {
    return Autograd.apply(new CumProd(dim, backwards), x);
  }

  /** The kept dimensions, then those that are multiplied. */
  private int[] order(int rank) {
    int[] order = new int[rank];
    int place = 0;
    for (int d = 0; d < rank; d++) {
      if (Arrays.binarySearch(dims, d) < 0) {
        order[place++] = d;
      }
    }
    System.arraycopy(dims, 0, order, place, dims.length);
    return order;
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int d = 0; d < order.length; d++) {
      inverse[order[d]] = d;
    }
    return inverse;
  }
}
