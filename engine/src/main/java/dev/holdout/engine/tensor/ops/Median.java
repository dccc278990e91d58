package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the middle one of all elements, the lower of two, without dimensions; NaN if one is, or if
 * there is none. Gradient: shared equally by all elements that are equal to it, or by the NaNs.
 */
public record Median() implements Op {

  @Override
  public String name() {
    return "median";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor line = in[0].detach().flatten();
    if (line.numel() == 0) {
      return Tensor.full(line.dtype(), Double.NaN);
    }
    Tensor place = Tensor.allocate(DType.I64, 1);
    line.backend().rank(Ranking.MEDIAN, 0, line.data(), place.data());
    return line.gather(0, place).reshape().copy();
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Extreme.shared(in[0].detach(), out.detach(), gradient, true)};
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
