package dev.holdout.models;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.marketdata.BadInput;
import java.util.List;

/** The optimisers a study may name; settings other than the step length are PyTorch's. */
public enum OptimizerKind {
  SGD("sgd"),
  RMSPROP("rmsprop"),
  ADAM("adam");

  private final String text;

  OptimizerKind(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /**
   * @throws BadInput for an unknown name
   */
  public static OptimizerKind parse(String text) {
    for (OptimizerKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new BadInput(
        "optimizer is \"" + text + "\"", "training.optimizer", "known are sgd, rmsprop, adam");
  }

  Optimizer<?> build(List<Parameter> parameters, double lr, double weightDecay) {
    return switch (this) {
      case SGD -> new Sgd(parameters, new Sgd.Config(lr, 0, 0, weightDecay, false, false));
      case RMSPROP ->
          new RmsProp(parameters, new RmsProp.Config(lr, 0.99, 1e-8, weightDecay, 0, false, false));
      case ADAM ->
          new Adam(parameters, new Adam.Config(lr, 0.9, 0.999, 1e-8, weightDecay, false, false));
    };
  }
}
