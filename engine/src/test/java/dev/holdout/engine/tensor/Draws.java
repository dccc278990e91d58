package dev.holdout.engine.tensor;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Random cases for laws over shapes. A law that breaks names its seed; {@code -Dholdout.seed=N}
 * runs that one alone.
 */
final class Draws {

  private final Philox random;

  private Draws(long seed) {
    random = new Philox(seed, 23);
  }

  /** Tries a law on so many seeds. */
  static void each(String law, int count, Consumer<Draws> body) {
    long first = Long.getLong("holdout.seed", 1);
    long last = Long.getLong("holdout.seed", count);
    System.out.printf("%s: seeds %d to %d%n", law, first, last);
    for (long seed = first; seed <= last; seed++) {
      try {
        body.accept(new Draws(seed));
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError(
            "law broken with seed " + seed + "; replay with -Dholdout.seed=" + seed, broken);
      }
    }
  }

  /** One case, the same for the same seed. */
  static void one(long seed, Consumer<Draws> body) {
    body.accept(new Draws(seed));
  }

  /** From low to high, both included. */
  int whole(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean yes() {
    return random.nextInt(2) == 1;
  }

  /** Sizes from low to high, with lowRank to highRank dimensions. */
  int[] shape(int lowRank, int highRank, int low, int high) {
    int[] shape = new int[whole(lowRank, highRank)];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = whole(low, high);
    }
    return shape;
  }

  /** Some dimensions of a rank, at least one, half of them counted from the end. */
  int[] dims(int rank) {
    int[] dims = new int[rank];
    int count = 0;
    for (int d = 0; d < rank; d++) {
      if (yes()) {
        dims[count++] = yes() ? d : d - rank;
      }
    }
    if (count == 0) {
      dims[count++] = whole(0, rank - 1);
    }
    return Arrays.copyOf(dims, count);
  }

  /** Doubles of a coarse grid, so that ties and zeros occur; some lie with strides. */
  Tensor coarse(int[] shape) {
    double[] values = new double[Shape.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole(-4, 4) * 0.5;
    }
    Tensor x = Tensor.of(values).reshape(shape);
    if (shape.length < 2 || yes()) {
      return x;
    }
    return x.transpose(0, shape.length - 1).contiguous().transpose(0, shape.length - 1);
  }

  /** Numbers of a dtype in which a few are not numbers, infinite, or minus 0. */
  Tensor special(DType dtype, int... shape) {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0};
    double[] values = new double[Shape.count(shape)];
    for (int i = 0; i < values.length; i++) {
      boolean taken = dtype.isFloating() && whole(0, 5) == 0;
      values[i] = taken ? odd[whole(0, odd.length - 1)] : whole(-6, 6);
    }
    return Tensor.of(values).reshape(shape).to(dtype);
  }
}
