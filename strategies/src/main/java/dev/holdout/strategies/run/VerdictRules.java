package dev.holdout.strategies.run;

import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import dev.holdout.strategies.study.Judgement.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed rules of the verdict, asked in their order; the first that holds decides. Rule 1 never
 * comes here: a run that leaks has no results to judge.
 */
final class VerdictRules {

  /**
   * What the rules look at.
   *
   * @param checks the five checks of the first screen
   * @param enough days and closed trades, had and needed
   * @param netPnl out of sample, currency
   * @param luck the statistics with limits
   * @param sharpe of the policy, net
   * @param rival the best simpler rule
   */
  record Evidence(
      List<Check> checks,
      Verdict.Enough enough,
      double netPnl,
      Statistics luck,
      Figure sharpe,
      Verdict.Rival rival) {}

  /** Statistics that can fail a result, and how much longer a record would have to be. */
  record Statistics(
      Figure deflatedSharpe, Figure overfitting, Figure superiorAbility, Figure moreDays) {}

  private VerdictRules() {}

  static Verdict judge(Evidence seen, Limits limits) {
    List<String> because = new ArrayList<>();
    VerdictRule rule = rule(seen, limits, because);
    Figure dsr = seen.luck().deflatedSharpe();
    Figure timesIn100 =
        dsr.isDefined() ? Figure.of(100 * (1 - dsr.orThrow())) : Figure.undefined(dsr.reason());
    Verdict.Chance chance =
        new Verdict.Chance(timesIn100, 100 * (1 - limits.deflatedSharpe()), seen.luck().moreDays());
    return Verdict.of(rule, because, seen.enough(), chance, seen.rival());
  }

  private static VerdictRule rule(Evidence seen, Limits limits, List<String> because) {
    controlFailures(seen, because);
    if (!because.isEmpty()) {
      return VerdictRule.CONTROL_FAILED;
    }
    Verdict.Enough enough = seen.enough();
    if (enough.days() < enough.daysNeeded()
        || enough.closedTrades() < enough.closedTradesNeeded()) {
      return VerdictRule.TOO_SHORT;
    }
    if (seen.netPnl() <= 0) {
      return VerdictRule.LOST_MONEY;
    }
    luckFailures(seen, limits, because);
    if (!because.isEmpty()) {
      return VerdictRule.COULD_BE_LUCK;
    }
    rivalry(seen, limits, because);
    if (!because.isEmpty()) {
      return VerdictRule.BEATEN;
    }
    return VerdictRule.SURVIVED;
  }

  /** A gain that a simpler rule makes as well is real, and no reason for the policy. */
  private static void rivalry(Evidence seen, Limits limits, List<String> because) {
    Figure rival = seen.rival().sharpe();
    if (rival.isDefined()
        && seen.sharpe().isDefined()
        && rival.orThrow() > seen.sharpe().orThrow()) {
      because.add(seen.rival().name() + " has the higher net Sharpe ratio");
    }
    if (seen.luck().superiorAbility().orThrow() > limits.superiorAbility()) {
      because.add(
          "not shown to be better than "
              + seen.rival().name()
              + ": superior predictive ability above its limit");
    }
  }

  private static void controlFailures(Evidence seen, List<String> because) {
    for (Check check : seen.checks()) {
      if (check.state() == Check.State.FAILED) {
        because.add(check.title() + ": " + check.found());
      }
    }
  }

  private static void luckFailures(Evidence seen, Limits limits, List<String> because) {
    Statistics luck = seen.luck();
    below("deflated Sharpe ratio", luck.deflatedSharpe(), limits.deflatedSharpe(), because);
    above("probability of backtest overfitting", luck.overfitting(), limits.overfitting(), because);
    defined("superior predictive ability", luck.superiorAbility(), because);
    for (Check check : seen.checks()) {
      if (check.state() == Check.State.NOT_RUN) {
        because.add(check.title() + " not run: " + check.found());
      }
    }
  }

  private static void below(String name, Figure value, double limit, List<String> because) {
    if (!value.isDefined()) {
      because.add(name + " not defined: " + value.reason());
    } else if (value.orThrow() < limit) {
      because.add(name + " below its limit");
    }
  }

  private static void defined(String name, Figure value, List<String> because) {
    if (!value.isDefined()) {
      because.add(name + " not defined: " + value.reason());
    }
  }

  private static void above(String name, Figure value, double limit, List<String> because) {
    if (!value.isDefined()) {
      because.add(name + " not defined: " + value.reason());
    } else if (value.orThrow() > limit) {
      because.add(name + " above its limit");
    }
  }
}
