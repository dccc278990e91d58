package dev.holdout.strategies.run;

import dev.holdout.backtest.order.Fill;
import dev.holdout.features.FeatureFrame;
import dev.holdout.features.RowState;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.reports.run.DataUse;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Limits;
import dev.holdout.reports.run.QuarantineRow;
import dev.holdout.reports.run.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What went in and what was set aside, and the limits of the result: sections 12 and 14. */
final class DataFigures {

  private final Outcome outcome;
  private final QualityFindings findings;

  DataFigures(Outcome outcome) {
    this.outcome = outcome;
    this.findings = outcome.loaded().findings();
  }

  DataUse data() {
    Map<String, Long> byReason = new TreeMap<>();
    for (QualityFindings.Quarantined row : findings.quarantined()) {
      byReason.merge(row.reason(), 1L, Long::sum);
    }
    List<Reason> reasons = new ArrayList<>();
    byReason.forEach((reason, count) -> reasons.add(new Reason(reason, count)));
    double longest =
        findings.silences().stream()
            .mapToDouble(silence -> (silence.to() - silence.from()) / 1e9)
            .max()
            .orElse(Double.NaN);
    return new DataUse(
        findings.rowsRead(),
        counted(findings.quarantined().size(), findings.rowsRead()),
        reasons,
        counted(findings.repeatedRows(), findings.rowsRead()),
        counted(findings.equalInstants(), findings.rowsRead()),
        findings.silences().size(),
        Figure.of(longest, "no silence longer than the source's limit"),
        bars());
  }

  private DataUse.Bars bars() {
    FeatureFrame frame = outcome.facts().frame();
    BarSeries bars = outcome.facts().bars();
    long missing = 0;
    for (int i = 0; i < bars.size(); i++) {
      missing += bars.isMissing(i) ? 1 : 0;
    }
    long warming = 0;
    long invalid = 0;
    for (int row = 0; row < frame.rows(); row++) {
      warming += frame.state(row) == RowState.WARMING ? 1 : 0;
      invalid += frame.state(row) == RowState.INVALID ? 1 : 0;
    }
    return new DataUse.Bars(
        bars.size(),
        counted(missing, bars.size()),
        counted(warming, bars.size()),
        counted(invalid, bars.size()));
  }

  private static DataUse.Counted counted(long count, long whole) {
    return new DataUse.Counted(
        count,
        whole > 0 ? Figure.of((double) count / whole) : Figure.undefined("nothing was read"));
  }

  List<QuarantineRow> quarantine() {
    return findings.quarantined().stream()
        .map(row ->
            new QuarantineRow(outcome.instrument().id(), row.line(), row.reason(), row.text()))
        .toList();
  }

  Limits limits() {
    String tooFew = outcome.tooFewDays();
    List<String> further = new ArrayList<>();
    if (outcome.result().isUnsafe()) {
      further.add(
          "Orders fill at the close of the bar that decided them, which nobody can do: the study"
              + " declares this and no figure here may be used.");
    }
    further.add(
        String.format(
            Locale.ROOT,
            "Orders fill whole at the first later print, whatever its size: %,d of %,d fills were"
                + " larger than the print that filled them.",
            outcome.result().orders().fillsAbovePrint(),
            outcome.result().fills().size()));
    further.add(
        "Trials made outside this run, in a notebook or in someone's head, are not counted.");
    return new Limits(
        1,
        1,
        largestShare(),
        tooFew.isEmpty()
            ? Figure.of(autocorrelation(outcome.result().daily().returns()), "returns do not vary")
            : Figure.undefined(tooFew),
        further);
  }

  /** The largest fill against what traded in the bar it fell into. */
  private Figure largestShare() {
    BarSeries bars = outcome.facts().bars();
    Instrument instrument = outcome.instrument();
    double largest = Double.NaN;
    int bar = 0;
    for (Fill fill : outcome.result().fills()) {
      while (bar < bars.size() - 1 && bars.closeAt(bar) <= fill.filledAt()) {
        bar++;
      }
      double volume = bars.value(Field.VOLUME, bar);
      if (volume > 0) {
        double share = instrument.size(fill.size()) / volume;
        largest = Double.isNaN(largest) ? share : Math.max(largest, share);
      }
    }
    return Figure.of(largest, "no fills");
  }

  /** Lag 1, biased: {@code Σ (x_t − m)(x_{t−1} − m) / Σ (x_t − m)²}. */
  static double autocorrelation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double products = 0;
    double squares = 0;
    for (int t = 0; t < values.length; t++) {
      squares += (values[t] - mean) * (values[t] - mean);
      if (t > 0) {
        products += (values[t] - mean) * (values[t - 1] - mean);
      }
    }
    return products / squares;
  }
}
