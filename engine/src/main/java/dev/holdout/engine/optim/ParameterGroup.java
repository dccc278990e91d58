package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.shape.Given;
import java.util.List;

/**
 * Parameters that share their settings.
 *
 * @param parameters each in one group only
 * @param config the optimiser's settings for them
 */
public record ParameterGroup<C>(List<Parameter> parameters, C config) {
  public ParameterGroup {
    parameters = List.copyOf(Given.all(parameters, "parameter group", "parameter"));
    Given.present(config, "parameter group", "the configuration");
  }
}
