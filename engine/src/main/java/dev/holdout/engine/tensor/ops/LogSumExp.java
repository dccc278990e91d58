package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: m + log of the sum of e^(x - m) over dimensions, which stay with size 1; m is the largest
 * element, or 0 where that is infinite. Gradient: e^(x - y).
 *
 * @param dims what is reduced, counted from the front
 */
public record LogSumExp(int[] dims) implements Op {

  @Override
  public String name() {
    return "logsumexp";
  }

  @Override
  public Tensor value(Tensor... in) {
    DType dtype = in[0].dtype();
    Tensor x = dtype.bytes() == 2 ? in[0].detach().to(DType.F32) : in[0].detach();
    if (x.numel() == 0) {
      return x.sum(dims, true).log().to(dtype);
    }
    Tensor largest = x.amax(dims, true);
    Tensor top = Tensor.zeros(x.dtype()).where(largest.isinf(), largest);
    return x.sub(top).exp().sum(dims, true).log().add(top).to(dtype);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {in[0].sub(out).exp().mul(gradient)};
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
