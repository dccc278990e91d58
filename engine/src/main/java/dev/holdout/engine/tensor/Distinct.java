package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;

/**
 * Counting and finding by value: results whose size or content hangs on all numbers at once, worked
 * out on the host. Floating numbers of any width are exact in double.
 */
final class Distinct {

  /** As many places as one array has. */
  private static final long MOST = Integer.MAX_VALUE - 8L;

  private Distinct() {}

  static Tensor unique(Tensor x) {
    if (!x.dtype().isFloating()) {
      long[] sorted = x.toLongArray();
      Arrays.sort(sorted);
      int count = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[count - 1]) {
          sorted[count++] = sorted[i];
        }
      }
      return Tensor.of(Arrays.copyOf(sorted, count)).to(x.dtype());
    }
    double[] sorted = x.toDoubleArray();
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[count - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Tensor.of(Arrays.copyOf(sorted, count)).to(x.dtype());
  }

  static Tensor bincount(Tensor x, int minLength) {
    if (x.dtype().isFloating() || x.dtype() == DType.BOOL) {
      throw new DTypeException(
          "bincount: the tensor is %s, but only integers are counted; convert with x.to(I64)"
              .formatted(x.dtype().torchName()));
    }
    if (x.rank() != 1 || minLength < 0) {
      throw new ShapeException(
          "bincount: the shape is %s and minLength %d; pass one dimension, as in x.flatten(), and a length of 0 or more"
              .formatted(Shape.text(x.sizes()), minLength));
    }
    long[] values = x.toLongArray();
    long highest = minLength - 1L;
    for (int i = 0; i < values.length; i++) {
      // Each number counted is a place of the result.
      if (values[i] < 0 || values[i] >= MOST) {
        throw new DimensionException(
            "bincount: element %d is %d; counted are 0 to %d, one place of the result each: leave others out with a mask, or count them with unique()"
                .formatted(i, values[i], MOST - 1));
      }
      highest = Math.max(highest, values[i]);
    }
    long[] counts = new long[(int) (highest + 1)];
    for (long value : values) {
      counts[(int) value]++;
    }
    return Tensor.of(counts);
  }

  static Tensor searchsorted(Tensor sorted, Tensor values, boolean right) {
    check(sorted, values);
    int n = sorted.size(-1);
    long[] found = new long[(int) values.numel()];
    boolean shared = sorted.rank() == 1;
    int width = shared ? found.length : values.size(-1);
    boolean whole = !sorted.dtype().isFloating();
    long[] wholes = whole ? sorted.toLongArray() : null;
    long[] wantedWholes = whole ? values.toLongArray() : null;
    double[] numbers = whole ? null : sorted.toDoubleArray();
    double[] wanted = whole ? null : values.toDoubleArray();
    for (int i = 0; i < found.length; i++) {
      int start = shared ? 0 : i / width * n;
      int low = 0;
      int high = n;
      while (low < high) {
        int middle = (low + high) >>> 1;
        int at = start + middle;
        boolean before =
            whole
                ? right ? wholes[at] <= wantedWholes[i] : wholes[at] < wantedWholes[i]
                // Negated, so that a NaN goes to the end.
                : right ? !(numbers[at] > wanted[i]) : !(numbers[at] >= wanted[i]);
        if (before) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      found[i] = low;
    }
    return Tensor.of(found).reshape(values.sizes());
  }

  private static void check(Tensor sorted, Tensor values) {
    if (sorted.dtype() != values.dtype()) {
      throw new DTypeException(
          "searchsorted: the sorted row is %s and the values are %s; both must have the same dtype, so convert one with to()"
              .formatted(sorted.dtype().torchName(), values.dtype().torchName()));
    }
    int rank = sorted.rank();
    boolean fits = rank == 1;
    if (rank > 1 && rank == values.rank()) {
      int[] left = Arrays.copyOf(sorted.sizes(), rank - 1);
      fits = Arrays.equals(left, Arrays.copyOf(values.sizes(), rank - 1));
    }
    if (!fits) {
      throw new ShapeException(
          "searchsorted: the sorted tensor is %s and the values are %s; pass one sorted row, or equal sizes in all dimensions but the last"
              .formatted(Shape.text(sorted.sizes()), Shape.text(values.sizes())));
    }
  }
}
