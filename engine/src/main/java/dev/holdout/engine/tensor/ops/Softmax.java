package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: e^x over its sum along a dimension, or the logarithm of that; a line of minus infinities
 * is NaN. Gradient: y (g - sum of g y), or g - e^y times the sum of g. The order of both is written
 * at {@code Backend.softmax}; each line is computed alone.
 *
 * @param dim counted from the front
 * @param log whether the logarithm is given
 */
public record Softmax(int dim, boolean log) implements Op {

  @Override
  public String name() {
    return log ? "log_softmax" : "softmax";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocateUnwritten(in[0].dtype(), in[0].sizes());
    in[0].backend().softmax(log, dim, in[0].data(), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (Autograd.recording()) {
      return new Tensor[] {
        log
            ? gradient.sub(out.exp().mul(gradient.sum(dim, true)))
            : out.mul(gradient.sub(gradient.mul(out).sum(dim, true)))
      };
    }
    Tensor result = Tensor.allocateUnwritten(out.dtype(), out.sizes());
    out.backend().softmaxGradient(log, dim, out.data(), gradient.data(), result.data());
    return new Tensor[] {result};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
