package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.Settings;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lowers the rates when a figure has not become better for a while. Steps with that figure, so it
 * is no {@link Scheduler} that others could hold. A NaN is never better.
 *
 * <p>Source: torch.optim.lr_scheduler.ReduceLROnPlateau.
 */
public final class ReduceOnPlateau {

  private static final String BEST = "best";
  private static final String BAD = "num_bad_epochs";
  private static final String COOLING = "cooldown_counter";

  /**
   * @param rising whether higher is better, as for an accuracy; else lower is, as for a loss
   * @param factor of each reduction, from 0 to below 1
   * @param patience epochs without a better figure that are borne, 0 or more
   * @param threshold by how much a better figure must be better, 0 or more
   * @param relative whether the threshold is a share of the best figure, not a difference
   * @param cooldown epochs after a reduction that do not count, 0 or more
   * @param lowest rate
   * @param eps reductions by no more than this are not made
   */
  public record Config(
      boolean rising,
      double factor,
      int patience,
      double threshold,
      boolean relative,
      int cooldown,
      double lowest,
      double eps) {

    public Config {
      String name = "ReduceOnPlateau";
      Settings.require(factor >= 0 && factor < 1, name, "factor", factor, "from 0 to below 1");
      Settings.require(patience >= 0, name, "patience", patience, "of 0 or more");
      Settings.require(cooldown >= 0, name, "cooldown", cooldown, "of 0 or more");
    }

    /** PyTorch's defaults, for a loss: factor 0.1, patience 10, threshold 1e-4 relative. */
    public static Config standard() {
      return new Config(false, 0.1, 10, 1e-4, true, 0, 0, 1e-8);
    }
  }

  private final Optimizer<?> optimizer;
  private final Config config;
  private final double[] lowest;
  private int epoch;
  private double best;
  private int bad;
  private int cooling;

  public ReduceOnPlateau(Optimizer<?> optimizer, Config config) {
    this(optimizer, config, filled(optimizer, config.lowest));
  }

  /**
   * @param lowest rate of each group, instead of the one in the settings
   */
  public ReduceOnPlateau(Optimizer<?> optimizer, Config config, double[] lowest) {
    if (lowest.length != optimizer.groupCount()) {
      throw new IllegalArgumentException(
          "ReduceOnPlateau: there are %d lowest rates for %d groups; pass one for each group"
              .formatted(lowest.length, optimizer.groupCount()));
    }
    this.optimizer = optimizer;
    this.config = config;
    this.lowest = lowest.clone();
    this.best = config.rising ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** Ends an epoch in which the figure was this. */
  public void step(double figure) {
    Watch.now().scheduling(this, optimizer);
    epoch++;
    if (isBetter(figure)) {
      best = figure;
      bad = 0;
    } else {
      bad++;
    }
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad > config.patience) {
      reduce();
      cooling = config.cooldown;
      bad = 0;
    }
  }

  /** Epochs ended so far. */
  public int epoch() {
    return epoch;
  }

  /** The best figure so far; infinite before the first. */
  public double best() {
    return best;
  }

  /** What is remembered, in F64. */
  public Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(Scheduler.EPOCH, Tensor.of(new double[] {epoch}));
    state.put(BEST, Tensor.of(new double[] {best}));
    state.put(BAD, Tensor.of(new double[] {bad}));
    state.put(COOLING, Tensor.of(new double[] {cooling}));
    return state;
  }

  /**
   * Takes over what {@link #stateDict()} gave. The rates in force are the optimiser's: load its
   * state too.
   *
   * @throws StateException where names differ; nothing is changed then
   */
  public void loadStateDict(Map<String, Tensor> state) {
    if (!state.keySet().equals(Set.of(Scheduler.EPOCH, BEST, BAD, COOLING))) {
      throw new StateException(
          "ReduceOnPlateau: the state has %s; pass what stateDict() of the same schedule gave"
              .formatted(state.keySet()));
    }
    epoch = (int) state.get(Scheduler.EPOCH).item();
    best = state.get(BEST).item();
    bad = (int) state.get(BAD).item();
    cooling = (int) state.get(COOLING).item();
  }

  private boolean isBetter(double figure) {
    double margin = config.threshold;
    if (config.rising) {
      return figure > (config.relative ? best * (1 + margin) : best + margin);
    }
    return figure < (config.relative ? best * (1 - margin) : best - margin);
  }

  private void reduce() {
    for (int g = 0; g < lowest.length; g++) {
      double before = optimizer.lr(g);
      double after = Math.max(before * config.factor, lowest[g]);
      if (before - after > config.eps) {
        optimizer.setLr(g, after);
      }
    }
  }

  private static double[] filled(Optimizer<?> optimizer, double value) {
    double[] all = new double[optimizer.groupCount()];
    Arrays.fill(all, value);
    return all;
  }
}
