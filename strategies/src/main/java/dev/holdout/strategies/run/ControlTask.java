package dev.holdout.strategies.run;

import dev.holdout.backtest.BacktestResult;
import dev.holdout.features.target.ShuffledTargets;
import dev.holdout.marketdata.generated.Surrogate;
import dev.holdout.marketdata.generated.Surrogates;
import dev.holdout.models.objective.Objective;
import dev.holdout.strategies.study.Controls;
import dev.holdout.strategies.study.Progress;
import java.util.concurrent.Callable;

/**
 * One control: the study's own pipeline, search and backtest on a market of which the answer is
 * known. Runs on one thread; many run at once.
 *
 * @param known the study's own market
 * @param surrogates drawn from it
 */
record ControlTask(
    Stages stages, Objective objective, Prepared known, Surrogates surrogates, ControlMarket market)
    implements Callable<ControlResult> {

  @Override
  public ControlResult call() {
    Controls controls = stages.study().controls();
    long master = stages.study().learning().seeds().master();
    if (market.kind() == ControlMarket.Kind.SHUFFLED_TARGETS) {
      ShuffledTargets shuffling = new ShuffledTargets(market.seed(master), controls.block());
      return result(run(Stages.shuffled(stages.study(), shuffling), known), 0);
    }
    Surrogate drawn = market.draw(surrogates, controls, master);
    long until = drawn.trades().knownAt(drawn.trades().size() - 1);
    return result(run(stages, stages.prepare(drawn.trades(), until)), drawn.achievedIc());
  }

  private MarketRun run(Stages through, Prepared facts) {
    PolicySearch search = new PolicySearch(through, objective, PolicySearch.Memory.none(), 1);
    return MarketRun.of(through, facts, search, Progress.Phase.SILENT);
  }

  private ControlResult result(MarketRun run, double measured) {
    BacktestResult result = run.policy().result();
    return new ControlResult(
        market,
        measured,
        Score.of(result),
        run.facts().trades().instrument().money(result.netPnl()),
        Score.timing(result),
        result.closedTrades(),
        run.trainings());
  }
}
