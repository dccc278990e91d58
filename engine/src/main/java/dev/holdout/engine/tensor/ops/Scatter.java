package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a copy of x in which {@code out[i, index[i, j, …], …]} is {@code source[i, j, …]}, or
 * grows by it; the index stands in one dimension. Inputs: x, the source, of x's dtype and the
 * index's shape, the index as for {@link Gather}. Places named twice: the later element in
 * row-major order over the source stands, or all are added in that order. Gradients: of x what
 * arrives, with zeros where elements were replaced; of the source what arrives at its places.
 *
 * @param dim the dimension, counted from the front
 * @param add whether elements are added, not put
 */
public record Scatter(int dim, boolean add) implements Op {

  @Override
  public String name() {
    return add ? "scatterAdd" : "scatter";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = new Copy().value(in[0]);
    Strided places = Places.beside(name(), out.data(), dim, in[2]);
    Tensor source = in[1].isContiguous() ? in[1] : new Copy().value(in[1]);
    out.backend().put(Gather.row(source.data()), places, add, Gather.single(out.data()));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] gradients = new Tensor[3];
    if (in[0].requiresGrad()) {
      Tensor zeros = Tensor.zeros(gradient.dtype()).expand(in[1].sizes());
      gradients[0] = add ? gradient : Autograd.apply(this, gradient, zeros, in[2]);
    }
    if (in[1].requiresGrad()) {
      gradients[1] = Autograd.apply(new Gather(dim), gradient, in[2]);
    }
    return gradients;
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return i == 2 && (!add || in[1].requiresGrad());
  }
}
