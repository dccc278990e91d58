package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import java.util.List;

/**
 * Parameters that share their settings.
 *
 * @param parameters each in one group only
 * @param config the optimiser's settings for them
 */
public record ParameterGroup<C>(List<Parameter> parameters, C config) {
  public ParameterGroup {
    parameters = List.copyOf(parameters);
  }
}
