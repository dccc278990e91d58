package dev.holdout.strategies.cli;

import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Comparison;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Costs;
import dev.holdout.reports.run.DataUse;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Fills;
import dev.holdout.reports.run.FoldSummary;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.Gate;
import dev.holdout.reports.run.Limits;
import dev.holdout.reports.run.Luck;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Orders;
import dev.holdout.reports.run.OutOfSample;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Risk;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.Timings;
import dev.holdout.reports.run.Training;
import dev.holdout.reports.run.Trials;
import dev.holdout.reports.run.Verdict;
import dev.holdout.reports.run.VerdictRule;
import java.nio.file.Path;
import java.util.List;

/** A finished run with the least that a run can have, and the figures that the terminal prints. */
final class SomeRun {

  private static final Figure NONE = Figure.undefined("5 daily returns; 60 are needed");

  private SomeRun() {}

  static Path write(Path runs, String id, String createdAt) {
    Manifest manifest =
        new Manifest(
            Results.SCHEMA,
            id,
            new Manifest.StudyText("some-study", "name: some-study", List.of()),
            7,
            List.of(),
            new Manifest.Origin("0.1.0", List.of(), "c0de", List.of(), "f00d"),
            new Manifest.Ledger(214, "1ed6e4", "2013-11-01"),
            "JDK 25",
            "./holdout demo",
            createdAt);
    RunContents.Rows none =
        new RunContents.Rows(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return RunFolder.write(
            runs, id, new RunContents(results(), manifest, timings(), none), folder -> {})
        .path();
  }

  static Timings timings() {
    return new Timings(
        Results.SCHEMA,
        List.of(new Timings.Phase("training", 12)),
        41,
        Figure.of(1_234_567),
        Figure.of(890_123),
        Figure.of(4_321),
        NONE);
  }

  /** A gain of 44,968 before a Sharpe ratio of 1.36; the rest is not defined. */
  static Results results() {
    return new Results(
        Results.SCHEMA,
        "walk-forward",
        new Results.Subject(
            "some-study", "BTCUSD", "1-minute bars", "linear", "USD", 100_000, false, ""),
        Verdict.of(
            VerdictRule.TOO_SHORT,
            List.of(),
            new Verdict.Enough(6, 60, 12, 30),
            new Verdict.Chance(NONE, 5, NONE),
            new Verdict.Rival("flat", Figure.of(0), NONE)),
        new Gate(true, 64, List.of("drop"), List.of("features"), 640, 64, 0),
        checks(),
        Controls.none("not asked for"),
        outOfSample(),
        new Luck(List.of(), Luck.Histogram.none("few"), NONE, NONE, 0, Luck.Histogram.none("few")),
        List.of(),
        new FoldSummary("expanding", 0, List.of(), NONE, NONE, NONE, NONE),
        new Costs(List.of(), 0, List.of()),
        List.of(),
        new Comparison("flat", NONE, NONE, NONE, NONE, NONE, NONE),
        new Trials(
            214,
            0,
            0,
            "of this run",
            false,
            "score",
            Form.RATIO,
            List.of(),
            List.of(),
            new Trials.Ledger("intact", true),
            List.of()),
        new Risk("day", 0, List.of(), List.of(), List.of()),
        new Orders(0, 0, 0, 0, 0, "none", List.of()),
        new Fills(0, 0, NONE, NONE, 0, 0, "none"),
        "0rder5",
        null,
        new Training("linear", 3, "mean", "Adam", 0, 0, List.of(), List.of()),
        data(),
        new Limits(1, 1, NONE, NONE, List.of()));
  }

  /** Two passed, one failed, two not run. */
  static List<Check> checks() {
    return Check.IDS.stream().map(SomeRun::check).toList();
  }

  private static Check check(String id) {
    Check.State state =
        switch (id) {
          case "leakGate", "costs" -> Check.State.PASSED;
          case "oracle" -> Check.State.FAILED;
          default -> Check.State.NOT_RUN;
        };
    return new Check(id, id, state, "looked", "found");
  }

  private static OutOfSample outOfSample() {
    return new OutOfSample(
        new OutOfSample.Span("2013-11-20T00:00:00Z", "2013-11-26T00:00:00Z", 6, 6),
        new OutOfSample.Money(
            Figure.of(44_968),
            Figure.of(0.44968),
            Figure.of(72_652),
            Figure.of(27_684),
            Figure.of(0.381),
            NONE),
        new OutOfSample.Ratio(Figure.of(1.36), Figure.of(-0.04), Figure.of(2.76), 0.95, 365),
        new OutOfSample.Overfit(Figure.of(0.78), 0.95, NONE, 0.2, 0),
        new OutOfSample.Depth(NONE, NONE));
  }

  private static DataUse data() {
    DataUse.Counted none = new DataUse.Counted(0, NONE);
    return new DataUse(
        0, none, List.of(), none, none, 0, NONE, new DataUse.Bars(0, none, none, none));
  }
}
