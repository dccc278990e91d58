package dev.holdout.models;

import dev.holdout.engine.random.Philox;
import dev.holdout.marketdata.BadInput;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy before it has weights.
 *
 * @param kind which network
 * @param lag decisions a window holds, the current one included; 1 or more
 * @param hidden width of the hidden layer, 1 or more; unused by {@link PolicyKind#LINEAR}
 * @param dropout chance that a hidden value is left out in training, in [0, 1); only for {@link
 *     PolicyKind#DROPOUT_TRADER}, else 0
 * @param range positions it may take
 */
public record PolicySpec(
    PolicyKind kind, int lag, int hidden, double dropout, PositionRange range) {

  private static final long START = 1;
  private static final long DROPOUT = 2;

  public PolicySpec {
    List<BadInput.Fault> faults = new ArrayList<>();
    if (lag < 1) {
      faults.add(new BadInput.Fault("lag is " + lag, "policy.lag", "a whole number of 1 or more"));
    }
    if (hidden < 1) {
      faults.add(
          new BadInput.Fault(
              "hidden is " + hidden, "policy.hidden", "a whole number of 1 or more"));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      faults.add(
          new BadInput.Fault("dropout is " + dropout, "policy.dropout", "from 0 to below 1"));
    } else if (dropout > 0 && kind != PolicyKind.DROPOUT_TRADER) {
      faults.add(
          new BadInput.Fault(
              "dropout is " + dropout + ", but " + kind.text() + " has none",
              "policy.dropout",
              "leave it out, or kind: " + PolicyKind.DROPOUT_TRADER.text()));
    }
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  /** The network of the reference page: one hidden layer, no dropout. */
  public static PolicySpec neuralTrader(int lag, int hidden, PositionRange range) {
    return new PolicySpec(PolicyKind.NEURAL_TRADER, lag, hidden, 0, range);
  }

  /** The same with dropout. */
  public static PolicySpec dropoutTrader(int lag, int hidden, double dropout, PositionRange range) {
    return new PolicySpec(PolicyKind.DROPOUT_TRADER, lag, hidden, dropout, range);
  }

  /**
   * A policy with fresh weights, in training mode.
   *
   * @param features columns of the frame
   * @param seed of the weights and the dropout masks
   */
  public Policy build(int features, long seed) {
    long dropoutSeed = new Philox(seed, DROPOUT).nextLong();
    return kind.build(
        this, Math.multiplyExact(lag, features), new Philox(seed, START), dropoutSeed);
  }
}
