package dev.holdout.reports;

import dev.holdout.reports.run.Check;
import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.DataUse;
import dev.holdout.reports.run.Decision;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Fills;
import dev.holdout.reports.run.Gate;
import dev.holdout.reports.run.Limits;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Orders;
import dev.holdout.reports.run.Reason;
import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.RunContents;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.reports.run.Timings;
import dev.holdout.reports.run.Training;
import dev.holdout.reports.run.Trials;
import dev.holdout.reports.run.VerdictRule;
import java.nio.file.Path;
import java.util.List;

/** Invented: {@link #shortRun}, a week without annual figures; {@link #longRun}, two years. */
final class SampleRun {

  static final String FEW_DAYS = "5 daily returns; 60 are needed";

  private SampleRun() {}

  static RunContents shortRun() {
    SampleFolds folds = new SampleFolds(6, "2013-11-20T00:00:00Z", 20 * 3600, 600, 7, false);
    return contents(folds, VerdictRule.TOO_SHORT, List.of());
  }

  static RunContents longRun(VerdictRule rule) {
    List<String> because =
        switch (rule) {
          case CONTROL_FAILED ->
              List.of("the placebo earned money: 31 of 200 runs without signal reached this ratio");
          case COULD_BE_LUCK -> List.of("DSR is below its limit");
          default -> List.of();
        };
    return longRun(12, rule, because);
  }

  static RunContents longRun(int count, VerdictRule rule, List<String> because) {
    SampleFolds folds =
        new SampleFolds(count, "2023-07-01T00:00:00Z", 61 * 86_400L, 86_400, 11, true);
    return contents(folds, rule, because);
  }

  /** A run in which nothing happened: no fold, no order, no row. */
  static RunContents emptyRun() {
    SampleFolds folds = new SampleFolds(0, "2013-11-20T00:00:00Z", 20 * 3600, 600, 7, false);
    return contents(folds, VerdictRule.TOO_SHORT, List.of());
  }

  /** The same run under another id, from another seed, made at another time. */
  static RunContents again(RunContents contents, String id, long seed, String createdAt) {
    Manifest manifest = contents.manifest();
    return new RunContents(
        contents.results(),
        new Manifest(
            manifest.schema(),
            id,
            new Manifest.StudyText(
                manifest.study().name(),
                manifest.study().text().replace("every 1 min bar", "every 5 min bar"),
                manifest.study().statements()),
            seed,
            manifest.configuration(),
            manifest.origin(),
            manifest.ledger(),
            manifest.machineClass(),
            manifest.command(),
            createdAt),
        contents.timings(),
        contents.rows());
  }

  static Path write(Path runs, String id, RunContents contents) {
    return RunFolder.write(runs, id, contents, folder -> {}).path();
  }

  static Path write(Path runs, RunContents contents) {
    return RunFolder.write(runs, "7f3c9e21", contents, folder -> {}).path();
  }

  /** The long run on a market that was made by a generator. */
  static RunContents generatedRun() {
    RunContents real = longRun(VerdictRule.SURVIVED);
    Results results = real.results();
    Results.Subject subject = results.subject();
    return new RunContents(
        with(
            results,
            new Results.Subject(
                "demo-edge",
                "GENERATED",
                "1-hour bars",
                subject.policy(),
                subject.currency(),
                subject.account(),
                true,
                "a planted edge of information coefficient 0.10"),
            results.trials(),
            results.controls()),
        real.manifest(),
        real.timings(),
        real.rows());
  }

  /** The long run with one trial known and a ledger that was reset. */
  static RunContents withoutLedger() {
    RunContents whole = longRun(VerdictRule.COULD_BE_LUCK);
    Trials all = whole.results().trials();
    Trials one =
        new Trials(
            1,
            0,
            0,
            "known; earlier looks at this data are not counted",
            false,
            all.scoreName(),
            all.scoreForm(),
            all.parameters(),
            all.rows().subList(0, 1),
            new Trials.Ledger("row 3 does not follow from row 2", false),
            List.of());
    return with(whole, one);
  }

  /** The run with other controls. */
  static RunContents with(RunContents run, Controls controls) {
    Results all = run.results();
    Results results = with(all, all.subject(), all.trials(), controls);
    return new RunContents(results, run.manifest(), run.timings(), run.rows());
  }

  /** The run with other trials. */
  static RunContents with(RunContents run, Trials trials) {
    Results results = run.results();
    return new RunContents(
        with(results, results.subject(), trials, results.controls()),
        run.manifest(),
        run.timings(),
        run.rows());
  }

  private static Results with(
      Results results, Results.Subject subject, Trials trials, Controls controls) {
    return new Results(
        results.schema(),
        results.kind(),
        subject,
        results.verdict(),
        results.gate(),
        results.checks(),
        controls,
        results.oos(),
        results.luck(),
        results.folds(),
        results.foldSummary(),
        results.costs(),
        results.baselines(),
        results.comparison(),
        trials,
        results.risk(),
        results.orders(),
        results.fills(),
        results.orderHash(),
        results.decision(),
        results.training(),
        results.data(),
        results.limits());
  }

  private static RunContents contents(SampleFolds folds, VerdictRule rule, List<String> because) {
    Results results =
        new Results(
            Results.SCHEMA,
            "walk-forward",
            new Results.Subject(
                folds.isLong() ? "btc-momentum" : "demo",
                "BTCUSD.BITSTAMP",
                folds.isLong() ? "5-minute bars" : "1-minute bars",
                "neural trader",
                "USD",
                SampleFolds.ACCOUNT,
                false,
                ""),
            SampleMoney.verdict(folds, rule, because),
            gate(),
            checks(folds.isLong(), rule),
            SampleControls.of(folds, rule),
            SampleMoney.oos(folds),
            SampleMoney.luck(folds),
            folds.rows(),
            folds.summary(),
            SampleMoney.costs(folds),
            SampleMoney.baselines(folds),
            SampleMoney.comparison(folds),
            SampleMoney.trials(folds),
            SampleMoney.risk(folds),
            orders(folds),
            fills(folds),
            "9d1f0c6be2a94418b1d4c7f05a3366d28b90fe17c4d2a5b6018e0a1b2c3d4d11",
            decision(folds),
            training(folds),
            data(),
            limits(folds));
    return new RunContents(results, manifest(folds), timings(), folds.tables());
  }

  private static Gate gate() {
    return new Gate(
        true,
        64,
        List.of("dropped", "permuted", "scaled", "poisoned", "delayed"),
        List.of("features", "scaler", "training inputs", "selection", "outputs", "orders"),
        1_920,
        320,
        0);
  }

  private static List<Check> checks(boolean isLong, VerdictRule rule) {
    Check.State placebo =
        rule == VerdictRule.CONTROL_FAILED
            ? Check.State.FAILED
            : isLong ? Check.State.PASSED : Check.State.NOT_RUN;
    Check.State rest = isLong ? Check.State.PASSED : Check.State.NOT_RUN;
    String reason = "not part of this command; treat as missing";
    return List.of(
        new Check(
            "leakGate",
            "Leak gate",
            Check.State.PASSED,
            "future dropped, shuffled and poisoned at 64 instants",
            "320 changed futures, 0 bits differ"),
        new Check(
            "placebo",
            "Placebo",
            placebo,
            "same pipeline on series without signal",
            isLong ? "200 runs: median −1.05" : reason),
        new Check(
            "oracle",
            "Oracle",
            rest,
            "a planted edge",
            isLong ? "96 % of a planted edge earned" : reason),
        new Check(
            "costs",
            "Costs reconciled",
            Check.State.PASSED,
            "account against its own lines, on every event",
            "0.00 USD unexplained"),
        new Check(
            "sameBytes",
            "Same bytes",
            rest,
            "run again with another number of threads",
            isLong ? "run twice, 1 and 2 threads" : reason));
  }

  private static Orders orders(SampleFolds folds) {
    long sent = folds.orders();
    return sent == 0
        ? new Orders(0, 0, 0, 0, 0, "market, one instrument", List.of())
        : new Orders(
            sent,
            sent - 3,
            0,
            2,
            1,
            "market, one instrument",
            List.of(new Reason("daily loss limit", 2)));
  }

  private static Fills fills(SampleFolds folds) {
    long sent = folds.orders();
    return new Fills(
        Math.max(0, sent - 3),
        Math.max(0, sent / 2 - 2),
        sent == 0 ? Figure.undefined("no order was filled") : Figure.of(4_812),
        sent == 0 ? Figure.undefined("no order was filled") : Figure.of(41_800),
        0,
        0,
        "filled on ticks");
  }

  private static Decision decision(SampleFolds folds) {
    if (folds.orders() == 0) {
      return null;
    }
    return new Decision(
        "f3-17",
        3,
        "the median fill delay",
        List.of(
            new Decision.Step("2013-11-22T12:04:00Z", "bar opens", "one minute of trades", false),
            new Decision.Step(
                "2013-11-22T12:05:00Z", "bar closes", "known at once, lag 0 s", false),
            new Decision.Step(
                "2013-11-22T12:05:00Z", "decision", "features see nothing later than this", true),
            new Decision.Step("2013-11-22T12:05:00.150Z", "order arrives", "latency 150 ms", false),
            new Decision.Step(
                "2013-11-22T12:05:04.812Z", "fill", "first later trade, at 787.12 USD", false),
            new Decision.Step(
                "2013-11-22T12:10:00Z", "target ends", "used in training only", false)));
  }

  private static Training training(SampleFolds folds) {
    return new Training(
        "neural trader, lag 20, hidden 16",
        1_105,
        "mean net return a decision",
        "RMSprop, lr 1e-3, at most 24 epochs",
        folds.rows().size() * 4L,
        14_208,
        folds.medianValidation(),
        folds.isLong()
            ? List.of(
                new Training.Finding(
                    4, 3, "gradient norm 38.2, limit 10; clipped once", "lower lr below 3.1e-2"))
            : List.of());
  }

  private static DataUse data() {
    return new DataUse(
        77_513,
        new DataUse.Counted(14, Figure.of(14 / 77_513.0)),
        List.of(new Reason("zero amount", 11), new Reason("price off the grid", 3)),
        new DataUse.Counted(212, Figure.of(212 / 77_513.0)),
        new DataUse.Counted(9_320, Figure.of(9_320 / 77_513.0)),
        3,
        Figure.of(1_322),
        new DataUse.Bars(
            9_648,
            new DataUse.Counted(771, Figure.of(771 / 9_648.0)),
            new DataUse.Counted(60, Figure.of(60 / 9_648.0)),
            new DataUse.Counted(0, Figure.of(0))));
  }

  private static Limits limits(SampleFolds folds) {
    return new Limits(
        1,
        1,
        folds.orders() == 0 ? Figure.undefined("no order was sent") : Figure.of(0.043),
        folds.isLong() ? Figure.of(0.04) : Figure.undefined(FEW_DAYS),
        List.of("The venue, not the policy, sets the spread; half of it was taken as stated."));
  }

  private static Manifest manifest(SampleFolds folds) {
    return new Manifest(
        Results.SCHEMA,
        "7f3c9e21",
        new Manifest.StudyText(
            folds.isLong() ? "btc-momentum" : "demo",
            "study: demo\ndata: BTCUSD.BITSTAMP\ntimeline: every 1 min bar\nlimits:\n  days: 60\n",
            List.of(
                new Manifest.Named("Question", "does the last hour predict the next minutes?"),
                new Manifest.Named(
                    "Costs", "0.10 % commission; half spread 0.02 %: a stated guess"),
                new Manifest.Named("Invalid when", "volatility of an hour above 4 %"))),
        20250702,
        List.of(new Manifest.Named("folds.test", "20h"), new Manifest.Named("policy.lag", "20")),
        new Manifest.Origin(
            "0.1.0",
            List.of(new Manifest.Named("java", "25.0.1"), new Manifest.Named("ta4j", "0.22.2")),
            "5d2a9c1f77be0142a8e3d6c95b1f0e4a5d2a9c1f77be0142a8e3d6c95b1f0e4a",
            List.of(
                new Manifest.Named(
                    "bitstamp trades",
                    "4be1c07a91d2e3f4a5b6c7d8e9f001122334455667788990aabbccddeeff00e3")),
            "91ac44de02b7"),
        new Manifest.Ledger(456, "c41d5b0a77e2", "2025-03-02"),
        "JDK 25, CPU backend, 2 cores, Linux amd64",
        "./holdout demo",
        "2025-07-02T09:16:00Z");
  }

  private static Timings timings() {
    return new Timings(
        Results.SCHEMA,
        List.of(
            new Timings.Phase("reading", 0.42),
            new Timings.Phase("training", 38.7),
            new Timings.Phase("backtests", 2.15),
            new Timings.Phase("gate", 11.3)),
        54.2,
        Figure.of(184_554),
        Figure.of(412_007),
        Figure.of(367),
        Figure.of(612.0 * 1024 * 1024));
  }
}
