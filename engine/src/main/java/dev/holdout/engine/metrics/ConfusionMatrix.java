package dev.holdout.engine.metrics;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each other. Everything that is said of a classifier by
 * counting follows from it.
 *
 * @param counts row: the true class, column: the predicted one
 */
public record ConfusionMatrix(long[][] counts) {

  public ConfusionMatrix {
    long[][] copy = new long[counts.length][];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i].length != counts.length) {
        throw new ShapeException(
            "confusion matrix: row %d has %d columns, but there are %d classes; pass a square"
                .formatted(i, counts[i].length, counts.length));
      }
      copy[i] = counts[i].clone();
    }
    counts = copy;
  }

  /**
   * Counts predictions.
   *
   * @param predicted class numbers or truth values, any shape; or scores {@code […, classes]} with
   *     one dimension more than {@code actual}, of which the largest counts (the first of equal
   *     ones)
   * @param actual class numbers from 0 to {@code classes − 1}
   * @throws DTypeException if predictions of the shape of {@code actual} are floating: whether they
   *     are probabilities or scores of one class is not ours to guess
   * @throws ShapeException if the shapes do not fit, or scores are not of {@code classes} classes
   */
  public static ConfusionMatrix of(Tensor predicted, Tensor actual, int classes) {
    Tensor numbers = predicted.detach();
    if (numbers.rank() == actual.rank() + 1) {
      if (numbers.size(-1) != classes) {
        throw new ShapeException(
            "confusion matrix: scores are %s and there are %d classes; pass scores […, %d], or of two classes in one column class numbers, as scores.squeeze(-1).gt(0.5)"
                .formatted(Shape.text(numbers.sizes()), classes, classes));
      }
      numbers = numbers.argmax(-1, false);
    }
    if (!Arrays.equals(numbers.sizes(), actual.sizes())) {
      throw new ShapeException(
          "confusion matrix: predictions are %s and true classes are %s; pass class numbers of one shape, or scores with the classes as last dimension"
              .formatted(Shape.text(predicted.sizes()), Shape.text(actual.sizes())));
    }
    if (numbers.dtype().isFloating()) {
      throw new DTypeException(
          "confusion matrix: predictions %s are %s, but class numbers are whole; compare probabilities with 0.5, as p.gt(0.5), or pass scores […, classes]"
              .formatted(Shape.text(numbers.sizes()), numbers.dtype().torchName()));
    }
    return of(numbers.toLongArray(), actual.detach().toLongArray(), classes);
  }

  /** Counts predictions. */
  public static ConfusionMatrix of(long[] predicted, long[] actual, int classes) {
    if (predicted.length != actual.length) {
      throw new ShapeException(
          "confusion matrix: %d predictions and %d true classes; pass one prediction a sample"
              .formatted(predicted.length, actual.length));
    }
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < actual.length; i++) {
      counts[checked(actual[i], classes, "true", i)][
          checked(predicted[i], classes, "predicted", i)]++;
    }
    return new ConfusionMatrix(counts);
  }

  private static int checked(long number, int classes, String which, int sample) {
    if (number < 0 || number >= classes) {
      throw new DimensionException(
          "confusion matrix: the %s class of sample %d is %d; with %d classes they are 0 to %d"
              .formatted(which, sample, number, classes, classes - 1));
    }
    return (int) number;
  }

  @Override
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  public int classes() {
    return counts.length;
  }

  /** Samples counted. */
  public long samples() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** Samples whose true class this is. */
  public long support(int actual) {
    return Arrays.stream(counts[actual]).sum();
  }

  /** Share of samples predicted rightly; NaN for none. */
  public double accuracy() {
    long right = IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
    return (double) right / samples();
  }

  /** Share of the predictions of a class that were right; NaN where it was never predicted. */
  public double precision(int predicted) {
    long all = IntStream.range(0, classes()).mapToLong(c -> counts[c][predicted]).sum();
    return (double) counts[predicted][predicted] / all;
  }

  /** Share of a class's samples that were found; NaN where it never occurred. */
  public double recall(int actual) {
    return (double) counts[actual][actual] / support(actual);
  }

  /**
   * Harmonic mean of precision and recall: {@code 2 tp / (2 tp + fp + fn)}; NaN where the class was
   * neither predicted nor true.
   */
  public double f1(int c) {
    long predicted = IntStream.range(0, classes()).mapToLong(a -> counts[a][c]).sum();
    return 2.0 * counts[c][c] / (predicted + support(c));
  }

  /** Plain mean of F1 over the classes for which it is defined. */
  public double macroF1() {
    return IntStream.range(0, classes())
        .mapToDouble(this::f1)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /** Precision, recall, F1 and support a class, as a table; classes by their names. */
  public String report(String... names) {
    return ClassificationReport.of(this, names);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix" + Arrays.deepToString(counts);
  }
}
