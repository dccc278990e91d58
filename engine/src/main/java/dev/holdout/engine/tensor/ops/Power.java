package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a to the power b. Slopes: b a^(b-1), 0 where b is 0; and a^b log a, 0 where a is 0 and b
 * is not negative.
 */
public record Power() implements Op {

  @Override
  public String name() {
    return "pow";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.POWER, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? byBase(in[0], in[1], gradient).sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? byExponent(in[0], in[1], out, gradient).sumTo(in[1].sizes()) : null
    };
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }

  private static Tensor byBase(Tensor a, Tensor b, Tensor gradient) {
    Tensor slope = b.mul(a.pow(b.sub(1)));
    return Tensor.zeros(gradient.dtype()).where(b.eq(0), gradient.mul(slope));
  }

  private static Tensor byExponent(Tensor a, Tensor b, Tensor out, Tensor gradient) {
    Tensor flat = a.eq(0).logicalAnd(b.ge(0));
    return Tensor.zeros(gradient.dtype()).where(flat, gradient.mul(out.mul(a.log())));
  }
}
