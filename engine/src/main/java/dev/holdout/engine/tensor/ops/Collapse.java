package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * The inverse of an expansion. Value: the sum over what was repeated. Gradient: repeated.
 *
 * <p>The one order of its additions: repeated dimensions side by side count as one; the last such
 * run is summed first. A run of fewer than {@value #SHORT} numbers is added one after the other, as
 * PyTorch does, so that small gradients agree with it to the bit; a longer one in the order written
 * at {@code Backend.reduce}.
 *
 * @param shape sizes of the result, which can be repeated to the input's
 */
public record Collapse(int[] shape) implements Op {

  private static final int SHORT = 8;

  @Override
  public String name() {
    return "collapse";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor x = in[0];
    int[] kept = new int[x.rank()];
    Arrays.fill(kept, 1);
    System.arraycopy(shape, 0, kept, x.rank() - shape.length, shape.length);
    int d = x.rank() - 1;
    while (d >= 0) {
      int run = 1;
      int[] sizes = x.shape();
      boolean reduced = false;
      while (d >= 0 && (kept[d] != sizes[d] || sizes[d] == 1 && reduced)) {
        reduced |= kept[d] != sizes[d];
        run *= sizes[d];
        sizes[d--] = 1;
      }
      x = reduced ? sum(x, sizes, run) : x;
      d -= reduced ? 0 : 1;
    }
    if (x == in[0]) {
      x = new Copy().value(x);
    }
    return Tensor.over(Strided.rowMajor(x.data().storage(), shape));
  }

  private static Tensor sum(Tensor x, int[] sizes, int run) {
    Tensor out = Tensor.allocate(x.dtype(), sizes);
    if (run < SHORT) {
      int[] repeated = Broadcast.strides(sizes, Shape.rowMajor(sizes), x.sizes());
      Places.add(x.data(), new Strided(out.data().storage(), 0, x.sizes(), repeated));
    } else {
      x.backend().reduce(Reduction.SUM, x.data(), out.data());
    }
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Expand(in[0].sizes()), gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
