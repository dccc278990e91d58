package dev.holdout.engine.optim;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Scales all gradients together so that their joint norm is at most {@code maxNorm}: each is
 * multiplied by {@code min(1, maxNorm / (norm + 1e-6))}.
 *
 * <p>Source: torch.nn.utils.clip_grad_norm_, the guard 1e-6 included. A gradient that is infinite
 * makes the factor 0, and its own elements NaN; {@link #strict()} refuses it instead.
 *
 * @param maxNorm 0 or more
 * @param degree p of the norm (Σ |g|^p)^(1/p): 2 is usual, 1 sums sizes, infinity takes the
 *     largest; 0 counts gradients that are not all 0
 * @param refuseNonFinite whether a norm that is infinite or NaN is refused
 */
public record ClipNorm(double maxNorm, double degree, boolean refuseNonFinite) {

  private static final double GUARD = 1e-6;

  /** Gradients are read in pieces of this many elements. */
  private static final int PIECE = 4096;

  public ClipNorm {
    if (!(maxNorm >= 0)) {
      throw new IllegalArgumentException(
          "clip norm: maxNorm is " + maxNorm + "; pass a value of 0 or more (1 is usual)");
    }
    if (Double.isNaN(degree)) {
      throw new IllegalArgumentException("clip norm: degree is NaN; 2 is usual");
    }
  }

  public ClipNorm(double maxNorm, double degree) {
    this(maxNorm, degree, false);
  }

  /** The Euclidean norm. */
  public static ClipNorm of(double maxNorm) {
    return new ClipNorm(maxNorm, 2);
  }

  /** The same, refusing gradients that are infinite or NaN. */
  public ClipNorm strict() {
    return new ClipNorm(maxNorm, degree, true);
  }

  /**
   * Clips the gradients in place; parameters without one are passed over.
   *
   * @return the joint norm before clipping; 0 without gradients
   * @throws ArithmeticException if {@link #strict()} and the norm is infinite or NaN; no gradient
   *     is changed then
   */
  public double clip(List<Parameter> parameters) {
    double norm = norm(parameters);
    if (refuseNonFinite && !Double.isFinite(norm)) {
      throw new ArithmeticException(
          "clip norm: the norm of degree %s of the gradients of %d parameters is %s; find what overflowed with Autograd's anomaly mode, lower lr, or clip without strict()"
              .formatted(degree, parameters.size(), norm));
    }
    double factor = Math.min(1, maxNorm / (norm + GUARD));
    if (factor == 1) {
      return norm;
    }
    try (var off = Autograd.noGrad()) {
      for (Parameter parameter : parameters) {
        if (parameter.grad() != null) {
          parameter.grad().mulInPlace(factor);
        }
      }
    }
    return norm;
  }

  /** The joint norm of the gradients, which are left as they are; 0 without gradients. */
  public double norm(List<Parameter> parameters) {
    double[] piece = new double[PIECE];
    Sum joint = new Sum(degree);
    for (Parameter parameter : parameters) {
      if (parameter.grad() != null) {
        Sum own = new Sum(degree);
        own.add(parameter.grad().detach().contiguous(), piece);
        joint.addPart(own);
      }
    }
    return joint.norm();
  }

  /** A running Σ |g|^p, or the largest |g|, or the smallest for minus infinity. */
  private static final class Sum {

    private final double degree;
    // Four sums side by side, since each addition waits for the one before it.
    private double first;
    private double second;
    private double third;
    private double fourth;
    private boolean empty = true;

    Sum(double degree) {
      this.degree = degree;
    }

    void add(Tensor gradient, double[] piece) {
      int count = (int) gradient.numel();
      Strided data = gradient.data();
      for (int start = 0; start < count; start += PIECE) {
        int length = Math.min(PIECE, count - start);
        Strided part =
            new Strided(data.storage(), data.offset() + start, new int[] {length}, new int[] {1});
        gradient.backend().download(part, piece, 0).join();
        if (degree == 2) {
          addSquares(piece, length);
        } else {
          for (int i = 0; i < length; i++) {
            addOne(Math.abs(piece[i]));
          }
        }
      }
    }

    private void addSquares(double[] values, int length) {
      int whole = length & -4;
      for (int i = 0; i < whole; i += 4) {
        first += values[i] * values[i];
        second += values[i + 1] * values[i + 1];
        third += values[i + 2] * values[i + 2];
        fourth += values[i + 3] * values[i + 3];
      }
      for (int i = whole; i < length; i++) {
        first += values[i] * values[i];
      }
    }

    private void addOne(double size) {
      if (degree == Double.POSITIVE_INFINITY) {
        first = Math.max(first, size);
      } else if (degree == Double.NEGATIVE_INFINITY) {
        first = empty ? size : Math.min(first, size);
      } else if (degree == 0) {
        first += size == 0 ? 0 : 1;
      } else {
        first += degree == 1 ? size : StrictMath.pow(size, degree);
      }
      empty = false;
    }

    /** Takes in what another one summed; for degree 2 without a root in between. */
    void addPart(Sum part) {
      if (degree == 2) {
        first += part.total();
      } else {
        addOne(part.norm());
      }
    }

    private double total() {
      return first + second + (third + fourth);
    }

    double norm() {
      if (degree == 2) {
        return Math.sqrt(total());
      }
      boolean plain = degree == 0 || degree == 1 || Double.isInfinite(degree);
      return plain ? total() : StrictMath.pow(total(), 1 / degree);
    }
  }
}
