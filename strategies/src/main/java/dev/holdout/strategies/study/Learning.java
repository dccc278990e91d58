package dev.holdout.strategies.study;

/**
 * How a policy is found: what it is, what it is paid for, how it is trained, on which spans, among
 * which configurations and from which seeds.
 *
 * @param policy network and range of positions
 * @param objective what training pays, always after costs
 * @param training epochs, patience, batches, optimiser
 * @param folds spans of training and test
 * @param search the configurations among which each fold chooses inside its training span
 * @param seeds where randomness starts
 */
public record Learning(
    Policy policy,
    Objective objective,
    Training training,
    Folds folds,
    Search search,
    Seeds seeds) {

  public Learning {
    var check = new Check();
    check.stated(policy, "policy", "{kind: neural-trader, range: long-only}");
    check.stated(objective, "objective", "sharpe");
    check.stated(training, "training", "{epochs: 40, patience: 8, batch: 128, optimizer: adam}");
    check.stated(folds, "folds", "{walk-forward: expanding, train: 3d, test: 12h}");
    check.stated(search, "search", "{lag: [4, 8], hidden: [8, 16]}");
    check.stated(seeds, "seeds", "{master: 1, list: [1, 2, 3]}");
    if (search != null && training != null && search.method() instanceof Search.Halving halving) {
      check.that(
          halving.firstEpochs() <= training.epochs(),
          "search.first-epochs",
          halving.firstEpochs(),
          "a whole training has " + training.epochs() + " epochs",
          "" + Math.max(1, training.epochs() / (halving.keep() * halving.keep())));
    }
    if (policy != null && search != null && policy.kind() == PolicyKind.NEURAL_TRADER) {
      Dimension dropout = search.space().dimension(Hyperparameter.DROPOUT);
      check.that(
          dropout.largest() == 0,
          "search.dropout",
          dropout.text(),
          "the neural-trader has none; leave it out, or choose policy.kind: dropout-trader",
          "[0]");
    }
    check.done();
  }

  /** What the policy is paid for; both after the cost model, on changes of position. */
  public enum Objective {
    MEAN_RETURN,
    SHARPE
  }

  /** What steps the weights. */
  public enum OptimizerKind {
    SGD,
    RMSPROP,
    ADAM
  }

  /**
   * @param kind of network
   * @param range of positions
   */
  public record Policy(PolicyKind kind, Range range) {

    public Policy {
      var check = new Check();
      check.stated(kind, "policy.kind", "neural-trader");
      check.stated(range, "policy.range", "long-only");
      check.done();
    }
  }

  /** Positions a policy may take, as shares of the largest. */
  public enum Range {
    /** Between 0 and 1. */
    LONG_ONLY,
    /** Between -1 and 1; the market context says how a short is borrowed. */
    LONG_SHORT
  }

  /** Networks a study may name. */
  public enum PolicyKind {
    NEURAL_TRADER,
    DROPOUT_TRADER
  }

  /**
   * @param epochs passes over the training span, 1 or more
   * @param patience epochs without a better validation after which training stops, 1 or more
   * @param batch consecutive samples a step sees, 1 or more
   * @param optimizer what steps the weights
   * @param validation share of the training span, its end, that chooses epoch and configuration
   */
  public record Training(
      int epochs, int patience, int batch, OptimizerKind optimizer, double validation) {

    public Training {
      var check = new Check();
      check.atLeast("training.epochs", epochs, 1, "");
      check.atLeast("training.patience", patience, 1, "");
      check.atLeast("training.batch", batch, 1, "");
      check.stated(optimizer, "training.optimizer", "adam");
      check.that(
          validation > 0 && validation < 1,
          "training.validation",
          Numbers.text(validation),
          "the share held back inside the training span lies between 0 and 1",
          "0.25");
      check.done();
    }
  }
}
