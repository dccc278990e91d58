package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * One schedule after the other: from a milestone on the next one runs, as if its epoch 0 were
 * there.
 *
 * <p>Source: torch.optim.lr_scheduler.SequentialLR.
 */
public final class SequentialLr extends Scheduler {

  private final List<Scheduler> schedulers;
  private final int[] milestones;

  /**
   * @param schedulers each made for the same optimiser, in the order in which they run
   * @param milestones epochs, rising, one fewer than schedules
   */
  public SequentialLr(Optimizer<?> optimizer, List<Scheduler> schedulers, int... milestones) {
    super(optimizer);
    if (schedulers.isEmpty() || milestones.length != schedulers.size() - 1) {
      throw new IllegalArgumentException(
          "SequentialLr: there are %d schedules and %d milestones; pass one milestone fewer than schedules"
              .formatted(schedulers.size(), milestones.length));
    }
    requireOne(optimizer, schedulers, "SequentialLr");
    for (int m = 1; m < milestones.length; m++) {
      require(milestones[m] > milestones[m - 1], "milestone", milestones[m], "above the last one");
    }
    this.schedulers = List.copyOf(schedulers);
    this.milestones = milestones.clone();
    // Each schedule moved the rates when it was made; only the first one should have.
    for (int g = 0; g < optimizer.groupCount(); g++) {
      optimizer.setLr(g, optimizer.initialLr(g));
    }
    schedulers.forEach(Scheduler::undo);
    begin();
  }

  @Override
  public void step() {
    setEpoch(epoch() + 1);
    int running = running();
    if (running > 0 && milestones[running - 1] == epoch()) {
      schedulers.get(running).restart();
    } else {
      schedulers.get(running).step();
    }
  }

  @Override
  public Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = super.stateDict();
    SchedulerParts.addTo(state, schedulers);
    return state;
  }

  @Override
  void take(Map<String, Tensor> state) {
    super.take(SchedulerParts.own(state));
    SchedulerParts.take(state, schedulers);
  }

  @Override
  void check(Map<String, Tensor> state) {
    super.check(SchedulerParts.own(state));
    SchedulerParts.check(state, schedulers);
  }

  @Override
  void begin() {
    setEpoch(0);
    schedulers.get(running()).begin();
  }

  @Override
  void restart() {
    setEpoch(0);
    schedulers.get(running()).restart();
  }

  /** The schedule of the epoch under way. */
  private int running() {
    int running = 0;
    while (running < milestones.length && milestones[running] <= epoch()) {
      running++;
    }
    return running;
  }

  @Override
  void undo() {
    super.undo();
    schedulers.getFirst().undo();
  }

  @Override
  double next(int group, double current) {
    return current;
  }

  @Override
  double closed(int group) {
    return base(group);
  }

  static void requireOne(Optimizer<?> optimizer, List<Scheduler> schedulers, String name) {
    for (int s = 0; s < schedulers.size(); s++) {
      if (schedulers.get(s).optimizer() != optimizer) {
        throw new IllegalArgumentException(
            "%s: schedule %d was made for another optimizer; make all for the same one"
                .formatted(name, s));
      }
    }
  }
}
