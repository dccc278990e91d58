package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
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

  /**
   * Checks the shapes and applies the operation.
   *
   * @param parts of one dtype; at least one
   * @throws ShapeException if another size than that of the dimension differs
   */
  public static Tensor of(List<Tensor> parts, int dim) {
    Tensor first = first(parts.toArray(Tensor[]::new));
    int d = Shape.dimension(dim, first.rank(), "cat");
    for (int number = 0; number < parts.size(); number++) {
      Tensor part = parts.get(number);
      boolean fits = part.rank() == first.rank() && first.rank() > 0;
      for (int i = 0; fits && i < first.rank(); i++) {
        fits = i == d || part.sizes()[i] == first.sizes()[i];
      }
      if (!fits && !passedOver(part)) {
        throw new ShapeException(
            "cat: part %d of shape %s (%d dimensions) does not continue %s (%d) along dimension %d; all other sizes must be equal, so reshape one, or use stack for single values"
                .formatted(
                    number,
                    Shape.text(part.sizes()),
                    part.rank(),
                    Shape.text(first.sizes()),
                    first.rank(),
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
    int[] shape = first(in).shape();
    shape[dim] = 0;
    for (Tensor part : in) {
      shape[dim] += passedOver(part) ? 0 : part.sizes()[dim];
    }
    Tensor out = Tensor.allocate(in[0].dtype(), shape);
    int at = 0;
    for (Tensor part : in) {
      if (!passedOver(part)) {
        int length = part.sizes()[dim];
        part.backend().copy(part.data(), new Slice(dim, at, length, 1).of(out.data()));
        at += length;
      }
    }
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] parts = new Tensor[in.length];
    int at = 0;
    for (int i = 0; i < in.length; i++) {
      if (passedOver(in[i])) {
        parts[i] = Tensor.zeros(gradient.dtype(), 0);
        continue;
      }
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

  /** Whether a part is of shape {@code [0]}: it adds nothing, whatever the sizes of the others. */
  private static boolean passedOver(Tensor part) {
    return part.rank() == 1 && part.numel() == 0;
  }

  /** The first part that is not passed over, or the very first. */
  private static Tensor first(Tensor[] parts) {
    for (Tensor part : parts) {
      if (!passedOver(part)) {
        return part;
      }
    }
    return parts[0];
  }
}
