package dev.holdout.engine.doctor;

import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.CallSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A feature that equals the target in every sample. Looked for in the first samples of each loader
 * whose batches are lists of tensors, features first and target last, and of {@link Doctor#data};
 * of targets of one number a sample.
 */
final class LeakedTarget extends Check {

  private static final int ROWS = 64;
  private static final int COLUMNS = 4096;

  /** Features that have equalled the target so far. */
  private static final class Candidates {
    private List<Integer> columns;
    private final Set<Double> targets = new HashSet<>();
    private int rows;
    private int[] shape;
    private String line = "unknown";

    boolean open() {
      return rows < ROWS && (columns == null || !columns.isEmpty());
    }
  }

  private Object loader;
  private Candidates ofLoader = new Candidates();
  private final Candidates ofData = new Candidates();

  LeakedTarget(Chart chart) {
    super(chart);
  }

  @Override
  public void epoch(Object from, Object set, List<?> batches, int epoch) {
    if (loader != from) {
      loader = from;
      ofLoader = new Candidates();
      ofLoader.line = CallSite.text();
    }
  }

  @Override
  public void loaded(Object from, Object batch) {
    if (from == loader
        && ofLoader.open()
        && batch instanceof List<?> parts
        && parts.size() >= 2
        && parts.getFirst() instanceof Tensor features
        && parts.getLast() instanceof Tensor target) {
      compare(ofLoader, features.detach(), target.detach());
    }
  }

  @Override
  void data(Tensor features, Tensor target) {
    if (ofData.open()) {
      ofData.line = CallSite.text();
      compare(ofData, features.detach(), target.detach());
    }
  }

  private void compare(Candidates open, Tensor features, Tensor target) {
    int rows = features.rank() < 2 ? 0 : features.size(0);
    if (rows == 0 || target.rank() == 0 || target.numel() != rows) {
      return;
    }
    int columns = (int) (features.numel() / rows);
    if (columns > COLUMNS || open.columns != null && !sameShape(open, features)) {
      open.columns = List.of();
      return;
    }
    if (open.columns == null) {
      open.columns = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        open.columns.add(c);
      }
      open.shape = features.shape();
    }
    int few = Math.min(rows, ROWS);
    double[] x = features.narrow(0, 0, few).toDoubleArray();
    double[] y = target.reshape(rows).narrow(0, 0, few).toDoubleArray();
    for (int row = 0; row < few; row++) {
      int start = row * columns;
      double wanted = y[row];
      open.targets.add(wanted);
      open.columns.removeIf(column -> x[start + column] != wanted);
    }
    open.rows += few;
    if (open.rows >= ROWS && !open.columns.isEmpty() && open.targets.size() > 1) {
      report(open);
    }
  }

  private static boolean sameShape(Candidates open, Tensor features) {
    return features.numel() / features.size(0) == count(open.shape);
  }

  private static int count(int[] shape) {
    int count = 1;
    for (int d = 1; d < shape.length; d++) {
      count *= shape[d];
    }
    return count;
  }

  private void report(Candidates open) {
    int last = open.shape[open.shape.length - 1];
    int column = open.columns.getFirst() % last;
    int before = open.columns.getFirst() / last;
    chart.report(
        Mistake.TARGET_AMONG_FEATURES,
        "feature %d%s equals the target in all of %d samples"
            .formatted(column, open.shape.length == 2 ? "" : " of row " + before, open.rows),
        open.line,
        open.rows,
        ROWS - 1,
        column == last - 1
            ? "x.narrow(-1, 0, %d) // the features without it".formatted(column)
            : "Tensor.cat(List.of(x.narrow(-1, 0, %d), x.narrow(-1, %d, %d)), -1) // without it"
                .formatted(column, column + 1, last - column - 1));
  }
}
