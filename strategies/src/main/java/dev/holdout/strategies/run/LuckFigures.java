package dev.holdout.strategies.run;

import dev.holdout.backtest.stats.overfit.Cscv;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Luck;
import dev.holdout.reports.run.Luck.Histogram;
import dev.holdout.strategies.study.Judgement.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Is the result more than the best of many tries would give by chance? Section 2. */
final class LuckFigures {

  private static final int CELLS = 24;
  private static final double CONFIDENCE = 0.95;

  private final Outcome outcome;
  private final Limits limits;
  private final LuckTests tests;
  private final Cscv cross;
  private final Figure superior;

  LuckFigures(Outcome outcome) {
    this.outcome = outcome;
    this.limits = outcome.study().judgement().limits();
    this.tests = outcome.luck();
    this.cross = tests.crossValidation();
    this.superior = tests.superiorAbility();
  }

  LuckTests tests() {
    return tests;
  }

  VerdictRules.Statistics statistics() {
    return new VerdictRules.Statistics(
        tests.deflated(), overfitting(), superior, tests.moreDays(CONFIDENCE));
  }

  Figure superiorAbility() {
    return superior;
  }

  Figure overfitting() {
    return cross == null ? Figure.undefined(tests.whyNoOverfitting()) : Figure.of(cross.pbo());
  }

  long splits() {
    return cross == null ? 0 : cross.splits();
  }

  Luck luck() {
    double annual = Math.sqrt(RiskFigures.DAYS_A_YEAR);
    return new Luck(
        rows(),
        trialSharpes(annual),
        scaled(tests.expectedMaximum(), annual),
        scaled(sharpe(), annual),
        outcome.lookedAt().counted().flat(),
        logits());
  }

  private Figure sharpe() {
    return tests.undefined().isEmpty()
        ? Figure.of(LuckTests.sharpe(outcome.result().daily().returns()))
        : Figure.undefined(tests.undefined());
  }

  private static Figure scaled(Figure figure, double factor) {
    return figure.isDefined() ? Figure.of(figure.orThrow() * factor) : figure;
  }

  private List<Luck.Row> rows() {
    long counted = outcome.lookedAt().counted().trials();
    List<Luck.Row> rows = new ArrayList<>();
    rows.add(
        informing(
            "Probabilistic Sharpe ratio against 0",
            Form.PROBABILITY,
            tests.probabilistic(),
            "how sure the sign is, were this the only try",
            "Bailey and Lopez de Prado 2012: Phi((SR - SR*) sqrt(T-1) / sqrt(1 - g3 SR + (g4-1)/4"
                + " SR^2)), per day, SR* = 0; returns taken as independent"));
    rows.add(
        limited(
            "Deflated Sharpe ratio, N = " + counted,
            tests.deflated(),
            limits.deflatedSharpe(),
            "at least",
            "whether the result is more than the best of N tries without skill",
            "Bailey and Lopez de Prado 2014: PSR against sqrt(V) times the expected maximum of N"
                + " standard normals; N counts every configuration in the ledger of trials on this"
                + " data, V is the variance of their Sharpe ratios a day (ddof 1), at most 1 / (T -"
                + " 1), which is what luck alone makes of it: a wider spread is skill that some"
                + " trials have and others lack; the null is a true Sharpe ratio equal to that"
                + " maximum"));
    rows.add(
        informing(
            "Deflated Sharpe ratio, all spread taken for luck",
            Form.PROBABILITY,
            tests.deflatedByAllSpread(),
            "the same, if no trial had any skill however far apart they lie",
            "as published in 2014: V is the variance of the trials' Sharpe ratios, however large;"
                + " equal to the row above unless the trials lie further apart than luck puts"
                + " them"));
    rows.add(
        informing(
            "Deflated Sharpe ratio, effective N" + effectiveN(),
            Form.PROBABILITY,
            tests.deflatedByEffective(),
            "the same, when alike tries count as fewer",
            "N_eff = rho + (1 - rho) N, rho the average correlation of the trials' daily returns"));
    rows.add(
        limited(
            "Probability of backtest overfitting",
            overfitting(),
            limits.overfitting(),
            "at most",
            "how often the winner of one half of the record is below the median in the other",
            "Bailey, Borwein, Lopez de Prado and Zhu 2017: CSCV over "
                + (cross == null ? "no" : cross.splits())
                + " splits; stopped trials with the curve of their last weights"));
    rows.add(
        informing(
            "Probability of loss",
            Form.PROBABILITY,
            cross == null
                ? Figure.undefined(tests.whyNoOverfitting())
                : Figure.of(cross.probabilityOfLoss()),
            "how often the winner of one half loses money in the other",
            "share of the same splits in which the winner's Sharpe ratio is below 0"));
    rows.add(superiorRow());
    rows.add(trackRecordRow());
    return rows;
  }

  private String effectiveN() {
    Figure effective = tests.effectiveTrials();
    return effective.isDefined() ? String.format(Locale.ROOT, " = %.1f", effective.orThrow()) : "";
  }

  private Luck.Row superiorRow() {
    return limited(
        "Superior predictive ability, p-value",
        superior,
        limits.superiorAbility(),
        "at most",
        "whether the best of all tries beats the best simpler rule by more than chance",
        "Hansen 2005, consistent p-value: all trials and the choice among them against "
            + outcome.rival().name()
            + ", daily, studentised; stationary bootstrap of "
            + LuckTests.REPLICATIONS
            + " replications, seeded");
  }

  private Luck.Row trackRecordRow() {
    return informing(
        "Minimum track record, days (had: " + outcome.result().daily().days() + ")",
        Form.COUNT,
        tests.trackRecord(CONFIDENCE),
        "days that a Sharpe ratio like this one needs to be told from 0",
        "Bailey and Lopez de Prado 2012: 1 + (1 - g3 SR + (g4-1)/4 SR^2) (z / SR)^2 at 95 %");
  }

  private static Luck.Row informing(
      String name, Form form, Figure value, String readAs, String source) {
    return new Luck.Row(
        name,
        form,
        value,
        Figure.undefined("none"),
        "none",
        value.isDefined() ? "for information" : "not defined",
        readAs,
        source);
  }

  private static Luck.Row limited(
      String name, Figure value, double limit, String limitIs, String readAs, String source) {
    String result = "not defined";
    if (value.isDefined()) {
      boolean met =
          limitIs.equals("at least") ? value.orThrow() >= limit : value.orThrow() <= limit;
      result = met ? "met" : "not met";
    }
    return new Luck.Row(
        name, Form.PROBABILITY, value, Figure.of(limit), limitIs, result, readAs, source);
  }

  private Histogram trialSharpes(double annual) {
    if (!tests.undefined().isEmpty()) {
      return Histogram.none(tests.undefined());
    }
    double[] sharpes =
        outcome.lookedAt().counted().sharpes().stream().mapToDouble(s -> s * annual).toArray();
    if (sharpes.length == 0) {
      return Histogram.none("no trial has a Sharpe ratio");
    }
    double chosen = scaled(sharpe(), annual).orThrow();
    Figure luckiest = scaled(tests.expectedMaximum(), annual);
    return histogram(sharpes, chosen, luckiest.isDefined() ? luckiest.orThrow() : chosen);
  }

  private Histogram logits() {
    return cross == null ? Histogram.none(tests.whyNoOverfitting()) : histogram(cross.logits(), 0);
  }

  /** Equal cells over all values, wide enough that the marks lie inside. */
  private static Histogram histogram(double[] values, double... marks) {
    double low = Math.min(Arrays.stream(values).min().orElseThrow(), smallest(marks));
    double high = Math.max(Arrays.stream(values).max().orElseThrow(), largest(marks));
    if (low == high) {
      low -= 0.5;
      high += 0.5;
    }
    Long[] counts = new Long[CELLS];
    Arrays.fill(counts, 0L);
    for (double value : values) {
      int cell = (int) ((value - low) / (high - low) * CELLS);
      counts[Math.min(cell, CELLS - 1)]++;
    }
    return new Histogram(low, high, List.of(counts), "");
  }

  private static double smallest(double[] marks) {
    return Arrays.stream(marks).min().orElseThrow();
  }

  private static double largest(double[] marks) {
    return Arrays.stream(marks).max().orElseThrow();
  }
}
