package dev.holdout.strategies.run;

import dev.holdout.features.split.DatedFolds;
import dev.holdout.features.split.Fold;
import dev.holdout.features.split.WalkForward;
import dev.holdout.marketdata.source.CsvTrades;
import dev.holdout.marketdata.source.DataSource;
import dev.holdout.marketdata.source.SourceCatalogue;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.time.Timeline;
import dev.holdout.strategies.study.Folds;
import dev.holdout.strategies.study.Market;
import dev.holdout.strategies.study.Study;
import java.nio.file.Path;
import java.util.List;

/** From what a study names to the things themselves: its source of trades, its folds. */
final class Sources {

  private Sources() {}

  static DataSource of(Study study) {
    return switch (study.market().data()) {
      case Market.Source source -> SourceCatalogue.named(source.name(), "data.source");
      case Market.CsvFile file -> CsvTrades.of(Path.of(file.path()), file.instrument());
      case Market.Generated made -> made.market(study.market().timeline().bar());
    };
  }

  static List<Fold> folds(Study study, Timeline timeline) {
    return switch (study.learning().folds()) {
      case Folds.Walk walk ->
          (walk.kind() == Folds.Kind.EXPANDING ? WalkForward.expanding() : WalkForward.rolling())
              .train(walk.train())
              .test(walk.test())
              .purge(walk.purge())
              .embargo(walk.embargo())
              .folds(timeline);
      case Folds.Dated dated ->
          DatedFolds.of(
              dated.spans().stream().map(Sources::dates).toList(),
              dated.purge(),
              dated.embargo(),
              timeline);
    };
  }

  private static DatedFolds.Dates dates(Folds.Pair pair) {
    return new DatedFolds.Dates(
        Nanos.of(pair.train().from()),
        Nanos.of(pair.train().to()),
        Nanos.of(pair.test().from()),
        Nanos.of(pair.test().to()));
  }
}
