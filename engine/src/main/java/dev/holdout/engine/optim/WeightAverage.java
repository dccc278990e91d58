package dev.holdout.engine.optim;

import dev.holdout.engine.backend.Holding;
import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Owner;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An average of a layer's weights over training, which is often better than the last weights: of
 * equal shares (stochastic weight averaging), or one that forgets exponentially.
 *
 * <pre>
 * first update: a ← p
 * equal:        a ← a + (p − a) / (n + 1)          after n updates
 * exponential:  a ← decay · a + (1 − decay) · p
 * </pre>
 *
 * <p>Buffers are not averaged. A net with batch normalisation has running means that belong to the
 * last weights: after {@link #swap}, run the training data through it once in training mode and
 * without gradients, before it is used. Source: torch.optim.swa_utils.AveragedModel; P. Izmailov et
 * al., "Averaging weights leads to wider optima and better generalization", 2018; B. Polyak and A.
 * Juditsky, "Acceleration of stochastic approximation by averaging", 1992.
 */
public final class WeightAverage {

  private static final String UPDATES = "n_averaged";

  private final Map<String, Parameter> parameters;
  private final Map<String, Tensor> averages = new LinkedHashMap<>();
  private final double decay;
  private final Holding memory = Ledger.ofThread().holding(Owner.OPTIMIZER, this);
  private long updates;

  private WeightAverage(Layer layer, double decay) {
    this.parameters = layer.namedParameters();
    this.decay = decay;
    parameters.forEach((path, parameter) -> {
      Tensor average = parameter.tensor().detach().copy();
      average.data().storage().keep();
      averages.put(path, average);
      memory.add(average.numel() * average.dtype().bytes());
    });
  }

  /** Equal shares of all updates. */
  public static WeightAverage equal(Layer layer) {
    return new WeightAverage(layer, Double.NaN);
  }

  /**
   * @param decay share of the average that an update keeps, from 0 to 1; 0.999 is usual
   */
  public static WeightAverage exponential(Layer layer, double decay) {
    Settings.require(decay >= 0 && decay <= 1, "weight average", "decay", decay, "from 0 to 1");
    return new WeightAverage(layer, decay);
  }

  @Override
  public String toString() {
    String share = Double.isNaN(decay) ? "equal" : "decay=" + decay;
    return "WeightAverage(%s, parameters=%d, updates=%d)"
        .formatted(share, parameters.size(), updates);
  }

  /** Takes the layer's weights in; call it after the optimiser's step. */
  public void update() {
    double share = Double.isNaN(decay) ? 1.0 / (updates + 1) : 1 - decay;
    try (var off = Autograd.noGrad()) {
      parameters.forEach((path, parameter) -> {
        Tensor average = averages.get(path);
        if (updates == 0) {
          average.copyFrom(parameter.tensor());
        } else {
          average.mulInPlace(1 - share).addInPlace(parameter.tensor().detach(), share);
        }
      });
    }
    updates++;
  }

  /** Updates so far. */
  public long updates() {
    return updates;
  }

  /**
   * Exchanges the layer's weights and the averages until the scope is closed, which exchanges them
   * back: {@code try (var averaged = average.swapped()) { validate(net); }}.
   */
  public Autograd.Scope swapped() {
    swap();
    return this::swap;
  }

  /** Exchanges the layer's weights and the averages; a second call exchanges them back. */
  public void swap() {
    try (var off = Autograd.noGrad()) {
      parameters.forEach((path, parameter) -> {
        Tensor weights = parameter.tensor().detach().copy();
        parameter.tensor().copyFrom(averages.get(path));
        averages.get(path).copyFrom(weights);
      });
    }
  }

  /** Copies of the averages by path, and {@code n_averaged} in F64. */
  public Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    averages.forEach((path, average) -> state.put(path, average.copy()));
    state.put(UPDATES, Tensor.of(new double[] {updates}));
    return state;
  }

  /**
   * Takes over what {@link #stateDict()} gave.
   *
   * @throws StateException where names, shapes or dtypes differ; nothing is changed then
   */
  public void loadStateDict(Map<String, Tensor> state) {
    for (String path : averages.keySet()) {
      if (!state.containsKey(path)) {
        throw new StateException(
            "weight average: the state lacks %s; pass what stateDict() gave for the same layer"
                .formatted(path));
      }
      SavedState.checkLike("weight average", path, state.get(path), averages.get(path));
    }
    if (!state.containsKey(UPDATES) || state.size() != averages.size() + 1) {
      throw new StateException(
          "weight average: the state has %s, but %d averages and %s are needed; pass what stateDict() gave for the same layer"
              .formatted(state.keySet(), averages.size(), UPDATES));
    }
    averages.forEach((path, average) -> average.copyFrom(state.get(path)));
    updates = (long) state.get(UPDATES).item();
  }
}
