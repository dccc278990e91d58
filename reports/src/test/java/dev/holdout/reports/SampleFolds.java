package dev.holdout.reports;

import dev.holdout.reports.run.EquityRow;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.FillRow;
import dev.holdout.reports.run.FoldRow;
import dev.holdout.reports.run.FoldSummary;
import dev.holdout.reports.run.HistoryRow;
import dev.holdout.reports.run.OrderRow;
import dev.holdout.reports.run.QuarantineRow;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.TrialCsvRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Folds with an account that wanders: rows, sums over them, tables. */
final class SampleFolds {

  static final double ACCOUNT = 100_000;

  private static final int EPOCHS = 24;

  private final boolean isLong;
  private final Instant start;
  private final long seconds;
  private final List<EquityRow> equity = new ArrayList<>();
  private final List<FoldRow> rows = new ArrayList<>();
  private final Random random;

  /**
   * @param count of folds
   * @param from start of the first test span
   * @param seconds of a test span
   * @param step between rows of the account
   * @param seed of the wandering
   * @param isLong whether annual figures are defined
   */
  SampleFolds(int count, String from, long seconds, long step, long seed, boolean isLong) {
    this.isLong = isLong;
    this.start = Instant.parse(from);
    this.seconds = seconds;
    this.random = new Random(seed);
    wander(count, step);
  }

  private void wander(int count, long step) {
    double size = isLong ? 900 : 60;
    double net = ACCOUNT;
    double gross = ACCOUNT;
    double rule = ACCOUNT;
    double hold = ACCOUNT;
    double high = ACCOUNT;
    for (int fold = 1; fold <= count; fold++) {
      Instant from = start.plusSeconds((fold - 1) * seconds);
      double before = net;
      double grossBefore = gross;
      for (long at = step; at <= seconds; at += step) {
        double shock = random.nextGaussian() * size + (isLong ? 62 : -0.2);
        double cost = isLong ? 34 : 1.7;
        net += shock - cost;
        gross += shock;
        rule += random.nextGaussian() * size * 0.8 + (isLong ? 20 : 0);
        hold += random.nextGaussian() * size * 1.6 + (isLong ? 30 : 2);
        high = Math.max(high, net);
        equity.add(
            new EquityRow(
                from.plusSeconds(at).toString(), fold, net, gross, rule, hold, net / high - 1));
      }
      rows.add(row(fold, from, net - before, gross - grossBefore - (net - before)));
    }
  }

  private FoldRow row(int fold, Instant from, double netPnl, double costs) {
    String reason = "fewer than 60 daily returns in one fold";
    return new FoldRow(
        fold,
        new FoldRow.Span(
            start.minusSeconds(3 * seconds).toString(),
            from.minusSeconds(600).toString(),
            from.toString(),
            from.plusSeconds(seconds).toString()),
        netPnl,
        isLong ? Figure.of(2.4 + random.nextGaussian() * 0.4) : Figure.undefined(reason),
        isLong ? Figure.of(1.2 + random.nextGaussian() * 2.2) : Figure.undefined(reason),
        Figure.of(0.00011 + random.nextGaussian() * 0.00002),
        Figure.of(0.00001 + random.nextGaussian() * 0.00006),
        isLong ? 221 : 9 + random.nextInt(6),
        costs,
        fold % 3 == 0 ? "lr 1e-3, hidden 8" : "lr 3e-3, hidden 16");
  }

  boolean isLong() {
    return isLong;
  }

  List<FoldRow> rows() {
    return rows;
  }

  List<EquityRow> equity() {
    return equity;
  }

  Instant from() {
    return start;
  }

  Instant to() {
    return start.plusSeconds(seconds * Math.max(1, rows.size()));
  }

  long days() {
    return seconds * rows.size() / 86_400;
  }

  double netPnl() {
    return equity.isEmpty() ? 0 : equity.getLast().net() - ACCOUNT;
  }

  double grossPnl() {
    return equity.isEmpty() ? 0 : equity.getLast().beforeCosts() - ACCOUNT;
  }

  long orders() {
    return rows.stream().mapToLong(FoldRow::orders).sum();
  }

  FoldSummary summary() {
    List<FoldRow> gaining = rows.stream().filter(row -> row.netPnl() > 0).toList();
    String none = "no fold finished";
    return new FoldSummary(
        "expanding training span; purge 5 min, embargo 1 h",
        gaining.size(),
        gaining.stream().limit(3).map(row -> (long) row.fold()).toList(),
        gaining.isEmpty() ? Figure.undefined("no fold gains") : Figure.of(0.91),
        rows.isEmpty() ? Figure.undefined(none) : Figure.of(isLong ? 2.42 : 0.000112),
        rows.isEmpty() ? Figure.undefined(none) : Figure.of(isLong ? 1.13 : 0.000009),
        isLong ? Figure.of(2.4) : Figure.undefined("one day a fold says nothing of its spread"));
  }

  List<Double> medianValidation() {
    List<Double> median = new ArrayList<>();
    for (int epoch = 0; epoch < EPOCHS && !rows.isEmpty(); epoch++) {
      median.add(0.00009 * (1 - Math.exp(-epoch / 5.0)));
    }
    return median;
  }

  RunContents.Rows tables() {
    return new RunContents.Rows(
        equity,
        rows.isEmpty() ? List.of() : List.of(order()),
        rows.isEmpty() ? List.of() : List.of(fill()),
        history(),
        List.of(new QuarantineRow("bitstamp trades", 4_182, "zero amount", "1385042,787.1,0.0")),
        rows.isEmpty() ? List.of() : trials());
  }

  private List<TrialCsvRow> trials() {
    return List.of(
        new TrialCsvRow(
            "t-0001",
            isLong ? "btc-momentum" : "demo",
            "lr=1e-3;hidden=8",
            3,
            "chosen",
            0.000098,
            isLong ? 1.36 : null,
            netPnl(),
            -0.02,
            4,
            ""),
        new TrialCsvRow(
            "t-0004",
            isLong ? "btc-momentum" : "demo",
            "lr=3e-3;hidden=16",
            3,
            "stopped",
            null,
            null,
            null,
            null,
            0,
            "stopped by the search after 5 epochs"));
  }

  private List<HistoryRow> history() {
    List<HistoryRow> history = new ArrayList<>();
    for (FoldRow row : rows) {
      double reach = 0.00009 + random.nextGaussian() * 0.00002;
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        double curve = 1 - Math.exp(-epoch / 5.0);
        history.add(
            new HistoryRow(
                row.fold(),
                "t-0002",
                true,
                epoch,
                reach * 1.3 * curve + epoch * 1e-6,
                reach * curve - epoch * 4e-7 + random.nextGaussian() * 1.5e-6,
                epoch == 15));
      }
    }
    return history;
  }

  private static OrderRow order() {
    return new OrderRow(
        "f3-17",
        3,
        "2013-11-22T12:05:00Z",
        "2013-11-22T12:05:00.150Z",
        "market",
        "buy",
        new BigDecimal("1.25000000"),
        null,
        "filled",
        null);
  }

  private static FillRow fill() {
    return new FillRow(
        "f3-17",
        3,
        "buy",
        new BigDecimal("1.25000000"),
        new BigDecimal("787.12"),
        new BigDecimal("983.90"),
        new BigDecimal("1.18"),
        "commission=0.98;halfSpread=0.20",
        "2013-11-22T12:05:00Z",
        "2013-11-22T12:05:00.150Z",
        "2013-11-22T12:05:04.812Z",
        41_207);
  }
}
