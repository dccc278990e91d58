package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Value: the inputs behind each other along a dimension. Gradient: each input's part.
 *
 * @param dim the dimension, counted from the front
 */
public record Concatenate(int dim) implements Op {

  /** Checks the shapes and applies the operation. */
  public static Tensor of(List<Tensor> parts, int dim) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("cat: the list is empty; give at least one tensor");
    }
    Tensor first = parts.getFirst();
    int d = Shape.dimension(dim, first.rank(), "cat");
    for (Tensor part : parts) {
      boolean fits = part.rank() == first.rank() && first.rank() > 0;
      for (int i = 0; fits && i < first.rank(); i++) {
        fits = i == d || part.sizes()[i] == first.sizes()[i];
      }
      if (!fits || part.dtype() != first.dtype()) {
        throw new IllegalArgumentException(
            "cat: %s %s does not continue %s %s along dimension %d; all other sizes and the dtype must be equal"
                .formatted(
                    part.dtype().torchName(),
                    Shape.text(part.sizes()),
                    first.dtype().torchName(),
                    Shape.text(first.sizes()),
                    d));
      }
    }
    return Autograd.apply(new Concatenate(d), parts.toArray(Tensor[]::new));
  }

  @Override
  public String name() {
    return "cat";
  }

  @Override
  public Tensor value(Tensor... in) {
    int[] shape = in[0].shape();
    shape[dim] = 0;
    for (Tensor part : in) {
      shape[dim] += part.sizes()[dim];
    }
    Tensor out = Tensor.allocate(in[0].dtype(), shape);
    int at = 0;
    for (Tensor part : in) {
      int length = part.sizes()[dim];
      part.backend().copy(part.data(), new Slice(dim, at, length, 1).of(out.data()));
      at += length;
    }
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] parts = new Tensor[in.length];
    int at = 0;
    for (int i = 0; i < in.length; i++) {
      int length = in[i].sizes()[dim];
      parts[i] = in[i].requiresGrad() ? gradient.narrow(dim, at, length) : null;
      at += length;
    }
    return parts;
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
