package dev.holdout.strategies.study;

import dev.holdout.backtest.execution.FillPolicy;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.TradingCosts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How decisions become money: fills, costs, account and the limits of risk.
 *
 * @param fills when and at what price an order fills
 * @param costs what trading costs, each term with its source; the loss and the account read this
 * @param account what is traded with, and how much of it at most
 * @param risk limits checked before every order
 */
public record Trading(Fills fills, TradingCosts costs, Account account, RiskShares risk) {

  /** The word that declares a fill inside the bar of its own decision. */
  public static final String SAME_BAR_FILL = "same-bar-fill";

  public Trading {
    var check = new Check();
    check.stated(fills, "fills", "{latency: 500ms}");
    check.stated(costs, "costs", "{commission: {basis-points: 20, source: fee schedule, 2013}}");
    check.stated(account, "account", "{currency: USD, cash: 100000, largest-position: 0.5}");
    check.stated(risk, "risk", "{position: 1, loss-per-trade: 0.02, loss-per-day: 0.05}");
    if (costs != null) {
      check.that(
          !costs.terms().isEmpty(),
          "costs",
          "empty",
          "trading costs are stated, be they 0, with their source",
          "{commission: {basis-points: 20, source: fee schedule, 2013}}");
      costs = normal(costs);
    }
    check.done();
  }

  /** Rates as equal numbers: 20 and 20.0 basis points are the same cost. */
  private static TradingCosts normal(TradingCosts costs) {
    var terms = new ArrayList<CostTerm>();
    for (CostTerm term : costs.terms()) {
      terms.add(
          term instanceof Proportional rate
              ? new Proportional(
                  rate.name(), Numbers.normal(rate.basisPoints()), rate.source().strip())
              : term);
    }
    return new TradingCosts(terms);
  }

  /**
   * When and at what price an order fills.
   *
   * @param latency from a decision until its order is at the venue, 0 or longer
   * @param policy which print an order fills at
   * @param unsafe departures from causality that the study declares; they stand on the report's
   *     first page
   */
  public record Fills(Duration latency, FillPolicy policy, List<String> unsafe) {

    public Fills {
      var check = new Check();
      check.notNegative("fills.latency", latency, "500ms");
      check.stated(policy, "fills.policy", "next-trade");
      check.stated(unsafe, "fills.unsafe", "[]");
      unsafe = unsafe == null ? List.of() : List.copyOf(new TreeSet<>(unsafe));
      for (String word : unsafe) {
        check.that(
            word.equals(SAME_BAR_FILL),
            "fills.unsafe",
            "[" + word + "]",
            "the only departure that can be declared is " + SAME_BAR_FILL,
            "[" + SAME_BAR_FILL + "]");
      }
      check.done();
    }

    /** What the fills need and do not declare; the gate refuses a run with any. */
    public List<String> undeclared() {
      return policy == FillPolicy.SAME_BAR_CLOSE && !unsafe.contains(SAME_BAR_FILL)
          ? List.of(SAME_BAR_FILL)
          : List.of();
    }
  }

  /**
   * What is traded with.
   *
   * @param currency of the account
   * @param cash at the start of each test, in currency, above 0
   * @param largestPosition value of a position of 1 as a share of equity, above 0 and at or below 1
   */
  public record Account(String currency, BigDecimal cash, double largestPosition) {

    public Account {
      var check = new Check();
      check.that(
          currency != null && currency.matches("[A-Z][A-Z0-9]{1,9}"),
          "account.currency",
          "\"" + currency + "\"",
          "a currency is written in capitals",
          "USD");
      check.positive("account.cash", cash, "100000");
      check.share("account.largest-position", largestPosition, "0.5");
      cash = cash == null ? null : Numbers.normal(cash);
      check.done();
    }
  }

  /**
   * Limits of risk, each as a share of equity.
   *
   * @param position largest value of a position, above 0; above 1 is borrowed money
   * @param lossPerTrade largest loss of a position since it was opened, above 0 and at or below 1
   * @param lossPerDay largest loss since midnight UTC, above 0 and at or below 1
   */
  public record RiskShares(double position, double lossPerTrade, double lossPerDay) {

    public RiskShares {
      var check = new Check();
      check.that(
          position > 0 && position <= 100,
          "risk.position",
          Numbers.text(position),
          "it must be above 0 and at most 100",
          "1");
      check.share("risk.loss-per-trade", lossPerTrade, "0.02");
      check.share("risk.loss-per-day", lossPerDay, "0.05");
      check.done();
    }
  }
}
