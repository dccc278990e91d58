package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * The adjoint of {@link SlidingWindows}. Value: every element of every window added to its place,
 * offsets of the window in row-major order. Gradient: the windows.
 *
 * @param windows how the windows lie
 * @param shape sizes of the result
 */
public record OverlapAdd(SlidingWindows windows, int[] shape) implements Op {

  @Override
  public String name() {
    return "overlap_add";
  }

  @Override
  public Tensor value(Tensor... in) {
    DType dtype = in[0].dtype();
    boolean half = dtype == DType.BF16 || dtype == DType.F16;
    Tensor addends = half ? new Cast(DType.F32).value(in[0]) : in[0];
    Tensor sum = Tensor.allocate(addends.dtype(), shape);
    int dims = windows.size().length;
    int[] offset = new int[dims];
    for (int k = 0; k < windows.offsets(); k++) {
      sum.backend().addScaled(windows.at(offset, sum.data()), window(addends.data(), offset), 1);
      for (int d = dims - 1; d >= 0 && ++offset[d] == windows.size()[d]; d--) {
        offset[d] = 0;
      }
    }
    return half ? new Cast(dtype).value(sum) : sum;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(windows, gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  /** One offset of all windows. */
  private static Strided window(Strided data, int[] offset) {
    int rank = data.rank() - offset.length;
    int start = data.offset();
    for (int d = 0; d < offset.length; d++) {
      start += offset[d] * data.strides()[rank + d];
    }
    return new Strided(
        data.storage(),
        start,
        Arrays.copyOf(data.shape(), rank),
        Arrays.copyOf(data.strides(), rank));
  }
}
