package dev.holdout.engine.optim.schedule;

import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * One cycle over the whole training: up from a low rate to the highest, then down far below where
 * it began; momentum, if it takes part, goes the other way.
 *
 * <p>Counts steps, not epochs: call {@link #step()} after every batch. Source:
 * torch.optim.lr_scheduler.OneCycleLR; L. Smith and N. Topin, "Super-convergence: very fast
 * training of neural networks using large learning rates", 2019.
 */
public final class OneCycleLr extends Scheduler {

  /** How one value becomes another. */
  public enum Anneal {
    COSINE,
    LINEAR
  }

  /**
   * @param steps of the whole cycle, 1 or more
   * @param rise share of the steps in which the rate rises, from 0 to 1; PyTorch's {@code
   *     pct_start}
   * @param anneal the way up and down
   * @param cycleMomentum whether momentum (or Adam's beta1) moves too
   * @param baseMomentum momentum at the highest rate
   * @param maxMomentum momentum at both ends
   * @param startDivisor the highest rate over the first; {@code div_factor}
   * @param endDivisor the first rate over the last; {@code final_div_factor}
   * @param threePhases down as fast as up, then from the first rate to the last
   */
  public record Config(
      int steps,
      double rise,
      Anneal anneal,
      boolean cycleMomentum,
      double baseMomentum,
      double maxMomentum,
      double startDivisor,
      double endDivisor,
      boolean threePhases) {

    public Config {
      Settings.require(steps >= 1, "OneCycleLr", "steps", steps, "of 1 or more");
      Settings.require(rise >= 0 && rise <= 1, "OneCycleLr", "rise", rise, "from 0 to 1");
      Settings.require(
          startDivisor > 0, "OneCycleLr", "startDivisor", startDivisor, "above 0 (25 is usual)");
      Settings.require(
          endDivisor > 0, "OneCycleLr", "endDivisor", endDivisor, "above 0 (1e4 is usual)");
    }

    /** PyTorch's defaults: rise 0.3 by cosine, momentum from 0.95 to 0.85, divisors 25 and 1e4. */
    public static Config of(int steps) {
      return new Config(steps, 0.3, Anneal.COSINE, true, 0.85, 0.95, 25, 1e4, false);
    }
  }

  /** A stretch that ends at a step, between values that stand for the ends of both rates. */
  private record Phase(double end, double fromLr, double toLr, double fromHeld, double toHeld) {}

  private final Config config;
  private final double[] highest;
  private final double[] baseMomenta;
  private final double[] maxMomenta;

  /** The same highest rate for all groups. */
  public OneCycleLr(Optimizer<?> optimizer, double highest, Config config) {
    this(optimizer, filled(optimizer, highest), config);
  }

  /**
   * @param highest rate of each group
   * @throws IllegalArgumentException when momentum should move and the optimiser has none
   */
  public OneCycleLr(Optimizer<?> optimizer, double[] highest, Config config) {
    this(
        optimizer,
        highest,
        filled(optimizer, config.baseMomentum),
        filled(optimizer, config.maxMomentum),
        config);
  }

  /**
   * @param highest rate of each group
   * @param baseMomenta of each group, instead of the one in the settings
   * @param maxMomenta of each group, instead of the one in the settings
   * @throws IllegalArgumentException when momentum should move and the optimiser has none
   */
  public OneCycleLr(
      Optimizer<?> optimizer,
      double[] highest,
      double[] baseMomenta,
      double[] maxMomenta,
      Config config) {
    super(starting(optimizer, highest, config));
    oneForEach("base momenta", baseMomenta, optimizer);
    oneForEach("highest momenta", maxMomenta, optimizer);
    this.config = config;
    this.highest = highest.clone();
    this.baseMomenta = baseMomenta.clone();
    this.maxMomenta = maxMomenta.clone();
    begin();
  }

  @Override
  double next(int group, double current) {
    return closed(group);
  }

  @Override
  double closed(int group) {
    // The step after the last goes on in the direction of the last, which must not pass 0.
    return Math.max(0, value(group, false));
  }

  /**
   * Ends a step.
   *
   * @throws IllegalStateException after the last
   */
  @Override
  public void step() {
    if (epoch() >= config.steps) {
      throw new IllegalStateException(
          "OneCycleLr: step %d of a cycle of %d steps; make the cycle as long as the training"
              .formatted(epoch() + 1, config.steps));
    }
    super.step();
  }

  @Override
  void set(int group, double lr) {
    super.set(group, lr);
    if (config.cycleMomentum) {
      optimizer().setMomentum(group, value(group, true));
    }
  }

  private double value(int group, boolean held) {
    double start = 0;
    for (Phase phase : phases(group)) {
      if (epoch() <= phase.end || phase.end == config.steps - 1) {
        double share = (epoch() - start) / (phase.end - start);
        return held
            ? between(phase.fromHeld, phase.toHeld, share)
            : between(phase.fromLr, phase.toLr, share);
      }
      start = phase.end;
    }
    throw new AssertionError("the last phase ends with the cycle");
  }

  private List<Phase> phases(int group) {
    double first = highest[group] / config.startDivisor;
    double last = first / config.endDivisor;
    double top = highest[group];
    double low = baseMomenta[group];
    double high = maxMomenta[group];
    double peak = config.rise * config.steps - 1;
    double end = config.steps - 1;
    if (config.threePhases) {
      double back = 2 * config.rise * config.steps - 2;
      return List.of(
          new Phase(peak, first, top, high, low),
          new Phase(back, top, first, low, high),
          new Phase(end, first, last, high, high));
    }
    return List.of(new Phase(peak, first, top, high, low), new Phase(end, top, last, low, high));
  }

  private double between(double from, double to, double share) {
    return switch (config.anneal) {
      case COSINE -> to + (from - to) / 2 * (StrictMath.cos(Math.PI * share) + 1);
      case LINEAR -> (to - from) * share + from;
    };
  }

  private static Optimizer<?> starting(Optimizer<?> optimizer, double[] highest, Config config) {
    oneForEach("highest rates", highest, optimizer);
    for (int g = 0; g < highest.length; g++) {
      if (config.cycleMomentum && optimizer.momentum(g).isEmpty()) {
        throw new IllegalArgumentException(
            "OneCycleLr: %s has no momentum to cycle; pass cycleMomentum false, or use another optimizer"
                .formatted(optimizer.getClass().getSimpleName()));
      }
      optimizer.setInitialLr(g, highest[g] / config.startDivisor);
    }
    return optimizer;
  }

  private static void oneForEach(String what, double[] given, Optimizer<?> optimizer) {
    if (given.length != optimizer.groupCount()) {
      throw new IllegalArgumentException(
          "OneCycleLr: there are %d %s for %d groups; pass one for each group"
              .formatted(given.length, what, optimizer.groupCount()));
    }
  }

  private static double[] filled(Optimizer<?> optimizer, double value) {
    double[] all = new double[optimizer.groupCount()];
    Arrays.fill(all, value);
    return all;
  }
}
