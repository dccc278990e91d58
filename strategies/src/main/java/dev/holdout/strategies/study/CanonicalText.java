package dev.holdout.strategies.study;

import dev.holdout.features.Feature;
import dev.holdout.features.scale.Transform;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.instrument.Proportional;
import dev.holdout.marketdata.instrument.Smooth;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A study as YAML in one fixed form: every key, also those with a default, in one order. Equal
 * studies have equal text, and reading the text gives an equal study again.
 */
final class CanonicalText {

  private final StringBuilder text = new StringBuilder();

  private CanonicalText() {}

  static String of(Study study) {
    var out = new CanonicalText();
    out.asked(study);
    out.seeds(study.learning().seeds());
    out.search(study.learning().search());
    out.judgement(study.judgement());
    out.controls(study.controls());
    return out.text.toString();
  }

  /**
   * What one configuration is an answer to: without the search among configurations, without what
   * only judges them (limits, gate, controls), and without the seeds, which repeat it.
   */
  static String withoutSearch(Study study) {
    var out = new CanonicalText();
    out.asked(study);
    return out.text.toString();
  }

  private void asked(Study study) {
    line(0, "study", study.name());
    statements(study.statements());
    market(study.market());
    signal(study.signal());
    trading(study.trading());
    learning(study.learning());
  }

  private void statements(Statements said) {
    head(0, "statements");
    line(1, "question", quoted(said.question()));
    line(1, "horizon", quoted(said.horizon()));
    line(1, "market-context", quoted(said.marketContext()));
    line(1, "trusted-inputs", quoted(said.trustedInputs()));
    line(1, "policy", quoted(said.policy()));
    line(1, "sizing", quoted(said.sizing()));
    line(1, "invalidation", quoted(said.invalidation()));
  }

  private void market(Market market) {
    head(0, "data");
    switch (market.data()) {
      case Market.Source source -> line(1, "source", quoted(source.name()));
      case Market.CsvFile file -> {
        line(1, "csv", quoted(file.path()));
        instrument(file.instrument());
      }
      case Market.Generated made -> {
        head(1, "generated");
        line(2, "market", Words.text(made.kind()));
        line(2, "strength", Numbers.text(made.strength()));
        line(2, "regime", Integer.toString(made.regime()));
        line(2, "days", Integer.toString(made.days()));
        line(2, "trades-a-bar", Integer.toString(made.tradesABar()));
        line(2, "seed", Long.toString(made.seed()));
      }
    }
    head(0, "timeline");
    line(1, "bar", market.timeline().bar());
    line(1, "lag", market.timeline().lag());
  }

  private void instrument(Instrument traded) {
    head(1, "instrument");
    line(2, "symbol", quoted(traded.symbol()));
    line(2, "venue", quoted(traded.venue()));
    line(2, "currency", quoted(traded.currency()));
    line(2, "price-increment", Numbers.text(traded.priceIncrement()));
    line(2, "size-increment", Numbers.text(traded.sizeIncrement()));
    line(2, "multiplier", Long.toString(traded.multiplier()));
    line(2, "money-increment", Numbers.text(traded.moneyIncrement()));
  }

  private void signal(Signal signal) {
    head(0, "features");
    for (Feature feature : signal.features()) {
      text.append("  - ").append(quoted(feature.name())).append('\n');
    }
    line(
        0,
        "transforms",
        list(
            signal.transforms().stream().map(Transform::name).map(CanonicalText::quoted).toList()));
    line(0, "target", quoted(signal.target().name()));
  }

  private void trading(Trading trading) {
    head(0, "fills");
    line(1, "latency", trading.fills().latency());
    line(1, "policy", Words.text(trading.fills().policy()));
    line(1, "unsafe", list(trading.fills().unsafe()));
    head(0, "costs");
    for (CostTerm term : trading.costs().terms()) {
      head(1, quoted(term.name()));
      if (term instanceof Proportional rate) {
        line(2, "basis-points", Numbers.text(rate.basisPoints()));
      } else {
        line(2, term instanceof Smooth ? "smooth" : "engine-only", quoted(term.toString()));
      }
      line(2, "source", quoted(term.source()));
    }
    head(0, "account");
    line(1, "currency", trading.account().currency());
    line(1, "cash", Numbers.text(trading.account().cash()));
    line(1, "largest-position", Numbers.text(trading.account().largestPosition()));
    head(0, "risk");
    line(1, "position", Numbers.text(trading.risk().position()));
    line(1, "loss-per-trade", Numbers.text(trading.risk().lossPerTrade()));
    line(1, "loss-per-day", Numbers.text(trading.risk().lossPerDay()));
  }

  private void learning(Learning learning) {
    head(0, "policy");
    line(1, "kind", Words.text(learning.policy().kind()));
    line(1, "range", Words.text(learning.policy().range()));
    line(0, "objective", Words.text(learning.objective()));
    Learning.Training training = learning.training();
    head(0, "training");
    line(1, "epochs", Integer.toString(training.epochs()));
    line(1, "patience", Integer.toString(training.patience()));
    line(1, "batch", Integer.toString(training.batch()));
    line(1, "optimizer", Words.text(training.optimizer()));
    line(1, "validation", Numbers.text(training.validation()));
    folds(learning.folds());
  }

  private void seeds(Seeds seeds) {
    head(0, "seeds");
    line(1, "master", Long.toString(seeds.master()));
    line(1, "list", list(seeds.list()));
  }

  private void search(Search search) {
    head(0, "search");
    switch (search.method()) {
      case Search.Grid grid -> line(1, "method", "grid");
      case Search.Random random -> {
        line(1, "method", "random");
        line(1, "trials", Integer.toString(random.count()));
      }
      case Search.Halving halving -> {
        line(1, "method", "halving");
        line(1, "trials", halving.trials().isEmpty() ? "all" : "" + search.trials());
        line(1, "keep", Integer.toString(halving.keep()));
        line(1, "first-epochs", Integer.toString(halving.firstEpochs()));
      }
    }
    for (Dimension dimension : search.space().dimensions()) {
      line(1, dimension.parameter().key(), dimension.text());
    }
  }

  private void folds(Folds folds) {
    head(0, "folds");
    switch (folds) {
      case Folds.Walk walk -> {
        line(1, "walk-forward", Words.text(walk.kind()));
        line(1, "train", walk.train());
        line(1, "test", walk.test());
      }
      case Folds.Dated dated -> {
        head(1, "spans");
        for (Folds.Pair pair : dated.spans()) {
          text.append("    - train: ").append(pair.train().text()).append('\n');
          text.append("      test: ").append(pair.test().text()).append('\n');
        }
      }
    }
    line(1, "purge", folds.purge());
    line(1, "embargo", folds.embargo());
  }

  private void judgement(Judgement judgement) {
    Judgement.Limits limits = judgement.limits();
    head(0, "limits");
    line(1, "days", Integer.toString(limits.days()));
    line(1, "closed-trades", Integer.toString(limits.closedTrades()));
    line(1, "dsr", Numbers.text(limits.deflatedSharpe()));
    line(1, "pbo", Numbers.text(limits.overfitting()));
    line(1, "spa", Numbers.text(limits.superiorAbility()));
    head(0, "gate");
    line(1, "instants", Integer.toString(judgement.gate().instants()));
    line(1, "scrambles", list(judgement.gate().scrambles().stream().map(Words::text).toList()));
  }

  private void controls(Controls controls) {
    head(0, "controls");
    line(1, "surrogates", Integer.toString(controls.surrogates()));
    line(1, "shuffled-targets", Integer.toString(controls.shuffledTargets()));
    line(1, "block", Integer.toString(controls.block()));
    line(1, "strengths", numbers(controls.strengths()));
    line(1, "repeats", Integer.toString(controls.repeats()));
    line(1, "regime", Integer.toString(controls.regime()));
    line(1, "skip", list(controls.skip().stream().map(Words::text).toList()));
  }

  private void head(int depth, String key) {
    text.append("  ".repeat(depth)).append(key).append(":\n");
  }

  private void line(int depth, String key, String value) {
    text.append("  ".repeat(depth)).append(key).append(": ").append(value).append('\n');
  }

  private void line(int depth, String key, Duration value) {
    line(depth, key, Durations.text(value));
  }

  private static String list(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String numbers(List<Double> values) {
    return list(values.stream().map(Numbers::text).toList());
  }

  /** Plain where no reader could take it for anything else, double-quoted otherwise. */
  static String quoted(String value) {
    if (value.matches("[A-Za-z][A-Za-z0-9_.()-]*")
        && !value.matches("(?i)null|true|false|yes|no|on|off|y|n")) {
      return value;
    }
    var out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(point -> {
          if (point == '"' || point == '\\') {
            out.append('\\').appendCodePoint(point);
          } else if (point < 0x20 || (point >= 0x7f && point < 0xa0) || isBreak(point)) {
            out.append(String.format("\\u%04x", point));
          } else {
            out.appendCodePoint(point);
          }
        });
    return out.append('"').toString();
  }

  /** Line and paragraph separators, byte order mark, lone surrogates, non-characters. */
  private static boolean isBreak(int point) {
    return point == 0x2028
        || point == 0x2029
        || point == 0xfeff
        || (point >= 0xd800 && point <= 0xdfff)
        || point == 0xfffe
        || point == 0xffff;
  }
}
