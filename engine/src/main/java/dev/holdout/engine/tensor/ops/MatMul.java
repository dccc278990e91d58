package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Value: {@code [..., m, k] · [..., k, n] = [..., m, n]}, for each index of the leading dimensions,
 * which are equal. Gradients: G B' and A' G.
 */
public record MatMul() implements Op {

  /** The product of any two tensors with dimensions, as PyTorch's matmul. */
  public static Tensor of(Tensor left, Tensor right) {
    check(left, right);
    Tensor a = left.rank() == 1 ? left.unsqueeze(0) : left;
    Tensor b = right.rank() == 1 ? right.unsqueeze(1) : right;
    Tensor product;
    if (b.rank() == 2 && a.rank() > 2) {
      int[] shape = a.shape();
      shape[shape.length - 1] = b.size(1);
      product =
          Autograd.apply(new MatMul(), a.reshape(rows(a.sizes()), a.size(-1)), b).reshape(shape);
    } else if (a.rank() == 2 && b.rank() == 2) {
      product = Autograd.apply(new MatMul(), a, b);
    } else {
      int[] batch = Broadcast.common(leading(a), leading(b), "matmul");
      product = Autograd.apply(new MatMul(), expand(a, batch), expand(b, batch));
    }
    if (right.rank() == 1) {
      product = product.squeeze(-1);
    }
    if (left.rank() == 1) {
      product = product.squeeze(right.rank() == 1 ? -1 : -2);
    }
    return product.noView();
  }

  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public Tensor value(Tensor... in) {
    int[] shape = in[0].shape();
    shape[shape.length - 1] = in[1].size(-1);
    Tensor out = Tensor.allocateUnwritten(in[0].dtype(), shape);
    int[] index = new int[shape.length - 2];
    int products = Shape.count(leading(out));
    for (int p = 0; p < products; p++) {
      out.backend()
          .matmul(
              matrix(in[0].data(), index),
              matrix(in[1].data(), index),
              null,
              matrix(out.data(), index));
      for (int d = index.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
        index[d] = 0;
      }
    }
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.matmul(in[1].transpose(-2, -1)) : null,
      in[1].requiresGrad() ? in[0].transpose(-2, -1).matmul(gradient) : null
    };
  }

  /** The matrix at an index of the leading dimensions. */
  private static Strided matrix(Strided data, int[] index) {
    if (index.length == 0) {
      return data;
    }
    int at = data.offset();
    for (int d = 0; d < index.length; d++) {
      at += index[d] * data.strides()[d];
    }
    int[] shape = {data.shape()[index.length], data.shape()[index.length + 1]};
    int[] strides = {data.strides()[index.length], data.strides()[index.length + 1]};
    return new Strided(data.storage(), at, shape, strides);
  }

  private static void check(Tensor left, Tensor right) {
    if (left.rank() == 0 || right.rank() == 0) {
      throw refusal(
          left, right, "both need at least 1D, one dimension; use mul for a single value");
    }
    if (left.dtype() != right.dtype()) {
      throw new DTypeException(
          text(left, right, "both must have the same dtype; convert one with to()"));
    }
    if (left.dtype() == DType.BOOL) {
      throw new DTypeException(
          text(left, right, "truth values have no product of matrices; convert with x.to(I64)"));
    }
    int inner = right.size(right.rank() == 1 ? 0 : -2);
    if (left.size(-1) != inner) {
      throw refusal(
          left,
          right,
          "the last size of left (%d) must equal the %s of right (%d)%s. Transpose one, or check the layer's input size"
              .formatted(
                  left.size(-1),
                  right.rank() < 3 ? "first" : "last but one",
                  inner,
                  asMatrix(left, right)));
    }
  }

  /** The matrix that a batch on the left is, where one matrix serves all of it. */
  private static String asMatrix(Tensor left, Tensor right) {
    boolean folded = left.rank() > 2 && right.rank() < 3;
    int[] shape = {rows(left.sizes()), left.size(-1)};
    return folded ? "; left, taken as one matrix, is " + Shape.text(shape) : "";
  }

  private static ShapeException refusal(Tensor left, Tensor right, String why) {
    return new ShapeException(text(left, right, why));
  }

  private static String text(Tensor left, Tensor right, String why) {
    return "matmul: left is %s %s and right is %s %s; %s"
        .formatted(
            left.dtype().torchName(),
            Shape.text(left.sizes()),
            right.dtype().torchName(),
            Shape.text(right.sizes()),
            why);
  }

  private static int[] leading(Tensor x) {
    return Arrays.copyOf(x.sizes(), x.rank() - 2);
  }

  private static int rows(int[] shape) {
    return Shape.count(Arrays.copyOf(shape, shape.length - 1));
  }

  private static Tensor expand(Tensor x, int[] batch) {
    int[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = x.size(-2);
    shape[batch.length + 1] = x.size(-1);
    return Arrays.equals(shape, x.sizes()) ? x : x.expand(shape);
  }

  @Override
  public boolean keepsInput(int i, Tensor[] in) {
    return in[1 - i].requiresGrad();
  }
}
