package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.CallSite;
import dev.holdout.engine.watch.TrainingListener;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Passes what the training tells on to each check, and takes the time of it. */
final class Rounds implements TrainingListener, Layer.ForwardHook {

  /** Above this share of the time no step is looked at in full, but the first. */
  private static final double AIM = 0.02;

  private final Chart chart;
  private final List<Check> checks;
  private final LongSupplier stopwatch;
  private final long began;
  private final Thread thread = Thread.currentThread();
  private long ended = -1;
  private long spent;
  private boolean busy;

  /**
   * @param stopwatch null for none
   */
  Rounds(Chart chart, List<Check> checks, LongSupplier stopwatch) {
    this.chart = chart;
    this.checks = checks;
    this.stopwatch = stopwatch;
    this.began = now();
  }

  OptionalDouble share() {
    long all = (ended < 0 ? now() : ended) - began;
    return stopwatch == null || all <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) spent / all);
  }

  @Override
  public void backward(List<?> outputs) {
    each(check -> check.backward(outputs));
  }

  @Override
  public void zeroFilled(Object tensor) {
    each(check -> check.zeroFilled(tensor));
  }

  @Override
  public void stepping(Object optimizer) {
    Course course = chart.course(optimizer);
    if (chart.sampled()) {
      course.look(CallSite.text());
    }
    each(check -> check.stepping(optimizer));
    course.stepped();
    chart.stepped(!chart.isLookDue() || share().orElse(0) < AIM);
  }

  @Override
  public void evaluated(Object optimizer) {
    each(check -> check.evaluated(optimizer));
  }

  @Override
  public void scheduling(Object scheduler, Object optimizer) {
    each(check -> check.scheduling(scheduler, optimizer));
  }

  @Override
  public void scalerScaling(Object scaler) {
    each(check -> check.scalerScaling(scaler));
  }

  @Override
  public void scalerStepping(Object scaler, Object optimizer) {
    each(check -> check.scalerStepping(scaler, optimizer));
  }

  @Override
  public void scalerUpdating(Object scaler) {
    each(check -> check.scalerUpdating(scaler));
  }

  @Override
  public void epoch(Object loader, Object set, List<?> batches, int epoch) {
    chart.epoch(epoch);
    each(check -> check.epoch(loader, set, batches, epoch));
  }

  @Override
  public void waiting(Object loader) {
    each(check -> check.waiting(loader));
  }

  @Override
  public void loaded(Object loader, Object batch) {
    each(check -> check.loaded(loader, batch));
  }

  @Override
  public void copying(Object source, long bytes) {
    if (bytes < RepeatedCopies.BYTES) {
      return;
    }
    each(check -> check.copying(source, bytes));
  }

  @Override
  public void after(Layer layer, List<Tensor> inputs, List<Tensor> outputs) {
    boolean outermost = chart.isNet(layer);
    if (Thread.currentThread() != thread || !outermost && !chart.sampled()) {
      return;
    }
    boolean recorded = Autograd.recording();
    if (outermost && chart.sampled()) {
      chart.calledAt(layer, CallSite.text());
    }
    each(check -> check.called(layer, outermost, outputs.getFirst(), recorded));
  }

  void data(Tensor features, Tensor target) {
    each(check -> check.data(features, target));
  }

  void closing() {
    each(Check::closing);
    ended = now();
  }

  /** What a check computes is told to nobody. */
  private void each(Consumer<Check> tell) {
    if (busy) {
      return;
    }
    long start = now();
    busy = true;
    try {
      for (int i = 0; i < checks.size(); i++) {
        tell.accept(checks.get(i));
      }
    } finally {
      busy = false;
      spent += now() - start;
    }
  }

  private long now() {
    return stopwatch == null ? 0 : stopwatch.getAsLong();
  }
}
