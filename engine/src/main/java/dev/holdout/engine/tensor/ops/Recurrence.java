package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the linear recurrence y_i = b_i + a_i y_(i-1) along a dimension, with inputs a and b of
 * one shape; a of the first place is not used. Gradients: of b the recurrence t_i = g_i + a_(i+1)
 * t_(i+1) in the other direction, of a t_i y_(i-1).
 *
 * @param dim counted from the front
 * @param backwards whether it starts at the end
 */
public record Recurrence(int dim, boolean backwards) implements Op {

  @Override
  public String name() {
    return "recurrence";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocate(in[0].dtype(), in[0].sizes());
    out.backend().recurrence(backwards, dim, in[0].data(), in[1].data(), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor next = Neighbours.after(in[0], dim, backwards, 0);
    Tensor terms = Autograd.apply(new Recurrence(dim, !backwards), next, gradient);
    Tensor before = Neighbours.before(out, dim, backwards, 0);
    return new Tensor[] {in[0].requiresGrad() ? terms.mul(before) : null, terms};
  }

  @Override
  public boolean keepsInput(int i) {
    return i == 0;
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
