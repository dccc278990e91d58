package dev.holdout.strategies.run;

import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.Origin;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.reports.run.Decision;
import dev.holdout.strategies.study.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One order as a line of instants, chosen by a rule: the median delay from decision to fill. */
final class DecisionInTime {

  private DecisionInTime() {}

  /**
   * @return null when no order of the policy was filled
   */
  static Decision of(Outcome outcome) {
    Set<Object> byPolicy =
        outcome.result().orders().outcomes().stream()
            .map(OrderOutcome::order)
            .filter(order -> order.origin() == Origin.STRATEGY)
            .map(order -> (Object) order.id())
            .collect(Collectors.toSet());
    List<Fill> fills =
        outcome.result().fills().stream()
            .filter(fill -> byPolicy.contains(fill.orderId()))
            .sorted(Comparator.comparingLong(Fill::delay).thenComparingLong(Fill::decidedAt))
            .toList();
    if (fills.isEmpty()) {
      return null;
    }
    Fill fill = fills.get((fills.size() - 1) / 2);
    return new Decision(
        fill.orderId().toString(),
        outcome.foldAt(fill.decidedAt()),
        "the median delay from decision to fill",
        steps(outcome, fill));
  }

  private static List<Decision.Step> steps(Outcome outcome, Fill fill) {
    BarSeries bars = outcome.facts().bars();
    Timeline timeline = outcome.facts().timeline();
    int bar = timeline.lastAtOrBefore(fill.decidedAt());
    Duration span = outcome.study().market().timeline().bar();
    Duration lag = outcome.study().market().timeline().lag();
    Duration latency = outcome.study().trading().fills().latency();
    Instrument instrument = outcome.instrument();
    String price =
        BigDecimal.valueOf(fill.price()).multiply(instrument.priceIncrement()).toPlainString();
    boolean onPrint = fill.tradeSequence() != Fill.NO_PRINT;
    long ends = outcome.facts().target().endsAt()[bar];
    return List.of(
        step(bars.openAt(bar), "bar opens", Durations.text(span) + " of trades"),
        step(bars.closeAt(bar), "bar closes", "known after a lag of " + Durations.text(lag)),
        new Decision.Step(
            Nanos.iso(fill.decidedAt()), "decision", "features see nothing later than this", true),
        step(fill.arrivedAt(), "order arrives", "latency " + Durations.text(latency)),
        step(
            fill.filledAt(),
            "fill",
            (onPrint ? "first trade after arrival: " : "at the bar's own close: ")
                + price
                + " "
                + instrument.currency()),
        step(
            ends == Long.MAX_VALUE ? fill.filledAt() : ends,
            "target ends",
            ends == Long.MAX_VALUE
                ? "not defined at the end of the data"
                : outcome.facts().target().name() + ", for training only"));
  }

  private static Decision.Step step(long at, String what, String note) {
    return new Decision.Step(Nanos.iso(at), what, note, false);
  }
}
