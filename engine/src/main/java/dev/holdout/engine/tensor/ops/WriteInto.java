package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * What a write into a view does to the whole. Value: the first input, with the second at the place.
 * Gradients: what arrives with zeros at the place, and what arrives there.
 *
 * @param place where the second input goes
 */
public record WriteInto(Place place) implements Op {

  @Override
  public String name() {
    return "write into a view";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = place.copyOf(in[0]);
    out.backend().copy(in[1].data(), place.of(out));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor part = gradient;
    for (Op view : place.views()) {
      part = in[1].requiresGrad() ? Autograd.apply(view, part) : part;
    }
    return new Tensor[] {
      in[0].requiresGrad() ? Autograd.apply(new Clear(place), gradient) : null,
      in[1].requiresGrad() ? part : null
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
