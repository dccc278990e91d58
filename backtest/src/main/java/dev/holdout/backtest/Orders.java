package dev.holdout.backtest;

import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.order.RiskRule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every order of a run and what became of it.
 *
 * @param outcomes by order, in the order in which they were sent; all final
 * @param fills in the order in which they happened
 * @param rejections number of orders refused, by rule; every rule is present
 * @param fillsAbovePrint fills larger than the print that filled them: how often the assumption of
 *     whole fills mattered
 * @param hash SHA-256 over orders, outcomes and fills: equal decisions and fills, equal hash
 */
public record Orders(
    List<OrderOutcome> outcomes,
    List<Fill> fills,
    Map<RiskRule, Integer> rejections,
    int fillsAbovePrint,
    String hash) {

  public Orders {
    outcomes = List.copyOf(outcomes);
    fills = List.copyOf(fills);
    rejections = Collections.unmodifiableMap(new EnumMap<>(rejections));
  }

  /** Orders refused by any rule. */
  public int rejected() {
    return rejections.values().stream().mapToInt(Integer::intValue).sum();
  }
}
