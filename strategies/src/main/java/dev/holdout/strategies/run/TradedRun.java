package dev.holdout.strategies.run;

import dev.holdout.backtest.Backtest;
import dev.holdout.backtest.BacktestConfig;
import dev.holdout.backtest.BacktestResult;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.TimeBars;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.source.DataSource;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.RunFolder;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.study.file.StudyYaml;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished run, ready to trade again: its study, the policies that were in force at each time,
 * and the account they traded.
 */
public final class TradedRun {

  private final RunFolder folder;
  private final Study study;
  private final List<PolicyStrategy.InForce> schedule;

  private TradedRun(RunFolder folder, Study study, List<PolicyStrategy.InForce> schedule) {
    this.folder = folder;
    this.study = study;
    this.schedule = schedule;
  }

  /**
   * @param runFolder a whole run with its policies
   * @throws BadInput when something is missing, was changed, or is not the study of the manifest
   */
  public static TradedRun open(Path runFolder) {
    RunFolder folder = RunFolder.open(runFolder);
    Manifest manifest = folder.manifest();
    Path file = runFolder.resolve(SavedSchedule.FOLDER);
    if (!SavedSchedule.existsIn(runFolder)) {
      throw new BadInput(
          "the run holds no policies: an older version of Holdout made it",
          file.toString(),
          "run the study again, then trade that run");
    }
    Study study =
        StudyYaml.parse(
            SavedSchedule.studyText(runFolder).orElse(manifest.study().text()),
            "study of run " + manifest.id());
    String hash =
        manifest.configuration().stream()
            .filter(setting -> setting.name().equals("study hash"))
            .map(Manifest.Named::value)
            .findFirst()
            .orElse(study.hash());
    if (!study.hash().equals(hash)) {
      throw new BadInput(
          "the study in the folder is not the one of the manifest: their hashes differ",
          file.toString(),
          "run the study again; a study with features of its own cannot be traded from its folder");
    }
    return new TradedRun(
        folder, study, SavedSchedule.read(runFolder, SavedSchedule.provenance(study)));
  }

  public RunFolder folder() {
    return folder;
  }

  public Study study() {
    return study;
  }

  public Instrument instrument() {
    return study.market().instrument();
  }

  /** Policies in order of time. */
  public List<PolicyStrategy.InForce> schedule() {
    return schedule;
  }

  /** Names of the features, in the order of the rows that the strategy sees. */
  public List<String> features() {
    return FeaturePipeline.of(study.signal().features()).names();
  }

  /** Start of the first test span, UTC epoch nanoseconds. */
  public long from() {
    return schedule.getFirst().from();
  }

  /** End of the last test span, exclusive. */
  public long to() {
    return schedule.getLast().to();
  }

  /** The strategy over bars that come as time passes. */
  public PolicyStrategy strategy(PolicyStrategy.Bars bars) {
    return new PolicyStrategy(
        bars, FeaturePipeline.of(study.signal().features()), schedule, Playback.sizing(study));
  }

  /**
   * The account of the run.
   *
   * @param firstPrice of the last print before the run, in price increments
   */
  public BacktestConfig config(long firstPrice) {
    return new AccountConfig(instrument(), study.trading(), study.trading().fills().policy())
        .over(firstPrice, from(), to());
  }

  /** Where the run's own trades came from. */
  public DataSource source() {
    return Sources.of(study);
  }

  /** Bars of trades as the run made them. */
  public BarSeries bars(TradeSeries trades) {
    return TimeBars.of(study.market().timeline().bar())
        .from(trades, study.market().timeline().lag());
  }

  /** The run's backtest over history, shown bar by bar to {@code watcher}. */
  public BacktestResult backtest(TradeSeries trades, PolicyStrategy.Watcher watcher) {
    BarSeries bars = bars(trades);
    PolicyStrategy strategy = strategy((features, index) -> features.next(bars, index));
    strategy.watch(watcher);
    int first = Math.max(0, trades.firstKnownAfter(from() - 1) - 1);
    return Backtest.run(config(trades.price(first)), trades, bars, strategy);
  }
}
