package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Several schedules at once, each moving what the one before it left.
 *
 * <p>Source: torch.optim.lr_scheduler.ChainedScheduler.
 */
public final class ChainedLr extends Scheduler {

  private final List<Scheduler> schedulers;

  /**
   * @param schedulers each made for the same optimiser, in the order in which they step
   */
  public ChainedLr(Optimizer<?> optimizer, List<Scheduler> schedulers) {
    super(optimizer);
    if (schedulers.isEmpty()) {
      throw new IllegalArgumentException("ChainedLr: there are 0 schedules; pass one at least");
    }
    SequentialLr.requireOne(optimizer, schedulers, "ChainedLr");
    this.schedulers = List.copyOf(schedulers);
  }

  @Override
  public void step() {
    setEpoch(epoch() + 1);
    schedulers.forEach(Scheduler::step);
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
    schedulers.forEach(Scheduler::begin);
  }

  @Override
  void restart() {
    for (int g = 0; g < optimizer().groupCount(); g++) {
      optimizer().setLr(g, base(g));
    }
    begin();
  }

  @Override
  void undo() {
    super.undo();
    schedulers.forEach(Scheduler::undo);
  }

  @Override
  double next(int group, double current) {
    return current;
  }

  @Override
  double closed(int group) {
    return base(group);
  }
}
