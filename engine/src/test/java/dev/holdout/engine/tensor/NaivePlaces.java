package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Values and their shape, rearranged by nested loops: the slow twin of views and indexing.
 *
 * @param shape sizes
 * @param values row-major
 */
record NaivePlaces(int[] shape, double[] values) {

  /** 1, 2, 3, …: every value tells where it came from. */
  static NaivePlaces counting(int... shape) {
    double[] values = new double[Shape.count(shape)];
    Arrays.setAll(values, i -> i + 1);
    return new NaivePlaces(shape, values);
  }

  /** The value at an index, one number a dimension. */
  double at(int... index) {
    int place = 0;
    for (int d = 0; d < shape.length; d++) {
      place = place * shape[d] + index[d];
    }
    return values[place];
  }

  /**
   * Another shape, whose value at an index is this one's at another; 0 where that is null.
   *
   * @param source from an index of the result to one of this
   */
  NaivePlaces moved(int[] to, UnaryOperator<int[]> source) {
    double[] result = new double[Shape.count(to)];
    int[] index = new int[to.length];
    for (int i = 0; i < result.length; i++) {
      int left = i;
      for (int d = to.length - 1; d >= 0; d--) {
        index[d] = left % to[d];
        left /= to[d];
      }
      int[] from = source.apply(index.clone());
      result[i] = from == null ? 0 : at(from);
    }
    return new NaivePlaces(to, result);
  }

  /** A list with one entry replaced. */
  static int[] with(int[] list, int place, int value) {
    int[] copy = list.clone();
    copy[place] = value;
    return copy;
  }

  /** A list without one entry. */
  static int[] without(int[] list, int place) {
    int[] copy = Arrays.copyOf(list, list.length - 1);
    System.arraycopy(list, place + 1, copy, place, copy.length - place);
    return copy;
  }

  /** A list with one entry more. */
  static int[] plus(int[] list, int place, int value) {
    int[] copy = Arrays.copyOf(list, list.length + 1);
    System.arraycopy(list, place, copy, place + 1, list.length - place);
    copy[place] = value;
    return copy;
  }
}
