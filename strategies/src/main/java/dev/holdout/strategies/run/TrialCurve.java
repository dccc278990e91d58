package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;

/**
 * How one configuration did out of sample.
 *
 * @param configuration its place in the study's order
 * @param state how far it came
 * @param failure why its training failed; empty when it did not
 * @param daily net return of each day; empty when it failed
 * @param firstDay the midnight that ends the first day, UTC epoch nanoseconds
 * @param netPnl money increments
 * @param maxDrawdown a negative fraction or 0
 * @param flat whether it never held a position
 * @param events that the event loop met
 */
record TrialCurve(
    int configuration,
    State state,
    String failure,
    double[] daily,
    long firstDay,
    long netPnl,
    double maxDrawdown,
    boolean flat,
    long events) {

  /** How far a configuration came in the search. */
  enum State {
    /** Trained to the end in one fold at least. */
    FINISHED,
    /** Stopped by the search in every fold; its curve is that of its last weights. */
    STOPPED,
    /** A training of it failed in some fold: it has no curve. */
    FAILED
  }

  static TrialCurve of(int configuration, boolean finished, BacktestResult result) {
    var daily = result.daily();
    return new TrialCurve(
        configuration,
        finished ? State.FINISHED : State.STOPPED,
        "",
        daily.returns(),
        daily.days() == 0 ? 0 : daily.dayEnd(0),
        result.netPnl(),
        RiskFigures.deepest(result),
        result.fills().isEmpty(),
        result.activity().counts().total());
  }

  static TrialCurve failed(int configuration, String why) {
    return new TrialCurve(configuration, State.FAILED, why, new double[0], 0, 0, 0, false, 0);
  }

  boolean hasCurve() {
    return state != State.FAILED;
  }
}
