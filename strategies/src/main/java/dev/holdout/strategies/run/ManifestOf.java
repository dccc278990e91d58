package dev.holdout.strategies.run;

import dev.holdout.backtest.Backtest;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.features.FeaturePipeline;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.source.Import;
import dev.holdout.marketdata.trade.TradeSeries;
import dev.holdout.models.Trainer;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.run.Manifest;
import dev.holdout.reports.run.Manifest.Named;
import dev.holdout.reports.run.Results;
import dev.holdout.strategies.study.Configuration;
import dev.holdout.strategies.study.Judgement.Limits;
import dev.holdout.strategies.study.Statements;
import dev.holdout.strategies.study.Study;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How a run came to be: study, seed, versions, hashes of code and data. */
final class ManifestOf {

  private static final List<Class<?>> CODE =
      List.of(
          Tensor.class,
          TradeSeries.class,
          FeaturePipeline.class,
          Trainer.class,
          Backtest.class,
          Results.class,
          ManifestOf.class);

  /** Names of entries by which a run is found and made again. */
  static final String STUDY_HASH = "study hash";

  static final String STUDY_FILE = "study file";
  static final String SETTING = "set";

  /** Ends the name of the entry with the content hash of the trades. */
  static final String TRADES = " trades";

  private final Study study;
  private final Import loaded;
  private final String pipelineVersion;
  private final String codeHash;

  ManifestOf(Stages stages, Import loaded) {
    this.study = stages.study();
    this.loaded = loaded;
    this.pipelineVersion = stages.pipeline().version();
    this.codeHash = CodeHash.of(CODE);
  }

  /** Eight digits that name study, data and code: the same run again has the same id. */
  String id() {
    return id(study.hash(), loaded.trades().contentHash(), codeHash);
  }

  static String id(String study, String trades, String code) {
    return new ContentHash().text(study).text(trades).text(code).hex().substring(0, 8);
  }

  /** Content hash of code, data and all of the study but its search: what a task depends on. */
  String scope() {
    return new ContentHash()
        .text(study.hashWithoutSearch())
        .text(study.learning().seeds().toString())
        .text(loaded.trades().contentHash())
        .text(codeHash)
        .hex();
  }

  /** What a run that is stopped can be known by. */
  UnfinishedRun.About about(RunOptions options) {
    return new UnfinishedRun.About(
        study.name(),
        study.hash(),
        loaded.trades().contentHash(),
        codeHash,
        options.command(),
        options.clocks().calendar().instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  Manifest manifest(RunOptions options, LookedAt lookedAt) {
    return new Manifest(
        Results.SCHEMA,
        id(),
        new Manifest.StudyText(
            study.name(),
            options.source().text().isEmpty() ? study.text() : options.source().text(),
            statements()),
        study.learning().seeds().master(),
        configuration(options),
        new Manifest.Origin(
            Product.VERSION,
            List.of(
                new Named("java", Runtime.version().toString()),
                new Named("vm", System.getProperty("java.vm.name"))),
            codeHash,
            List.of(
                new Named(loaded.trades().instrument().id() + " source", loaded.sourceHash()),
                new Named(
                    loaded.trades().instrument().id() + TRADES, loaded.trades().contentHash())),
            pipelineVersion),
        new Manifest.Ledger(
            lookedAt.head().rows(), lookedAt.head().hash(), day(lookedAt.counted().since())),
        MachineClass.text(),
        options.command(),
        options.clocks().calendar().instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** {@code 2026-01-31}; empty without a row. */
  private static String day(String instant) {
    return instant.isEmpty() ? "" : instant.substring(0, 10);
  }

  private List<Named> statements() {
    Statements said = study.statements();
    List<Named> all = new ArrayList<>();
    all.add(new Named("question", said.question()));
    all.add(new Named("horizon", said.horizon()));
    all.add(new Named("market context", said.marketContext()));
    all.add(new Named("trusted inputs", said.trustedInputs()));
    all.add(new Named("entry and exit", said.policy()));
    all.add(new Named("sizing", said.sizing()));
    all.add(new Named("invalidation", said.invalidation()));
    for (CostTerm term : study.trading().costs().terms()) {
      all.add(new Named("cost: " + term.name(), term.source()));
    }
    Limits limits = study.judgement().limits();
    all.add(
        new Named(
            "limits",
            "at least %s and %s; deflated Sharpe ratio at least %s; overfitting"
                    .formatted(
                        Numbers.counted(limits.days(), "day"),
                        Numbers.counted(limits.closedTrades(), "closed trade"),
                        limits.deflatedSharpe())
                + " at most %s; superior predictive ability p at most %s"
                    .formatted(limits.overfitting(), limits.superiorAbility())));
    return all;
  }

  private List<Named> configuration(RunOptions options) {
    List<Named> all = new ArrayList<>();
    List<Configuration> configurations = study.configurations();
    for (int c = 0; c < configurations.size(); c++) {
      all.add(new Named(TrainingFigures.id(c), configurations.get(c).text()));
    }
    all.add(new Named("seeds", study.learning().seeds().list().toString()));
    all.add(new Named(STUDY_HASH, study.hash()));
    all.add(new Named(STUDY_FILE, options.source().file()));
    options.source().overrides().forEach(setting -> all.add(new Named(SETTING, setting)));
    return all;
  }
}
