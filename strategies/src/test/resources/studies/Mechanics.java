import module dev.holdout.features;
import module dev.holdout.strategies;

// The same as mechanics.yaml, statement by statement.
void main() {
  Holdout.study("mechanics")
      .asks("Does the whole chain give the same bytes twice?")
      .horizon("One bar of five minutes.")
      .marketContext(
          "Bitcoin on Bitstamp in 2013, with short sales that the venue did not offer: a test of"
              + " mechanics.")
      .trusts("Prices and amounts of the tape.")
      .policyStated("The network's position, renewed at every bar's close.")
      .sizing("Half of equity at a position of 1.")
      .invalidWhen("Two runs that differ in one byte.")
      .data("demo")
      .bars(Duration.ofMinutes(5))
      .features(
          new LogReturn(1),
          new LogReturn(6),
          new RealisedVolatility(12),
          new RangePosition(12),
          new TickImbalance(6))
      .transforms(new Standardise(5))
      .target(ForwardReturn.bars(1))
      .fills(Duration.ofSeconds(1))
      .cost("commission", 1, "invented for a test of mechanics")
      .account("USD", 100_000, 0.5)
      .risk(1, 0.5, 0.5)
      .neuralTrader(Learning.Range.LONG_SHORT)
      .objective(Learning.Objective.MEAN_RETURN)
      .training(6, 3, 64, Learning.OptimizerKind.ADAM, 0.25)
      .rolling(
          Duration.ofHours(48),
          Duration.ofHours(16),
          Duration.ofMinutes(15),
          Duration.ofMinutes(45))
      .search(space -> space.choice("lag", 2, 4).choice("hidden", 4, 8).choice("lr", 0.01))
      .controls(all -> all.skipping(Control.PLACEBO, Control.ORACLE))
      .seeds(7, 1)
      .run();
}
