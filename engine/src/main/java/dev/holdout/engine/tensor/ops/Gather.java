package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: {@code out[i, j, …] = x[i, index[i, j, …], …]}, the index standing in one dimension.
 * Inputs: x, the index, of dtype I64 or I32, of as many dimensions and in all others no larger.
 * Gradient: what arrives, added at the places it came from, in row-major order over the index.
 *
 * @param dim the dimension, counted from the front
 */
public record Gather(int dim) implements Op {

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public Tensor value(Tensor... in) {
    Strided x = in[0].data();
    Tensor out = Tensor.allocate(x.dtype(), in[1].sizes());
    Strided places = Places.beside(name(), x, dim, in[1]);
    in[0].backend().pick(single(x), places, row(out.data()));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor zeros = Tensor.zeros(gradient.dtype(), in[0].sizes());
    return new Tensor[] {Autograd.apply(new Scatter(dim, true), zeros, gradient, in[1]), null};
  }

  @Override
  public boolean keepsInput(int i) {
    return i == 1;
  }

  /** The element at place 0. */
  static Strided single(Strided x) {
    return new Strided(x.storage(), x.offset(), Shape.scalar(), Shape.scalar());
  }

  /** Contiguous elements as a row. */
  static Strided row(Strided x) {
    return new Strided(x.storage(), x.offset(), new int[] {x.count()}, new int[] {1});
  }
}
