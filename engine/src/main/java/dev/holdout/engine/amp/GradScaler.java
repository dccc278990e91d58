package dev.holdout.engine.amp;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Multiplies the loss, so that small gradients do not vanish in float16, divides the gradients by
 * as much, and leaves out the steps whose gradients overflowed. Use:
 *
 * <pre>{@code
 * scaler.scale(loss).backward();
 * scaler.unscale(optimizer);          // only to clip
 * clip.clip(net.parameters());
 * scaler.step(optimizer);             // left out where a gradient is infinite or NaN
 * scaler.update();
 * }</pre>
 *
 * <p>After each {@link #update}: a step that was left out multiplies the scale by {@code
 * backoffFactor}; {@code growthInterval} good ones in a row multiply it by {@code growthFactor}, as
 * long as it stays finite. With several optimisers, each leaves out its own steps, and one bad one
 * is enough to back off.
 *
 * <p>Source: torch.amp.GradScaler, its order of calls included; P. Micikevicius et al., "Mixed
 * precision training", 2018.
 */
public final class GradScaler {

  /**
   * How the scale moves.
   *
   * @param initScale at the start, above 0
   * @param growthFactor above 1
   * @param backoffFactor above 0 and below 1
   * @param growthInterval good steps in a row before the scale grows, 1 or more
   * @param enabled false: the loss stays as it is and every step is taken
   */
  public record Config(
      double initScale,
      double growthFactor,
      double backoffFactor,
      int growthInterval,
      boolean enabled) {

    public Config {
      require(
          initScale > 0 && Double.isFinite((float) initScale), "initScale", initScale, "above 0");
      require(growthFactor > 1, "growthFactor", growthFactor, "above 1 (2 is usual)");
      require(
          backoffFactor > 0 && backoffFactor < 1,
          "backoffFactor",
          backoffFactor,
          "between 0 and 1 (0.5 is usual)");
      require(growthInterval > 0, "growthInterval", growthInterval, "of 1 or more (2000 is usual)");
    }

    /** PyTorch's defaults: 65,536, doubled after 2,000 good steps, halved after a bad one. */
    public static Config usual() {
      return new Config(65536, 2, 0.5, 2000, true);
    }

    private static void require(boolean fits, String name, double value, String range) {
      if (!fits) {
        throw new IllegalArgumentException(
            "grad scaler: %s is %s; pass a value %s".formatted(name, value, range));
      }
    }
  }

  /** Where an optimiser stands since the last update. */
  private static final class Progress {
    boolean unscaled;
    boolean stepped;
    boolean overflowed;
    boolean checked;
  }

  private static final String SCALE = "scale";
  private static final String TRACKER = "_growth_tracker";

  private Config config;
  private float scale;
  private int good;
  private final Map<Optimizer<?>, Progress> progress = new IdentityHashMap<>();

  public GradScaler(Config config) {
    this.config = config;
    this.scale = (float) config.initScale();
  }

  /** With PyTorch's defaults. */
  public GradScaler() {
    this(Config.usual());
  }

  /** What the loss is multiplied by; 1 where the scaler is not enabled. */
  public double scale() {
    return config.enabled() ? scale : 1;
  }

  /** How the scale moves. */
  public Config config() {
    return config;
  }

  /** The loss times the scale, in float32 at least where it is one number; itself when disabled. */
  public Tensor scale(Tensor loss) {
    if (!config.enabled()) {
      return loss;
    }
    Watch.now().scalerScaling(this);
    return loss.mul(Tensor.full(DType.F32, scale));
  }

  /**
   * Divides an optimiser's gradients by the scale, in place, and looks for what is infinite or NaN.
   * {@link #step} does it by itself where nothing is done to the gradients in between.
   *
   * @throws IllegalStateException if that was done since the last {@link #update}
   * @throws DTypeException for a gradient in float16, which cannot hold a small one unscaled
   */
  public void unscale(Optimizer<?> optimizer) {
    if (!config.enabled()) {
      return;
    }
    Progress mine = progress.computeIfAbsent(optimizer, any -> new Progress());
    if (mine.stepped || mine.unscaled) {
      throw new IllegalStateException(
          "grad scaler: unscale %s since the last update; unscale once a step, before clipping, and call update() after each step"
              .formatted(
                  mine.stepped
                      ? "comes after the step of this optimizer"
                      : "was already called on this optimizer"));
    }
    requireHoldable(optimizer);
    float inverse = (float) (1 / (double) scale);
    try (var _ = Autograd.noGrad()) {
      for (Parameter parameter : optimizer.parameters()) {
        Tensor gradient = parameter.grad();
        if (gradient != null) {
          mine.checked = true;
          mine.overflowed |= !isFinite(gradient.detach());
          gradient.mulInPlace(inverse);
        }
      }
    }
    mine.unscaled = mine.checked;
  }

  private static void requireHoldable(Optimizer<?> optimizer) {
    for (Parameter parameter : optimizer.parameters()) {
      if (parameter.grad() != null && parameter.grad().dtype() == DType.F16) {
        throw new DTypeException(
            "grad scaler: the gradient of a parameter of shape %s is float16, where small ones are lost unscaled; keep the parameters in float32 and compute under Autocast.to(F16)"
                .formatted(Shape.text(parameter.tensor().sizes())));
      }
    }
  }

  /** Both ends are numbers: a NaN anywhere is both. */
  private static boolean isFinite(Tensor gradient) {
    return gradient.numel() == 0
        || (Double.isFinite(gradient.max().item()) && Double.isFinite(gradient.min().item()));
  }

  /**
   * Steps, unless a gradient is infinite or NaN; unscales first where that was not done.
   *
   * @return whether the step was taken
   * @throws IllegalStateException if it was called since the last {@link #update}, or no parameter
   *     has a gradient
   */
  public boolean step(Optimizer<?> optimizer) {
    if (!config.enabled()) {
      optimizer.step();
      return true;
    }
    Watch.now().scalerStepping(this, optimizer);
    Progress mine = progress.computeIfAbsent(optimizer, any -> new Progress());
    if (mine.stepped) {
      throw new IllegalStateException(
          "grad scaler: step was already called on this optimizer since the last update; call"
              + " update() after each step");
    }
    if (!mine.unscaled) {
      unscale(optimizer);
    }
    if (!mine.checked) {
      throw new IllegalStateException(
          "grad scaler: no parameter of the optimizer has a gradient; call scale(loss).backward()"
              + " before step");
    }
    mine.stepped = true;
    if (!mine.overflowed) {
      optimizer.step();
    }
    return !mine.overflowed;
  }

  /**
   * Moves the scale by what the steps since the last update met; at the end of each iteration.
   *
   * @throws IllegalStateException if no gradient was looked at since the last one
   */
  public void update() {
    if (!config.enabled()) {
      return;
    }
    Watch.now().scalerUpdating(this);
    if (progress.values().stream().noneMatch(each -> each.checked)) {
      throw new IllegalStateException(
          "grad scaler: update without a gradient looked at since the last one; call"
              + " step(optimizer) or unscale(optimizer) before it");
    }
    if (progress.values().stream().anyMatch(each -> each.overflowed)) {
      scale = (float) (scale * config.backoffFactor());
      good = 0;
    } else if (++good >= config.growthInterval()) {
      float grown = (float) (scale * config.growthFactor());
      scale = Float.isFinite(grown) ? grown : scale;
      good = 0;
    }
    progress.clear();
  }

  /**
   * Sets the scale instead of moving it.
   *
   * @param newScale above 0
   */
  public void update(double newScale) {
    Config.require(
        newScale > 0 && Float.isFinite((float) newScale), "newScale", newScale, "above 0");
    if (config.enabled()) {
      Watch.now().scalerUpdating(this);
      scale = (float) newScale;
      progress.clear();
    }
  }

  /**
   * Scale, factors and good steps so far, under PyTorch's names, F64 {@code []} each; empty where
   * the scaler is not enabled.
   */
  public Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    if (config.enabled()) {
      state.put(SCALE, Tensor.full(DType.F64, scale));
      state.put("growth_factor", Tensor.full(DType.F64, config.growthFactor()));
      state.put("backoff_factor", Tensor.full(DType.F64, config.backoffFactor()));
      state.put("growth_interval", Tensor.full(DType.F64, config.growthInterval()));
      state.put(TRACKER, Tensor.full(DType.F64, good));
    }
    return state;
  }

  /**
   * Takes over what {@link #stateDict()} gave; nothing where the scaler is not enabled.
   *
   * @throws StateException where the state lacks a number, as that of a scaler that was not
   *     enabled, or one is out of range; nothing is changed then
   */
  public void loadStateDict(Map<String, Tensor> state) {
    if (!config.enabled()) {
      return;
    }
    double saved = number(state, SCALE);
    double tracker = number(state, TRACKER);
    Config loaded;
    try {
      loaded =
          new Config(
              saved,
              number(state, "growth_factor"),
              number(state, "backoff_factor"),
              (int) number(state, "growth_interval"),
              true);
    } catch (IllegalArgumentException e) {
      throw new StateException(e.getMessage() + "; the state is of no scaler, so save it again");
    }
    config =
        new Config(
            config.initScale(),
            loaded.growthFactor(),
            loaded.backoffFactor(),
            loaded.growthInterval(),
            true);
    scale = (float) saved;
    good = (int) tracker;
    progress.clear();
  }

  private static double number(Map<String, Tensor> state, String name) {
    Tensor saved = state.get(name);
    if (saved == null || saved.numel() != 1) {
      throw new StateException(
          "grad scaler: the state has %s %s; it needs %s as one number, so save it from a scaler that is enabled"
              .formatted(saved == null ? "no" : Shape.text(saved.sizes()) + " of", name, name));
    }
    return saved.item();
  }
}
