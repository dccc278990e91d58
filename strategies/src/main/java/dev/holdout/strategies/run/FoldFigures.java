package dev.holdout.strategies.run;

import dev.holdout.backtest.account.EquityCurve;
import dev.holdout.backtest.order.Fill;
import dev.holdout.backtest.order.OrderOutcome;
import dev.holdout.backtest.stats.TailRisk;
import dev.holdout.features.split.Fold;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.models.PositionRule;
import dev.holdout.models.Samples;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.FoldRow;
import dev.holdout.reports.run.FoldSummary;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Durations;
import dev.holdout.strategies.study.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What each fold earned, and how much was lost between training and test: section 4. */
final class FoldFigures {

  private static final String FEW = "a fold has %.1f days; " + Outcome.FEWEST_DAYS + " are needed";

  private final Outcome outcome;

  FoldFigures(Outcome outcome) {
    this.outcome = outcome;
  }

  List<FoldRow> rows() {
    List<FoldRow> rows = new ArrayList<>();
    for (FoldModels fold : outcome.folds()) {
      rows.add(row(fold));
    }
    return rows;
  }

  private FoldRow row(FoldModels fold) {
    Fold span = fold.work().outer();
    Fold.Test test = span.test();
    double days = (test.to() - test.from()) / 86_400e9;
    Figure none = Figure.undefined(String.format(Locale.ROOT, FEW, days));
    return new FoldRow(
        span.number(),
        new FoldRow.Span(
            Nanos.iso(span.train().from()),
            Nanos.iso(span.train().to()),
            Nanos.iso(test.from()),
            Nanos.iso(test.to())),
        outcome.money(equityAt(test.to()) - equityAt(test.from())),
        none,
        none,
        mean(pnl(fold, fold.work().train(lag(fold)))),
        mean(pnl(fold, tested(fold))),
        outcome.result().orders().outcomes().stream().filter(order -> in(test, order)).count(),
        outcome.money(costs(test)),
        TrainingFigures.id(fold.choice().chosen())
            + ": "
            + new TrainingFigures(outcome).varied(configuration(fold)));
  }

  private Configuration configuration(FoldModels fold) {
    return outcome.study().configurations().get(fold.choice().chosen());
  }

  private int lag(FoldModels fold) {
    return configuration(fold).lag();
  }

  private Samples tested(FoldModels fold) {
    Fold.Test test = fold.work().outer().test();
    return Samples.of(
        fold.work().scaled(),
        outcome.facts().target(),
        lag(fold),
        test.from(),
        test.to(),
        Long.MAX_VALUE - 1);
  }

  /** Net return of each decision, as the network is paid: the mean position of its seeds. */
  private double[] pnl(FoldModels fold, Samples samples) {
    double[] positions = new double[samples.size()];
    for (PositionRule rule : fold.chosen().frozen()) {
      float[] asked = rule.positions(samples);
      for (int i = 0; i < asked.length; i++) {
        positions[i] += asked[i] / (double) fold.chosen().frozen().size();
      }
    }
    double cost = outcome.study().trading().costs().smoothFraction();
    double before = 0;
    double[] pnl = new double[positions.length];
    for (int i = 0; i < pnl.length; i++) {
      pnl[i] = positions[i] * samples.returned(i) - cost * Math.abs(positions[i] - before);
      before = positions[i];
    }
    return pnl;
  }

  private static Figure mean(double[] values) {
    return Figure.of(
        Arrays.stream(values).average().orElse(Double.NaN), "no decision had a whole window");
  }

  /** The account when the clock shows {@code instant}: the last row at or before it. */
  private long equityAt(long instant) {
    EquityCurve curve = outcome.result().equity();
    long equity = outcome.result().config().startingCash();
    for (int i = 0; i < curve.size() && curve.instant(i) <= instant; i++) {
      equity = curve.equity(i);
    }
    return equity;
  }

  private static boolean in(Fold.Test test, OrderOutcome outcome) {
    long at = outcome.order().decidedAt();
    return at >= test.from() && at < test.to();
  }

  private long costs(Fold.Test test) {
    long sum = 0;
    for (Fill fill : outcome.result().fills()) {
      if (fill.filledAt() > test.from() && fill.filledAt() <= test.to()) {
        sum += fill.charges().total();
      }
    }
    return sum;
  }

  FoldSummary summary(List<FoldRow> rows) {
    double gains = rows.stream().mapToDouble(row -> Math.max(0, row.netPnl())).sum();
    List<Long> best = new ArrayList<>();
    double bestGains = 0;
    for (FoldRow row :
        rows.stream().sorted(Comparator.comparingDouble(FoldRow::netPnl).reversed()).toList()) {
      if (row.netPnl() > 0 && bestGains < gains / 2) {
        best.add((long) row.fold());
        bestGains += row.netPnl();
      }
    }
    best.sort(Comparator.naturalOrder());
    return new FoldSummary(
        scheme(),
        rows.stream().filter(row -> row.netPnl() > 0).count(),
        best,
        gains > 0 ? Figure.of(bestGains / gains) : Figure.undefined("no fold gained"),
        median(rows.stream().map(FoldRow::meanTraining).toList()),
        median(rows.stream().map(FoldRow::meanTest).toList()),
        standardError());
  }

  private static Figure median(List<Figure> figures) {
    double[] values =
        figures.stream().filter(Figure::isDefined).mapToDouble(Figure::orThrow).toArray();
    return Figure.of(TailRisk.quantile(values, 0.5), "no fold has a value");
  }

  /** Standard deviation of a decision's net return over the root of a fold's decisions, pooled. */
  private Figure standardError() {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (FoldModels fold : outcome.folds()) {
      for (double value : pnl(fold, tested(fold))) {
        sum += value;
        squares += value * value;
        count++;
      }
    }
    if (count < 2) {
      return Figure.undefined("fewer than two decisions were tested");
    }
    double variance = Math.max(0, (squares - sum * sum / count) / (count - 1));
    double perFold = (double) count / outcome.folds().size();
    return Figure.of(Math.sqrt(variance / perFold));
  }

  private String scheme() {
    Folds folds = outcome.study().learning().folds();
    String kind =
        switch (folds) {
          case Folds.Walk walk ->
              walk.kind() == Folds.Kind.EXPANDING
                  ? "expanding training span"
                  : "rolling training span";
          case Folds.Dated _ -> "spans by their dates";
        };
    return "%s; purge %s, embargo %s"
        .formatted(kind, Durations.text(folds.purge()), Durations.text(folds.embargo()));
  }
}
