package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: the vector norm over dimensions, which stay with size 1: the p-th root of the sum of
 * |x|^p; for p = 0 how many are not 0, for infinite p the largest or smallest |x|. Gradient: sign x
 * |x|^(p - 1) y^(1 - p), 0 where the norm is 0; of an extreme it is shared by all that reach it;
 * for p = 0 none.
 *
 * @param p the exponent
 * @param dims what is reduced, counted from the front
 */
public record Norm(double p, int[] dims) implements Op {

  @Override
  public String name() {
    return "norm";
  }

  @Override
  public Tensor value(Tensor... in) {
    DType dtype = in[0].dtype();
    Tensor x = dtype.bytes() == 2 ? in[0].detach().to(DType.F32) : in[0].detach();
    return value(x).to(dtype);
  }

  private Tensor value(Tensor x) {
    if (p == 0) {
      return x.ne(0L).sum(dims, true).to(x.dtype());
    }
    if (p == 1) {
      return x.abs().sum(dims, true);
    }
    if (p == 2) {
      return x.square().sum(dims, true).sqrt();
    }
    if (Double.isInfinite(p)) {
      Extreme.checkNotEmpty(name(), x, dims);
      return p > 0 ? x.abs().amax(dims, true) : x.abs().amin(dims, true);
    }
    return x.abs().pow(p).sum(dims, true).pow(1 / p);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {p == 0 ? null : slope(in[0], out, gradient)};
  }

  private Tensor slope(Tensor x, Tensor y, Tensor g) {
    if (p == 1) {
      return x.sign().mul(g);
    }
    Tensor zero = Tensor.zeros(x.dtype());
    Tensor none = y.eq(0L);
    if (p == 2) {
      return g.mul(zero.where(none, x.div(y)));
    }
    if (Double.isInfinite(p)) {
      Tensor size = x.detach().abs();
      Tensor share = size.eq(y).logicalOr(size.isnan()).to(x.dtype());
      return x.sign().mul(g.div(share.sum(dims, true)).mul(share));
    }
    if (p < 1) {
      Tensor steep = zero.where(x.eq(0L), x.abs().pow(p - 1));
      return x.sign().mul(steep).mul(g).mul(y.pow(1 - p));
    }
    Tensor scaled = p < 2 ? x.sign().mul(x.abs().pow(p - 1)) : x.mul(x.abs().pow(p - 2));
    return scaled.mul(zero.where(none, g.div(y.pow(p - 1))));
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
