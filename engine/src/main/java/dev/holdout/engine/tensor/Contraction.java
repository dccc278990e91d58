package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of products over labelled dimensions, pair by pair from the left: labels that nothing later
 * needs are summed as soon as they can be. A pair becomes one batched matrix product, or, where
 * nothing is summed, one broadcast multiplication.
 */
final class Contraction {

  /** A tensor with one label a dimension. */
  private record Labelled(Tensor x, int[] labels) {

    boolean has(int label) {
      return IntStream.of(labels).anyMatch(l -> l == label);
    }

    int place(int label) {
      for (int d = 0; d < labels.length; d++) {
        if (labels[d] == label) {
          return d;
        }
      }
      throw new IllegalArgumentException("no dimension is labelled " + label);
    }

    int size(int label) {
      return x.sizes()[place(label)];
    }

    /** With its dimensions in another order. */
    Labelled ordered(int[] wanted) {
      int[] order = IntStream.of(wanted).map(this::place).toArray();
      boolean same = Arrays.equals(order, IntStream.range(0, order.length).toArray());
      return new Labelled(same ? x : x.permute(order), wanted);
    }
  }

  private final String name;
  private final List<Labelled> operands = new ArrayList<>();

  private Contraction(String name, Tensor[] tensors, int[][] labels) {
    this.name = name;
    for (int i = 0; i < tensors.length; i++) {
      if (tensors[i].dtype() != tensors[0].dtype()) {
        throw new DTypeException(
            "%s: one operand is %s and one is %s; all must have the same dtype, so convert with to()"
                .formatted(name, tensors[0].dtype().torchName(), tensors[i].dtype().torchName()));
      }
      operands.add(diagonals(tensors[i], labels[i]));
    }
    checkSizes();
  }

  static Tensor einsum(String text, Tensor... tensors) {
    if (tensors.length == 0) {
      throw new IllegalArgumentException(
          "einsum " + text + ": no tensor is given; pass one a term");
    }
    Given.all(Arrays.asList(tensors), "einsum " + text, "tensor");
    Equation equation = Equation.of(text, List.of(tensors));
    return new Contraction("einsum " + text, tensors, equation.operands()).to(equation.result());
  }

  static Tensor tensordot(Tensor left, Tensor right, int[] dimsLeft, int[] dimsRight) {
    if (dimsLeft.length != dimsRight.length) {
      throw new ShapeException(
          "tensordot: %d dimensions of the left and %d of the right; give equally many"
              .formatted(dimsLeft.length, dimsRight.length));
    }
    if (left.dtype() == DType.BOOL && right.dtype() == DType.BOOL) {
      throw new DTypeException(
          "tensordot: both tensors are bool, and truth values have no product of matrices; convert"
              + " with x.to(I64)");
    }
    int[] a = IntStream.range(0, left.rank()).toArray();
    int[] b = IntStream.range(left.rank(), left.rank() + right.rank()).toArray();
    boolean[] summed = new boolean[left.rank() + right.rank()];
    for (int i = 0; i < dimsLeft.length; i++) {
      int from = Shape.dimension(dimsLeft[i], left.rank(), "tensordot");
      int with = Shape.dimension(dimsRight[i], right.rank(), "tensordot");
      int here = left.sizes()[from];
      int there = right.sizes()[with];
      if (here != there && here != 1 && there != 1) {
        throw new ShapeException(
            "tensordot: dimension %d of the left %s has size %d and dimension %d of the right %s has size %d; they must be equal, or one of them 1"
                .formatted(
                    from, Shape.text(left.sizes()), here, with, Shape.text(right.sizes()), there));
      }
      if (summed[from] || summed[left.rank() + with]) {
        throw new ShapeException(
            "tensordot: a dimension appears multiple times in %s and %s; name each once"
                .formatted(Arrays.toString(dimsLeft), Arrays.toString(dimsRight)));
      }
      summed[from] = true;
      summed[left.rank() + with] = true;
      b[with] = from;
    }
    int[] result = IntStream.range(0, left.rank() + right.rank()).filter(l -> !summed[l]).toArray();
    return new Contraction("tensordot", new Tensor[] {left, right}, new int[][] {a, b}).to(result);
  }

  private Tensor to(int[] result) {
    Labelled made = summed(operands.getFirst(), 0, result);
    for (int i = 1; i < operands.size(); i++) {
      made = pair(made, summed(operands.get(i), i, result, made), i, result);
    }
    return made.ordered(result).x();
  }

  /** Whether the result or an operand after this one has the label. */
  private boolean later(int label, int after, int[] result) {
    return IntStream.of(result).anyMatch(l -> l == label)
        || operands.stream().skip(after + 1L).anyMatch(o -> o.has(label));
  }

  /** Sums what neither the result, nor later operands, nor the given ones have. */
  private Labelled summed(Labelled operand, int at, int[] result, Labelled... others) {
    int[] gone =
        IntStream.of(operand.labels)
            .filter(l -> !later(l, at, result) && Arrays.stream(others).noneMatch(o -> o.has(l)))
            .toArray();
    return gone.length == 0 ? operand : sum(operand, gone);
  }

  private Labelled sum(Labelled operand, int[] gone) {
    int[] dims = IntStream.of(gone).map(operand::place).toArray();
    int[] left =
        IntStream.of(operand.labels)
            .filter(l -> IntStream.of(gone).noneMatch(g -> g == l))
            .toArray();
    // A plain sum; beside others in the tensor's own dtype: integers wrap as in a matrix product.
    return new Labelled(
        operands.size() == 1
            ? operand.x.sum(dims, false)
            : operand.x.sum(dims, false, operand.x.dtype()),
        left);
  }

  private Labelled pair(Labelled a, Labelled b, int at, int[] result) {
    int[] alone = IntStream.of(a.labels).filter(l -> !b.has(l)).toArray();
    int[] unneeded = IntStream.of(alone).filter(l -> !later(l, at, result)).toArray();
    if (unneeded.length > 0) {
      return pair(sum(a, unneeded), b, at, result);
    }
    int[] shared = IntStream.of(a.labels).filter(b::has).toArray();
    Labelled left = spread(a, b, shared);
    Labelled right = spread(b, a, shared);
    int[] batch = IntStream.of(shared).filter(l -> later(l, at, result)).toArray();
    int[] inner = IntStream.of(shared).filter(l -> !later(l, at, result)).toArray();
    int[] other = IntStream.of(b.labels).filter(l -> !a.has(l)).toArray();
    int[] labels = joined(batch, alone, other);
    left = left.ordered(joined(batch, alone, inner));
    right = right.ordered(joined(batch, inner, other));
    int[] sizes = new int[labels.length];
    for (int d = 0; d < labels.length; d++) {
      sizes[d] = (left.has(labels[d]) ? left : right).size(labels[d]);
    }
    int groups = count(sizes, 0, batch.length);
    int rows = count(sizes, batch.length, batch.length + alone.length);
    int columns = count(sizes, batch.length + alone.length, sizes.length);
    int depth = IntStream.of(inner).map(left::size).reduce(1, (x, y) -> x * y);
    Tensor product;
    boolean oneTerm = inner.length == 0 || (depth == 1 && left.x.dtype() == DType.BOOL);
    if (oneTerm) { // of truth values both; sums of them are no product
      product = left.x.reshape(groups, rows, 1).mul(right.x.reshape(groups, 1, columns));
    } else if (batch.length == 0) {
      product = left.x.reshape(rows, depth).matmul(right.x.reshape(depth, columns));
    } else {
      product = left.x.reshape(groups, rows, depth).matmul(right.x.reshape(groups, depth, columns));
    }
    return new Labelled(product.reshape(sizes), labels);
  }

  /** Repeats sizes of 1 where the other has more. */
  private static Labelled spread(Labelled operand, Labelled other, int[] shared) {
    int[] shape = operand.x.shape();
    for (int label : shared) {
      if (operand.size(label) == 1) {
        shape[operand.place(label)] = other.size(label);
      }
    }
    boolean same = Arrays.equals(shape, operand.x.sizes());
    return same ? operand : new Labelled(operand.x.expand(shape), operand.labels);
  }

  /** A label that an operand has twice means its diagonal. */
  private Labelled diagonals(Tensor x, int[] labels) {
    for (int j = 1; j < labels.length; j++) {
      for (int i = 0; i < j; i++) {
        if (labels[i] == labels[j]) {
          if (x.sizes()[i] != x.sizes()[j]) {
            throw new ShapeException(
                "%s: dimensions %d and %d of shape %s have one label, but sizes %d and %d; a diagonal needs equal ones"
                    .formatted(name, i, j, Shape.text(x.sizes()), x.sizes()[i], x.sizes()[j]));
          }
          int first = i;
          int second = j;
          int[] left =
              IntStream.range(0, labels.length)
                  .filter(d -> d != first && d != second)
                  .map(d -> labels[d])
                  .toArray();
          return diagonals(x.diagonal(0, i, j), joined(left, new int[] {labels[i]}));
        }
      }
    }
    return new Labelled(x, labels);
  }

  private void checkSizes() {
    for (Labelled a : operands) {
      for (Labelled b : operands) {
        for (int label : a.labels) {
          if (b.has(label) && a.size(label) != b.size(label)) {
            checkOne(a, b, label);
          }
        }
      }
    }
  }

  private void checkOne(Labelled a, Labelled b, int label) {
    int left = a.size(label);
    int right = b.size(label);
    if (left != 1 && right != 1) {
      throw new ShapeException(
          "%s: shapes %s and %s give one label the sizes %d and %d; they must be equal, or one of them 1"
              .formatted(name, Shape.text(a.x.sizes()), Shape.text(b.x.sizes()), left, right));
    }
  }

  private static int[] joined(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  private static int count(int[] sizes, int from, int to) {
    return Shape.count(Arrays.copyOfRange(sizes, from, to));
  }
}
