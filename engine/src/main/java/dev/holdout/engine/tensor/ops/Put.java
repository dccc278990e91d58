package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: a copy of x whose elements at the places that index tensors point to are replaced, or grow
 * by what arrives. Inputs: x, the values, of the shape and dtype that {@link Pick} gives, then the
 * index tensors. Places named twice: the later value in row-major order over the index tensors
 * stands, or all are added in that order. Gradients: of x what arrives, with zeros where values
 * were replaced; of the values what arrives at their places.
 *
 * @param dims of x that are indexed, ascending
 * @param at where the index tensors' dimensions begin in the values
 * @param fromEnd whether negative entries count from the end; else there may be none
 * @param add whether values are added, not put
 */
public record Put(int[] dims, int at, boolean fromEnd, boolean add) implements Op {

  @Override
  public String name() {
    return fromEnd ? add ? "putAdd" : "put" : "indexAdd";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor[] indices = indices(in);
    Tensor out = new Copy().value(in[0]);
    Strided places = Places.of(name(), out.data(), dims, fromEnd, indices);
    Strided values = Pick.blocks(in[1].data(), at, indices[0].sizes());
    if (values == null) {
      values = Pick.blocks(new Copy().value(in[1]).data(), at, indices[0].sizes());
    }
    out.backend().put(values, places, add, Pick.block(out.data(), dims));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] gradients = new Tensor[in.length];
    if (in[0].requiresGrad()) {
      Tensor[] zeroed = in.clone();
      zeroed[0] = gradient;
      zeroed[1] = Tensor.zeros(gradient.dtype()).expand(in[1].sizes());
      gradients[0] = add ? gradient : Autograd.apply(this, zeroed);
    }
    if (in[1].requiresGrad()) {
      Tensor[] picked = Arrays.copyOfRange(in, 1, in.length);
      picked[0] = gradient;
      gradients[1] = Autograd.apply(new Pick(dims, at, fromEnd), picked);
    }
    return gradients;
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return i > 1 && (!add || in[1].requiresGrad());
  }

  private static Tensor[] indices(Tensor[] in) {
    return Arrays.copyOfRange(in, 2, in.length);
  }
}
