package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: {@code -(y log x + (1 - y) log(1 - x))} of probabilities x and targets y, each logarithm
 * held at -100 from below. Slopes: {@code (x - y) / (x (1 - x))}, the divisor held at 1e-12 from
 * below, so that it stays finite at 0 and 1; and {@code log(1 - x) - log x}.
 */
public record BinaryEntropy() implements Op {

  private static final double LOWEST_LOG = -100;
  private static final double LEAST_DIVISOR = 1e-12;

  @Override
  public String name() {
    return "binary_cross_entropy";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor x = in[0].detach();
    Tensor y = in[1].detach();
    Tensor yes = x.log().clamp(LOWEST_LOG, Double.POSITIVE_INFINITY);
    Tensor no = x.neg().log1p().clamp(LOWEST_LOG, Double.POSITIVE_INFINITY);
    return y.sub(1).mul(no).sub(y.mul(yes));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor x = in[0];
    Tensor y = in[1];
    Tensor[] result = new Tensor[2];
    if (x.requiresGrad()) {
      Tensor divisor = x.rsub(1).mul(x).clamp(LEAST_DIVISOR, Double.POSITIVE_INFINITY);
      result[0] = gradient.mul(x.sub(y).div(divisor));
    }
    if (y.requiresGrad()) {
      result[1] = gradient.mul(x.neg().log1p().sub(x.log()));
    }
    return result;
  }
}
