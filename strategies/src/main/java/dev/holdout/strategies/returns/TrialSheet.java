package dev.holdout.strategies.returns;

import dev.holdout.backtest.stats.Drawdown;
import dev.holdout.backtest.stats.Performance;
import dev.holdout.backtest.stats.inference.SharpeInference;
import dev.holdout.backtest.stats.inference.SharpeSample;
import dev.holdout.marketdata.BadInput;
import dev.holdout.reports.returns.ReturnsResult;
import dev.holdout.reports.run.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All trials side by side: their ratios a period, which one is judged, which are flat.
 *
 * @param table the returns
 * @param samples of each trial, with its ratio a period (NaN for a flat one)
 * @param selected index of the largest ratio, the lowest of equals; 0 where none has one
 * @param middle index of the trial in the middle of the ratios (the lower of two)
 * @param flat how many trials never moved
 */
record TrialSheet(
    ReturnTable table, List<SharpeSample> samples, int selected, int middle, int flat) {

  static final String FLAT = "fewer than two returns, or all the same";

  /**
   * @throws BadInput for a trial that is the same in every row and not 0
   */
  static TrialSheet of(ReturnTable table) {
    for (int i = 0; i < table.returns().length; i++) {
      requireNotConstant(table, i);
    }
    List<SharpeSample> samples =
        Arrays.stream(table.returns()).parallel().map(SharpeSample::of).toList();
    List<Integer> order =
        IntStream.range(0, samples.size())
            .filter(i -> !Double.isNaN(samples.get(i).sharpe()))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -samples.get(i).sharpe())
                    .thenComparingInt(i -> i))
            .toList();
    return new TrialSheet(
        table,
        samples,
        order.isEmpty() ? 0 : order.getFirst(),
        order.isEmpty() ? 0 : order.get(order.size() / 2),
        samples.size() - order.size());
  }

  private static void requireNotConstant(ReturnTable table, int trial) {
    double[] returns = table.returns()[trial];
    double first = returns[0];
    if (first != 0 && returns.length > 1 && Arrays.stream(returns).allMatch(r -> r == first)) {
      throw new BadInput(
          "\"%s\" is %s in all %d rows: a trial that never changes has no Sharpe ratio"
              .formatted(table.trials().get(trial), Plausible.shown(first), returns.length),
          String.join(", ", table.files()) + ", column \"" + table.trials().get(trial) + "\"",
          "remove it, or make it the rate to beat: --benchmark " + table.trials().get(trial));
    }
  }

  int count() {
    return samples.size();
  }

  double[] chosen() {
    return table.returns()[selected];
  }

  SharpeSample sample() {
    return samples.get(selected);
  }

  String name() {
    return table.trials().get(selected);
  }

  /** Ratios a period of those trials that have one. */
  double[] ratios() {
    return samples.stream()
        .mapToDouble(SharpeSample::sharpe)
        .filter(ratio -> !Double.isNaN(ratio))
        .toArray();
  }

  /** Figures of each trial. */
  List<ReturnsResult.Trial> trials(PeriodsPerYear year) {
    return IntStream.range(0, count()).parallel().mapToObj(i -> trial(i, year)).toList();
  }

  private ReturnsResult.Trial trial(int i, PeriodsPerYear year) {
    double[] returns = table.returns()[i];
    return new ReturnsResult.Trial(
        table.trials().get(i),
        Figure.of(year.ratio(samples.get(i).sharpe()), FLAT),
        Figure.of(Performance.totalReturn(returns), "too large to be a number"),
        Figure.of(Drawdown.ofReturns(returns).max(), "no returns"),
        Figure.of(SharpeInference.psr(samples.get(i), 0), FLAT));
  }

  /** Groups of trials that are equal in every row, by name. */
  List<List<String>> twins() {
    Comparator<Integer> byReturns =
        (a, b) -> Arrays.compare(table.returns()[a], table.returns()[b]);
    List<Integer> order =
        IntStream.range(0, count()).boxed().sorted(byReturns.thenComparingInt(i -> i)).toList();
    List<List<String>> groups = new ArrayList<>();
    for (int from = 0, to; from < order.size(); from = to) {
      to = from + 1;
      while (to < order.size() && byReturns.compare(order.get(from), order.get(to)) == 0) {
        to++;
      }
      if (to - from > 1) {
        groups.add(order.subList(from, to).stream().map(table.trials()::get).toList());
      }
    }
    groups.sort(Comparator.comparingInt(group -> table.trials().indexOf(group.getFirst())));
    return groups;
  }
}
