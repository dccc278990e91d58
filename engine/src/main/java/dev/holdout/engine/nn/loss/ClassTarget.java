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
 * @param index the class of each sample, of the scores' shape but with one class; 0 where it is to
 *     be ignored
 * @param counts BOOL of that shape: whether a sample is not ignored; null where all count
 * @param weight of each class, such that it broadcasts to the scores, or null for 1
 * @param own weight of each sample's class, of the shape of the index, or null for 1
 */
record ClassTarget(int dim, Tensor index, Tensor counts, Tensor weight, Tensor own) {

  static ClassTarget of(
      String loss, Tensor scores, Tensor target, Tensor weight, long ignoreIndex) {
    int dim = dim(loss, scores);
    boolean all = check(loss, scores, target, dim, ignoreIndex);
    Tensor numbers = target.to(DType.I64).unsqueeze(dim);
    Tensor counts = all ? null : numbers.ne(ignoreIndex);
    Tensor index = all ? numbers : numbers.where(counts, Tensor.zeros(DType.I64));
    if (weight == null) {
      return new ClassTarget(dim, index, counts, null, null);
    }
    Tensor columns = along(weight, scores, dim, loss);
    Tensor own = weight.detach().indexSelect(0, index.flatten()).reshape(index.shape());
    return new ClassTarget(dim, index, counts, columns, own);
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
    Tensor picked = log.gather(dim, index);
    Tensor each = (own == null ? picked : picked.mul(own)).neg();
    if (smoothing != 0) {
      Tensor every = (weight == null ? log : log.mul(weight)).sum(dim, true).neg();
      each = each.mul(1 - smoothing).add(every.mul(smoothing / log.size(dim)));
    }
    // Chosen, not multiplied by 0: what is ignored may be infinite, and so may what comes back.
    Tensor counted = counts == null ? each : each.where(counts, Tensor.zeros(each.dtype()));
    return counted.squeeze(dim);
  }

  /** The loss of each sample reduced; a mean divides by the weights of the samples that count. */
  Tensor reduced(Tensor each, Reduction reduction) {
    if (own == null && counts == null) {
      return reduction.of(each);
    }
    Tensor weights = own == null ? Tensor.ones(each.dtype(), index.shape()) : own.to(each.dtype());
    Tensor total =
        counts == null ? weights.sum() : weights.where(counts, Tensor.zeros(each.dtype())).sum();
    return reduction.of(each, total);
  }

  /** One number a class, shaped to lie along the dimension of classes. */
  private static Tensor column(Tensor row, Tensor scores, int dim) {
    int[] shape = new int[scores.rank() - dim];
    Arrays.fill(shape, 1);
    shape[0] = row.size(0);
    return row.reshape(shape);
  }

  /** Refuses what does not fit; whether no sample is ignored. */
  private static boolean check(
      String loss, Tensor scores, Tensor target, int dim, long ignoreIndex) {
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
    boolean all = true;
    long[] numbers = target.toLongArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == ignoreIndex) {
        all = false;
      } else if (numbers[i] < 0 || numbers[i] >= scores.size(dim)) {
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
    return all;
  }
}
