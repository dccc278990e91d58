package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sets an optimiser's rates: those of epoch 0 when it is made, those of the next epoch at each
 * {@link #step()}.
 */
public abstract class Scheduler {

  static final String EPOCH = "last_epoch";
  static final String BASE = "base_lrs";

  private final Optimizer<?> optimizer;
  private final double[] base;
  private int epoch;

  /** Takes the rates that no schedule has moved yet as base; the subclass calls {@link #begin}. */
  Scheduler(Optimizer<?> optimizer) {
    this.optimizer = optimizer;
    this.base = new double[optimizer.groupCount()];
    for (int g = 0; g < base.length; g++) {
      base[g] = optimizer.initialLr(g);
      optimizer.setInitialLr(g, base[g]);
    }
  }

  /** Ends an epoch: sets the rates of the next one. */
  public void step() {
    if (epoch >= 0) { // not of the rates of epoch 0, which are set when it is made
      Watch.now().scheduling(this, optimizer);
    }
    epoch++;
    for (int g = 0; g < base.length; g++) {
      set(g, next(g, optimizer.lr(g)));
    }
  }

  /** Epochs ended so far. */
  public final int epoch() {
    return epoch;
  }

  /** Its class, the epoch under way and the rates in force. */
  @Override
  public final String toString() {
    double[] rates = new double[base.length];
    for (int g = 0; g < rates.length; g++) {
      rates[g] = optimizer.lr(g);
    }
    return "%s(epoch=%d, lr=%s)".formatted(name(), epoch, Arrays.toString(rates));
  }

  /** What is remembered, in F64: {@code last_epoch} and {@code base_lrs}. */
  public Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(EPOCH, Tensor.of(new double[] {epoch}));
    state.put(BASE, Tensor.of(base));
    return state;
  }

  /**
   * Takes over what {@link #stateDict()} gave. The rates in force are the optimiser's: load its
   * state too.
   *
   * @throws StateException where names or the number of groups differ; nothing is changed then
   */
  public final void loadStateDict(Map<String, Tensor> state) {
    check(state);
    take(state);
  }

  /** Takes over a state that was checked. */
  void take(Map<String, Tensor> state) {
    epoch = (int) state.get(EPOCH).item();
    System.arraycopy(state.get(BASE).toDoubleArray(), 0, base, 0, base.length);
  }

  /** Refuses a state of another schedule. */
  void check(Map<String, Tensor> state) {
    if (!state.keySet().equals(Set.of(EPOCH, BASE)) || state.get(BASE).numel() != base.length) {
      throw new StateException(
          "%s: the state has %s, but %s and %s of %d groups are needed; pass what stateDict() of the same schedule gave"
              .formatted(name(), state.keySet(), EPOCH, BASE, base.length));
    }
  }

  /**
   * The rate of the epoch under way, made of the rate in force before it.
   *
   * @param group which parameters
   * @param current the rate in force
   */
  abstract double next(int group, double current);

  /** The rate of the epoch under way, made of the base alone. */
  abstract double closed(int group);

  /** Sets the rates of epoch 0, from those in force. */
  void begin() {
    epoch = -1;
    step();
  }

  /** Starts over at epoch 0, whatever the rates in force. */
  void restart() {
    epoch = 0;
    for (int g = 0; g < base.length; g++) {
      set(g, closed(g));
    }
  }

  /** Takes the last epoch back, not its rates. */
  void undo() {
    epoch--;
  }

  /** Sets the rate of a group, and whatever else moves with it. */
  void set(int group, double lr) {
    optimizer.setLr(group, lr);
  }

  final void setEpoch(int epoch) {
    this.epoch = epoch;
  }

  final double base(int group) {
    return base[group];
  }

  final Optimizer<?> optimizer() {
    return optimizer;
  }

  final String name() {
    return getClass().getSimpleName();
  }

  final void require(boolean fits, String setting, long value, String range) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: %s is %d; pass a value %s".formatted(name(), setting, value, range));
    }
  }

  final void require(boolean fits, String setting, double value, String range) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: %s is %s; pass a value %s".formatted(name(), setting, value, range));
    }
  }
}
