package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Rows with mean 0 and deviation 1. Value: {@code h w + b} with {@code h = (x - mean) r}, {@code r
 * = 1 / √(variance + eps)}, for x [rows, n], and w and b [n] where they are given: inputs are x; x
 * and w; or all three. Gradients: with {@code u = G w}, {@code (u - mean u - h mean(u h)) r}; the
 * sums of G h and of G over the rows.
 *
 * @param eps added to the variance, over the count
 */
public record Normalise(double eps) implements Op {

  @Override
  public String name() {
    return "layer_norm";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocate(in[0].dtype(), in[0].sizes());
    out.backend().normalise(in[0].data(), data(in, 1), data(in, 2), eps, out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (!Autograd.recording()) {
      return fused(in, gradient);
    }
    Tensor[] result = recorded(in, gradient);
    for (int i = 0; i < result.length; i++) {
      result[i] = result[i] == null ? null : FlatSlope.of(result[i], in[i], false);
    }
    return result;
  }

  @Override
  public boolean keepsInput(int i) {
    return i < 2;
  }

  private Tensor[] fused(Tensor[] in, Tensor gradient) {
    Tensor[] result = new Tensor[in.length];
    Strided[] to = new Strided[3];
    for (int i = 0; i < in.length; i++) {
      if (in[i].requiresGrad()) {
        result[i] = Tensor.allocate(in[i].dtype(), in[i].sizes());
        to[i] = result[i].data();
      }
    }
    gradient
        .backend()
        .normaliseGradient(in[0].data(), data(in, 1), gradient.data(), eps, to[0], to[1], to[2]);
    return result;
  }

  private Tensor[] recorded(Tensor[] in, Tensor gradient) {
    Tensor centred = in[0].sub(in[0].mean(1, true));
    Tensor scale = centred.square().mean(1, true).add(eps).sqrt().reciprocal();
    Tensor hat = centred.mul(scale);
    Tensor[] result = new Tensor[in.length];
    if (in[0].requiresGrad()) {
      Tensor arriving = in.length > 1 ? gradient.mul(in[1]) : gradient;
      Tensor along = arriving.mul(hat).mean(1, true);
      result[0] = arriving.sub(arriving.mean(1, true)).sub(hat.mul(along)).mul(scale);
    }
    if (in.length > 1 && in[1].requiresGrad()) {
      result[1] = gradient.mul(hat).sum(0, false);
    }
    if (in.length > 2 && in[2].requiresGrad()) {
      result[2] = gradient.sum(0, false);
    }
    return result;
  }

  private static Strided data(Tensor[] in, int i) {
    return i < in.length ? in[i].data() : null;
  }
}
