package dev.holdout.strategies.study;

import dev.holdout.features.audit.Scramble;
import java.util.EnumSet;
import java.util.List;

/**
 * What decides about the result, set before the first one is seen.
 *
 * @param limits of the verdict
 * @param gate how hard the causality gate looks
 */
public record Judgement(Limits limits, Gate gate) {

  public Judgement {
    var check = new Check();
    check.stated(limits, "limits", "{days: 60}");
    check.stated(gate, "gate", "{instants: 64}");
    check.done();
  }

  /** The verdict's defaults and a gate of 64 instants with every kind of scramble. */
  public static Judgement standard() {
    return new Judgement(Limits.standard(), Gate.standard());
  }

  /**
   * Limits of the verdict.
   *
   * @param days fewest days out of sample, 1 or more
   * @param closedTrades fewest closed trades out of sample, 1 or more
   * @param deflatedSharpe least deflated Sharpe ratio, a probability between 0 and 1
   * @param overfitting largest probability of backtest overfitting, between 0 and 1
   * @param superiorAbility largest p-value of the test for superior predictive ability
   */
  public record Limits(
      int days,
      int closedTrades,
      double deflatedSharpe,
      double overfitting,
      double superiorAbility) {

    public Limits {
      var check = new Check();
      check.atLeast("limits.days", days, 1, "");
      check.atLeast("limits.closed-trades", closedTrades, 1, "");
      probability(check, "limits.dsr", deflatedSharpe, "0.95");
      probability(check, "limits.pbo", overfitting, "0.2");
      probability(check, "limits.spa", superiorAbility, "0.05");
      check.done();
    }

    /** The customary levels; 60 days and 30 trades, below which no annual figure means much. */
    public static Limits standard() {
      return new Limits(60, 30, 0.95, 0.20, 0.05);
    }

    private static void probability(Check check, String path, double value, String example) {
      check.that(
          value > 0 && value < 1,
          path,
          Numbers.text(value),
          "a probability here lies between 0 and 1",
          example);
    }
  }

  /**
   * The causality gate.
   *
   * @param instants random instants at which the future is scrambled, 64 or more
   * @param scrambles kinds, at least one, in the order of their declaration
   */
  public record Gate(int instants, List<Scramble> scrambles) {

    /** Fewer instants than this would let a rare leak through. */
    public static final int FEWEST = 64;

    public Gate {
      var check = new Check();
      check.atLeast(
          "gate.instants", instants, FEWEST, ", so that a rare leak does not slip through");
      check.stated(scrambles, "gate.scrambles", "[drop, permute]");
      check.that(
          scrambles == null || !scrambles.isEmpty(),
          "gate.scrambles",
          "[]",
          "name at least one kind",
          "[drop, permute]");
      check.done();
      scrambles = List.copyOf(EnumSet.copyOf(scrambles));
    }

    public static Gate standard() {
      return new Gate(FEWEST, List.of(Scramble.values()));
    }
  }
}
