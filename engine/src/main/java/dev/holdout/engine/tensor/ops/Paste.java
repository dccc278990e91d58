package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * Value: a copy of x with other values at the places that a view shows. Inputs: x, the values, of
 * the view's shape and x's dtype. Gradients: of x what arrives, with zeros at those places; of the
 * values the view of what arrives.
 *
 * @param view the places; it may show none of them twice
 */
public record Paste(View view) implements Op {

  @Override
  public String name() {
    return "paste";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = new Copy().value(in[0]);
    out.backend().copy(in[1].data(), view.of(out.data()));
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] gradients = new Tensor[2];
    if (in[0].requiresGrad()) {
      Tensor zeros = Tensor.zeros(gradient.dtype()).expand(in[1].sizes());
      gradients[0] = Autograd.apply(this, gradient, zeros);
    }
    if (in[1].requiresGrad()) {
      gradients[1] = Autograd.apply(view, gradient);
    }
    return gradients;
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
