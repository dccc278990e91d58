package dev.holdout.engine.metrics;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** The printed form of a {@link ConfusionMatrix}, laid out as scikit-learn's. */
final class ClassificationReport {

  private ClassificationReport() {}

  static String of(ConfusionMatrix matrix, String... names) {
    if (names.length != 0 && names.length != matrix.classes()) {
      throw new IllegalArgumentException(
          "classification report: %d names for %d classes; pass a name for each, or none"
              .formatted(names.length, matrix.classes()));
    }
    int width = "weighted avg".length();
    for (String name : names) {
      width = Math.max(width, name.length());
    }
    StringBuilder text = new StringBuilder();
    line(text, width, "", "precision", "recall", "f1-score", "support");
    for (int c = 0; c < matrix.classes(); c++) {
      String name = names.length == 0 ? Integer.toString(c) : names[c];
      line(
          text,
          width,
          name,
          figure(matrix.precision(c)),
          figure(matrix.recall(c)),
          figure(matrix.f1(c)),
          Long.toString(matrix.support(c)));
    }
    String samples = Long.toString(matrix.samples());
    line(text, width, "accuracy", "", "", figure(matrix.accuracy()), samples);
    average(text, width, "macro avg", matrix, false);
    average(text, width, "weighted avg", matrix, true);
    return text.toString();
  }

  private static void average(
      StringBuilder text, int width, String name, ConfusionMatrix matrix, boolean weighted) {
    line(
        text,
        width,
        name,
        figure(mean(matrix, weighted, matrix::precision)),
        figure(mean(matrix, weighted, matrix::recall)),
        figure(mean(matrix, weighted, matrix::f1)),
        Long.toString(matrix.samples()));
  }

  /** Over the classes for which the figure is defined. */
  private static double mean(ConfusionMatrix matrix, boolean weighted, IntToDoubleFunction figure) {
    double sum = 0;
    double weights = 0;
    for (int c = 0; c < matrix.classes(); c++) {
      double value = figure.applyAsDouble(c);
      double weight = weighted ? matrix.support(c) : 1;
      if (!Double.isNaN(value)) {
        sum += weight * value;
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.2f", value);
  }

  private static void line(StringBuilder text, int width, String name, String... cells) {
    text.append(" ".repeat(width - name.length())).append(name);
    for (String cell : cells) {
      text.append(" ".repeat(Math.max(1, 11 - cell.length()))).append(cell);
    }
    text.append('\n');
  }
}
