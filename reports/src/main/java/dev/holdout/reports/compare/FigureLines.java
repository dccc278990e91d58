package dev.holdout.reports.compare;

import dev.holdout.reports.compare.Compared.Line;
import dev.holdout.reports.run.BaselineRow;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Costs;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.FoldRow;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Luck;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The figures of two runs line by line, matched by group and name; and b minus a. */
final class FigureLines {

  private static final Figure ABSENT = Figure.undefined("the run has no such figure");

  /** Runs of more folds than this are compared without them. */
  private static final int MOST_FOLDS = 40;

  private final Map<Key, Value> all = new LinkedHashMap<>();

  private FigureLines() {}

  private record Key(String group, String name) {}

  private record Value(Form form, Figure figure) {}

  static List<Line> of(Results a, Results b) {
    boolean sameCurrency = a.subject().currency().equals(b.subject().currency());
    boolean sameFolds =
        a.folds().stream()
            .map(FoldRow::span)
            .toList()
            .equals(b.folds().stream().map(FoldRow::span).toList());
    Map<Key, Value> first = figures(a, sameFolds);
    Map<Key, Value> second = figures(b, sameFolds);
    Set<Key> keys = new LinkedHashSet<>(first.keySet());
    keys.addAll(second.keySet());
    List<Line> lines = new ArrayList<>();
    for (Key key : keys) {
      Form form = (first.containsKey(key) ? first : second).get(key).form();
      Figure left = first.containsKey(key) ? first.get(key).figure() : ABSENT;
      Figure right = second.containsKey(key) ? second.get(key).figure() : ABSENT;
      boolean money = form == Form.MONEY || form == Form.AMOUNT;
      Figure difference =
          money && !sameCurrency
              ? Figure.undefined("the runs count money in different currencies")
              : difference(left, right);
      lines.add(
          new Line(
              key.group(),
              key.name(),
              form,
              left,
              right,
              difference,
              Objects.equals(left.value(), right.value())));
    }
    return lines;
  }

  private static Figure difference(Figure a, Figure b) {
    if (a.isDefined() && b.isDefined()) {
      return Figure.of(b.orThrow() - a.orThrow());
    }
    return Figure.undefined(a.isDefined() ? b.reason() : a.reason());
  }

  private static Map<Key, Value> figures(Results results, boolean folds) {
    FigureLines lines = new FigureLines();
    lines.result(results);
    lines.luck(results);
    lines.controls(results.controls());
    lines.costs(results.costs());
    lines.rules(results.baselines());
    for (Risk.Entry entry : results.risk().figures()) {
      lines.put("Risk", entry.name(), entry.form(), entry.value());
    }
    lines.orders(results);
    if (folds && results.folds().size() <= MOST_FOLDS) {
      for (FoldRow fold : results.folds()) {
        lines.put("Folds", "net PnL, fold " + fold.fold(), Form.MONEY, fold.netPnl());
      }
    }
    return lines.all;
  }

  private void result(Results results) {
    OutOfSample oos = results.oos();
    String group = "Result";
    put(group, "net PnL", Form.MONEY, oos.money().netPnl());
    put(group, "net return", Form.PERCENT, oos.money().netReturn());
    put(group, "PnL before costs", Form.MONEY, oos.money().grossPnl());
    put(group, "costs", Form.AMOUNT, oos.money().costs());
    put(group, "costs, share of the gain", Form.PERCENT, oos.money().costShareOfGain());
    put(group, "break-even multiple of costs", Form.RATIO, oos.money().breakEvenMultiple());
    put(group, "Sharpe ratio, net", Form.RATIO, oos.ratio().sharpe());
    put(group, "Sharpe ratio, lower end", Form.RATIO, oos.ratio().sharpeLow());
    put(group, "Sharpe ratio, upper end", Form.RATIO, oos.ratio().sharpeHigh());
    put(group, "deflated Sharpe ratio", Form.PROBABILITY, oos.overfit().dsr());
    put(group, "overfitting probability", Form.PROBABILITY, oos.overfit().pbo());
    put(group, "deepest drawdown", Form.PERCENT, oos.depth().maxDrawdown());
    put(group, "longest under water", Form.SECONDS, oos.depth().longestUnderWaterSeconds());
    put(group, "days", Form.COUNT, oos.span().days());
    put(group, "closed trades", Form.COUNT, results.verdict().enough().closedTrades());
    put(group, "trials", Form.COUNT, results.trials().count());
  }

  private void luck(Results results) {
    for (Luck.Row row : results.luck().rows()) {
      put("Luck", row.statistic(), row.form(), row.value());
    }
    put("Luck", "expected maximum by luck", Form.RATIO, results.luck().expectedMaximum());
  }

  private void controls(Controls controls) {
    Controls.Placebos placebos = controls.placebos();
    put("Controls", "placebo runs", Form.COUNT, placebos.count());
    put("Controls", "rank among the placebos", Form.COUNT, placebos.rank());
    put("Controls", "placebo threshold", placebos.scoreForm(), placebos.threshold());
    put(
        "Controls",
        "information coefficient found in 95 %",
        Form.RATIO,
        controls.oracle().strengthFound95());
    put("Controls", "trainings of the controls", Form.COUNT, controls.trainings());
  }

  private void costs(Costs costs) {
    for (Costs.Line line : costs.lines()) {
      if (line.kind().equals("cost")) {
        put("Costs", line.line(), Form.MONEY, line.account());
      }
    }
  }

  private void rules(List<BaselineRow> rules) {
    for (BaselineRow rule : rules) {
      put("Simpler rules", rule.rule() + ", net PnL", Form.MONEY, rule.netPnl());
      put("Simpler rules", rule.rule() + ", Sharpe ratio", Form.RATIO, rule.sharpe());
    }
  }

  private void orders(Results results) {
    put("Orders", "orders sent", Form.COUNT, results.orders().sent());
    put("Orders", "rejected by risk", Form.COUNT, results.orders().rejected());
    put("Orders", "fills", Form.COUNT, results.fills().count());
  }

  private void put(String group, String name, Form form, double value) {
    put(group, name, form, Figure.of(value));
  }

  private void put(String group, String name, Form form, Figure figure) {
    all.put(new Key(group, name), new Value(form, figure));
  }
}
