package dev.holdout.reports.run;

import java.util.List;

/**
 * The answer: which rule decided, and the numbers that its two paragraphs are made of.
 *
 * @param rule 1 to 7, see {@link VerdictRule}
 * @param headline of that rule
 * @param colour of that rule
 * @param because what the deciding rule found, one clause each, no full stop: {@code "the placebo
 *     earned money: 31 of 200 runs reached this Sharpe ratio"}; may be empty
 * @param enough days and closed trades, had and needed
 * @param chance what luck alone would do
 * @param rival the best simpler rule
 */
public record Verdict(
    int rule,
    String headline,
    String colour,
    List<String> because,
    Enough enough,
    Chance chance,
    Rival rival) {

  public Verdict {
    because = List.copyOf(because);
    VerdictRule known = VerdictRule.numbered(rule);
    if (!known.headline().equals(headline) || !known.colour().equals(colour)) {
      throw new IllegalArgumentException(
          "verdict rule %d says \"%s\" in %s, not \"%s\" in %s; use Verdict.of"
              .formatted(rule, known.headline(), known.colour(), headline, colour));
    }
  }

  /** A verdict with the headline and colour of its rule. */
  public static Verdict of(
      VerdictRule rule, List<String> because, Enough enough, Chance chance, Rival rival) {
    return new Verdict(
        rule.number(), rule.headline(), rule.colour(), because, enough, chance, rival);
  }

  /**
   * How much was seen against what the study asks for.
   *
   * @param days out of sample
   * @param daysNeeded the study's minimum
   * @param closedTrades round trips out of sample
   * @param closedTradesNeeded the study's minimum
   */
  public record Enough(long days, long daysNeeded, long closedTrades, long closedTradesNeeded) {}

  /**
   * What luck alone would do.
   *
   * @param timesIn100 how often in 100 the best of as many policies without skill looks at least
   *     this good: 100 times one minus the deflated Sharpe ratio
   * @param limitTimesIn100 the limit set before the run, in the same unit
   * @param moreDays further out-of-sample days needed at this Sharpe ratio
   */
  public record Chance(Figure timesIn100, double limitTimesIn100, Figure moreDays) {}

  /**
   * The best simpler rule.
   *
   * @param name such as {@code linear model}
   * @param netPnl in currency
   * @param sharpe annual, net
   */
  public record Rival(String name, Figure netPnl, Figure sharpe) {}
}
