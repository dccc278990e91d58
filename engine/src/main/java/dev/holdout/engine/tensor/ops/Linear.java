package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: {@code x W' + b}, with x [rows, in], W [out, in], b [out] or absent. Gradients: {@code G
 * W}, {@code G' x}, and the sum of G over the rows.
 */
public record Linear() implements Op {

  /** Checks the shapes; the leading dimensions of x are its rows, a bias of one number is all's. */
  public static Tensor of(Tensor x, Tensor weight, Tensor bias) {
    if (weight.rank() == 1) {
      return of(x, weight.unsqueeze(0), bias == null ? null : bias.reshape(-1))
          .squeeze(-1)
          .noView();
    }
    boolean oneForAll = bias != null && bias.numel() == 1 && weight.rank() == 2;
    if (oneForAll && (bias.rank() != 1 || weight.size(0) != 1)) {
      return of(x, weight, bias.reshape(1).expand(weight.size(0)));
    }
    boolean fits = weight.rank() == 2 && x.rank() > 0 && x.size(-1) == weight.size(1);
    boolean biasFits =
        bias == null || (weight.rank() == 2 && bias.rank() == 1 && bias.size(0) == weight.size(0));
    if (!fits || !biasFits) {
      throw new ShapeException(
          "linear: input is %s%s, weight is %s, bias is %s; the input times the transposed weight %s: the last size of the input must equal the last of the weight [out, in], and the bias must be [out]. Check the layer's input size"
              .formatted(
                  Shape.text(x.sizes()),
                  x.rank() == 0 || x.rank() == 2 ? "" : ", rows " + Shape.text(rows(x)),
                  Shape.text(weight.sizes()),
                  bias == null ? "absent" : Shape.text(bias.sizes()),
                  weight.rank() == 2
                      ? Shape.text(new int[] {weight.size(1), weight.size(0)})
                      : "[in, out]"));
    }
    if (x.dtype() == DType.BOOL) {
      throw new DTypeException(
          "linear: the input is bool, and truth values have no product; convert with x.to(F32)");
    }
    if (x.dtype() != weight.dtype() || (bias != null && bias.dtype() != x.dtype())) {
      throw new DTypeException(
          "linear: input is %s, weight is %s; all must have the same dtype, so convert with to()"
              .formatted(x.dtype().torchName(), weight.dtype().torchName()));
    }
    if (bias != null && x.dtype().bytes() == 2 && x.rank() > 2 && !x.isContiguous()) {
      return of(x, weight, null).add(bias); // PyTorch rounds twice where x is no one matrix
    }
    Tensor rows = x.rank() == 2 ? x : x.reshape(rows(x));
    Tensor out =
        bias == null
            ? Autograd.apply(new Linear(), rows, weight)
            : Autograd.apply(new Linear(), rows, weight, bias);
    if (x.rank() == 2) {
      return out;
    }
    int[] shape = x.shape();
    shape[shape.length - 1] = weight.size(0);
    return out.reshape(shape).noView();
  }

  /** The shape of x as one matrix. */
  private static int[] rows(Tensor x) {
    return new int[] {Shape.count(Arrays.copyOf(x.sizes(), x.rank() - 1)), x.size(-1)};
  }

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Tensor value(Tensor... in) {
    Tensor out = Tensor.allocateUnwritten(in[0].dtype(), in[0].size(0), in[1].size(0));
    Tensor transposed = new Permute(new int[] {1, 0}).value(in[1]);
    Tensor bias = in.length == 3 ? in[2].isContiguous() ? in[2] : new Copy().value(in[2]) : null;
    out.backend()
        .matmul(in[0].data(), transposed.data(), bias == null ? null : bias.data(), out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    Tensor[] result = new Tensor[in.length];
    result[0] = in[0].requiresGrad() ? gradient.matmul(in[1]) : null;
    result[1] = in[1].requiresGrad() ? gradient.transpose(0, 1).matmul(in[0]) : null;
    if (in.length == 3) {
      result[2] = in[2].requiresGrad() ? gradient.sum(0, false) : null;
    }
    return result;
  }

  @Override
  public boolean keepsInput(int i) {
    return i < 2;
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return i < 2 && in[1 - i].requiresGrad();
  }
}
