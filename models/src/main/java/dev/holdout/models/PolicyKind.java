package dev.holdout.models;

import dev.holdout.engine.random.Philox;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.network.DropoutTrader;
import dev.holdout.models.network.LinearTrader;
import dev.holdout.models.network.NeuralTrader;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The policies there are, in the order in which lists show them. */
public enum PolicyKind {
  /** No hidden layer: a weighted sum, squashed. */
  LINEAR("linear") {
    @Override
    Policy build(PolicySpec spec, int width, Philox start, long dropoutSeed) {
      return new LinearTrader(width, spec.range(), start);
    }
  },
  /** One hidden layer of sigmoids. */
  NEURAL_TRADER("neural-trader") {
    @Override
    Policy build(PolicySpec spec, int width, Philox start, long dropoutSeed) {
      return new NeuralTrader(width, spec.hidden(), spec.range(), start);
    }
  },
  /** The same, with dropout behind the hidden layer. */
  DROPOUT_TRADER("dropout-trader") {
    @Override
    Policy build(PolicySpec spec, int width, Philox start, long dropoutSeed) {
      return new DropoutTrader(
          width, spec.hidden(), spec.dropout(), spec.range(), start, dropoutSeed);
    }
  };

  private final String text;

  PolicyKind(String text) {
    this.text = text;
  }

  /** The name in a study and in a checkpoint. */
  public String text() {
    return text;
  }

  /**
   * @throws BadInput naming the known ones
   */
  public static PolicyKind parse(String text) {
    for (PolicyKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    String known = Arrays.stream(values()).map(PolicyKind::text).collect(Collectors.joining(", "));
    throw new BadInput("policy is \"" + text + "\"", "policy.kind", "known are " + known);
  }

  abstract Policy build(PolicySpec spec, int width, Philox start, long dropoutSeed);
}
