package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.CallSite;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Losses, or outputs of a net, of many steps that the garbage collector has found in use: somebody
 * collects the tensors, and each holds the graph behind it. Nothing is forced to be collected; a
 * training so short that the collector never ran has no need of the finding.
 */
final class KeptGraphs extends Check {

  private static final int HELD = 64;
  private static final int LIMIT = 6;
  private static final int EACH = 4;
  private static final int RECENT = 2;

  private record Old(WeakReference<Object> tensor, long step) {}

  /** Tensors of one kind, and a mark that tells when the collector has run. */
  private final class Trail {
    private final Deque<Old> tensors = new ArrayDeque<>();
    private WeakReference<Object> mark;
    private long marked;

    void add(Object tensor) {
      if (chart.step() % EACH == 0
          && (tensors.isEmpty() || tensors.getLast().step() < chart.step())) {
        tensors.add(new Old(new WeakReference<>(tensor), chart.step()));
        if (tensors.size() > HELD) {
          tensors.removeFirst();
        }
      }
    }

    /** How many of older steps outlived a collection since the last look; 0 where none has run. */
    long survivors() {
      boolean collected = mark != null && mark.refersTo(null);
      long before = marked - RECENT;
      mark = new WeakReference<>(new Object());
      marked = chart.step();
      return collected
          ? tensors.stream()
              .filter(old -> old.step() < before && !old.tensor().refersTo(null))
              .count()
          : 0;
    }
  }

  private final Trail losses = new Trail();
  private final Trail outputs = new Trail();

  KeptGraphs(Chart chart) {
    super(chart);
  }

  @Override
  public void backward(List<?> from) {
    losses.add(from.getFirst());
    if (chart.sampled()) {
      report(losses, "losses", CallSite::text, "losses.add(loss.item()); // not the tensor");
    }
  }

  @Override
  void called(Layer layer, boolean outermost, Tensor output, boolean recorded) {
    if (outermost && recorded && output.requiresGrad()) {
      outputs.add(output);
    }
  }

  @Override
  public void stepping(Object optimizer) {
    if (chart.sampled()) {
      report(
          outputs,
          "outputs of the net",
          chart::call,
          "outputs.add(output.detach()); // not the tensor with its history");
    }
  }

  private void report(Trail trail, String which, Supplier<String> where, String remedy) {
    long kept = trail.survivors();
    if (kept >= LIMIT && !chart.found(Mistake.GRAPH_KEPT)) { // a loss holds its output too
      chart.report(
          Mistake.GRAPH_KEPT,
          "%d %s of earlier steps, of one in %d that are looked at, are still held, each with the graph that made it"
              .formatted(kept, which, EACH),
          where.get(),
          kept,
          LIMIT,
          remedy);
    }
  }
}
