package dev.holdout.models;

import dev.holdout.marketdata.BadInput;
import java.util.ArrayList;
import java.util.List;

/**
 * How a policy is trained. Equal configs on equal samples give equal weights.
 *
 * @param epochs passes over the samples, at most; 1 or more
 * @param batch samples a step, at most; 1 or more
 * @param optimizer which formula moves the weights
 * @param lr step length, above 0
 * @param weightDecay pull of the weights towards 0; 0 or more
 * @param clipNorm largest joint norm of a step's gradients; infinity for none
 * @param patience epochs without a better validation value after which training stops; 1 or more
 * @param seed of start, shuffling and dropout
 */
public record TrainConfig(
    int epochs,
    int batch,
    OptimizerKind optimizer,
    double lr,
    double weightDecay,
    double clipNorm,
    int patience,
    long seed) {

  public TrainConfig {
    List<BadInput.Fault> faults = new ArrayList<>();
    check(faults, epochs >= 1, "epochs", epochs, "a whole number of 1 or more");
    check(faults, batch >= 1, "batch", batch, "a whole number of 1 or more");
    check(
        faults, lr > 0 && lr < Double.POSITIVE_INFINITY, "lr", lr, "a value above 0, such as 0.01");
    check(faults, weightDecay >= 0, "weightDecay", weightDecay, "0 or more");
    check(faults, clipNorm > 0, "clipNorm", clipNorm, "a value above 0, such as 1");
    check(faults, patience >= 1, "patience", patience, "a whole number of 1 or more");
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  /**
   * RMSprop at 0.01 as in the reference page, batches of 128, up to 50 epochs, gradients clipped at
   * 1 (a Sharpe ratio's slope is steep where nothing moves), stopping after 8 epochs without gain.
   */
  public static TrainConfig standard(long seed) {
    return new TrainConfig(50, 128, OptimizerKind.RMSPROP, 0.01, 0, 1, 8, seed);
  }

  /** The same with another seed. */
  public TrainConfig withSeed(long other) {
    return new TrainConfig(epochs, batch, optimizer, lr, weightDecay, clipNorm, patience, other);
  }

  private static void check(
      List<BadInput.Fault> faults, boolean fits, String name, Number value, String remedy) {
    if (!fits) {
      faults.add(new BadInput.Fault(name + " is " + value, "training." + name, remedy));
    }
  }
}
