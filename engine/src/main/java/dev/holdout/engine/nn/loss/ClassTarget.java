package dev.holdout.engine.nn.loss;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Class numbers that fit a tensor of scores.
 *
 * @param dim the dimension of classes: 1, or 0 where there is no batch
 * @param hit BOOL of the scores' shape: whether a score is that of the right class, and counts
 * @param counts BOOL of the scores' shape but with one class: whether a sample is not ignored
 * @param weight of each class, such that it broadcasts to the scores, or null for 1
 */
record ClassTarget(int dim, Tensor hit, Tensor counts, Tensor weight) {

  static ClassTarget of(
      String loss, Tensor scores, Tensor target, Tensor weight, long ignoreIndex) {
    int dim = dim(loss, scores);
    check(loss, scores, target, dim, ignoreIndex);
    Tensor numbers = target.to(DType.I64).unsqueeze(dim);
    Tensor counts = numbers.ne(ignoreIndex);
    long[] classes = new long[scores.size(dim)];
    Arrays.setAll(classes, c -> c);
    Tensor hit = numbers.eq(column(Tensor.of(classes), scores, dim)).logicalAnd(counts);
    return new ClassTarget(
        dim, hit, counts, weight == null ? null : along(weight, scores, dim, loss));
  }

  /** The dimension of classes. */
  static int dim(String loss, Tensor scores) {
    if (scores.rank() == 0) {
      throw new ShapeException(
          "%s: the input is a single value of shape []; pass scores [C], [N, C] or [N, C, *]"
              .formatted(loss));
    }
    return scores.rank() == 1 ? 0 : 1;
  }

  /** Weights of classes, such that they broadcast to the scores. */
  static Tensor along(Tensor weight, Tensor scores, int dim, String loss) {
    if (weight.rank() != 1 || weight.size(0) != scores.size(dim)) {
      throw new ShapeException(
          "%s: the input is %s and the weight is %s; pass one weight a class, of shape [%d]"
              .formatted(
                  loss, Shape.text(scores.sizes()), Shape.text(weight.sizes()), scores.size(dim)));
    }
    return column(weight, scores, dim);
  }

  /** One loss a sample, of log-probabilities. */
  Tensor loss(Tensor log, double smoothing) {
    Tensor zero = Tensor.zeros(log.dtype());
    Tensor weighed = weight == null ? log : log.mul(weight);
    Tensor right = weighed.where(hit, zero).sum(dim, false).neg();
    if (smoothing == 0) {
      return right;
    }
    Tensor every = weighed.where(counts, zero).sum(dim, false).neg();
    return right.mul(1 - smoothing).add(every.mul(smoothing / log.size(dim)));
  }

  /** The sum of the weights of the samples that count. */
  Tensor totalWeight(DType dtype) {
    return weight == null
        ? counts.to(dtype).sum()
        : weight.detach().to(dtype).where(hit, Tensor.zeros(dtype)).sum();
  }

  /** One number a class, shaped to lie along the dimension of classes. */
  private static Tensor column(Tensor row, Tensor scores, int dim) {
    int[] shape = new int[scores.rank() - dim];
    Arrays.fill(shape, 1);
    shape[0] = row.size(0);
    return row.reshape(shape);
  }

  private static void check(String loss, Tensor scores, Tensor target, int dim, long ignoreIndex) {
    if (!LossChecks.classNumbers(loss, target)) {
      throw new DTypeException(
          "%s: the target is %s; pass class numbers, as in target.to(I64)"
              .formatted(loss, target.dtype().torchName()));
    }
    int[] wanted = new int[scores.rank() - 1];
    for (int d = 0; d < wanted.length; d++) {
      wanted[d] = scores.size(d < dim ? d : d + 1);
    }
    if (!Arrays.equals(wanted, target.sizes())) {
      throw new ShapeException(
          "%s: the input is %s and the target is %s; a target of class numbers must be %s, the input without its %d classes"
              .formatted(
                  loss,
                  Shape.text(scores.sizes()),
                  Shape.text(target.sizes()),
                  Shape.text(wanted),
                  scores.size(dim)));
    }
    long[] numbers = target.toLongArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != ignoreIndex && (numbers[i] < 0 || numbers[i] >= scores.size(dim))) {
        throw new DimensionException(
            "%s: the target of sample %d is %d, but the input %s has classes 0 to %d (and %d is ignored); correct the target, or give the net more outputs"
                .formatted(
                    loss,
                    i,
                    numbers[i],
                    Shape.text(scores.sizes()),
                    scores.size(dim) - 1,
                    ignoreIndex));
      }
    }
  }
}
