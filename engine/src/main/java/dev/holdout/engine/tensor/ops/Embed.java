package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;

/**
 * The inverse of a view. Value: zeros, with the input at the places that the view shows; where the
 * view shows a place several times, what stands for it is added in row-major order. Gradient: the
 * view.
 *
 * @param view the places
 * @param shape sizes of the result
 */
public record Embed(View view, int[] shape) implements Op {

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocate(in[0].dtype(), shape);
    Strided target = view.of(out.data());
    if (view instanceof Unfold windows && windows.overlaps()) {
      addWindows(in[0].data(), target);
    } else if (view.overlaps()) {
      Places.add(in[0].data(), target);
    } else {
      in[0].backend().copy(in[0].data(), target);
    }
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(view, gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  /**
   * The place counts within windows, the last dimension, from the end: what arrives at one element
   * arrives from earlier windows first, as in row-major order, but in rows as long as there are
   * windows.
   */
  private static void addWindows(Strided values, Strided target) {
    int last = values.rank() - 1;
    for (int place = values.shape()[last] - 1; place >= 0; place--) {
      Select one = new Select(last, place);
      Places.add(one.of(values), one.of(target));
    }
  }
}
