package dev.holdout.strategies.study.file;

import dev.holdout.strategies.study.Defaults;
import dev.holdout.strategies.study.Folds;
import dev.holdout.strategies.study.Learning;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Reads {@code policy}, {@code objective}, {@code training}, {@code folds}, {@code search}. */
final class LearningReader {

  private static final String PAIR = "[2013-11-25, 2013-11-28]";

  private final Section top;
  private final Faults faults;

  LearningReader(Section top, Faults faults) {
    this.top = top;
    this.faults = faults;
  }

  /** Null when a part is missing or faulty. */
  Learning read() {
    int before = faults.count();
    Learning.Policy policy =
        top.section("policy", "{kind: neural-trader, range: long-only}")
            .map(this::policy)
            .orElse(null);
    Learning.Objective objective = top.word("objective", Learning.Objective.class);
    Learning.Training training =
        top.maySection("training").map(this::training).orElse(Defaults.training());
    Folds folds =
        top.section("folds", "{walk-forward: expanding, train: 3d, test: 12h}")
            .map(this::folds)
            .orElse(null);
    Search search =
        top.section("search", "{lag: [4, 8], hidden: [8, 16], lr: [0.01]}")
            .map(section -> new SearchReader(section, faults).read())
            .orElse(null);
    Seeds seeds = top.maySection("seeds").map(this::seeds).orElse(Defaults.seeds());
    return policy == null || objective == null || folds == null || search == null
        ? null
        : faults.part(
            "search",
            before,
            () -> new Learning(policy, objective, training, folds, search, seeds));
  }

  private Learning.Policy policy(Section section) {
    Learning.PolicyKind kind = section.word("kind", Learning.PolicyKind.class);
    Learning.Range range = section.word("range", Learning.Range.class);
    section.end();
    return faults.part("policy", section.before(), () -> new Learning.Policy(kind, range));
  }

  private Learning.Training training(Section section) {
    Learning.Training usual = Defaults.training();
    int epochs = section.countOr("epochs", usual.epochs());
    int patience = section.countOr("patience", usual.patience());
    int batch = section.countOr("batch", usual.batch());
    Learning.OptimizerKind optimizer =
        section.wordOr("optimizer", Learning.OptimizerKind.class, usual.optimizer());
    double validation = section.numberOr("validation", usual.validation());
    section.end();
    return faults.part(
        "training",
        section.before(),
        () -> new Learning.Training(epochs, patience, batch, optimizer, validation));
  }

  private Folds folds(Section section) {
    return section.has("spans") ? dated(section) : walk(section);
  }

  private Folds walk(Section section) {
    Folds.Kind kind = section.word("walk-forward", Folds.Kind.class);
    Duration train = section.duration("train", "3d");
    Duration test = section.duration("test", "12h");
    Duration purge = section.duration("purge", "5m");
    Duration embargo = section.duration("embargo", "1h");
    section.end();
    return faults.part(
        "folds", section.before(), () -> new Folds.Walk(kind, train, test, purge, embargo));
  }

  private Folds dated(Section section) {
    List<Folds.Pair> spans = section.list("spans", "[{train: [...], test: [...]}]", this::pair);
    Duration purge = section.duration("purge", "5m");
    Duration embargo = section.duration("embargo", "1h");
    section.end();
    return faults.part("folds", section.before(), () -> new Folds.Dated(spans, purge, embargo));
  }

  private Folds.Pair pair(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      faults.add(
          node.mark(),
          "folds.spans holds " + node.kind() + "; expected a training and a test span",
          "- {train: [2013-11-25, 2013-11-28], test: [2013-11-28, 2013-11-29]}");
      return null;
    }
    var section = new Section(mapping, "folds.spans", node.mark(), faults);
    Folds.Span train = span(section, "train");
    Folds.Span test = span(section, "test");
    section.end();
    return train == null || test == null ? null : new Folds.Pair(train, test);
  }

  private Folds.Span span(Section section, String key) {
    List<Instant> ends =
        section.list(
            key, PAIR, section.each(key, "2013-11-25", "a date or an instant", Forms::instant));
    if (ends == null || faults.count() > section.before()) {
      return null;
    }
    if (ends.size() != 2) {
      faults.add(
          section.need(key, PAIR).orElseThrow().mark(),
          "folds.spans." + key + " has " + ends.size() + " dates; a span has a first and a last",
          key + ": " + PAIR);
      return null;
    }
    return new Folds.Span(ends.getFirst(), ends.getLast());
  }

  private Seeds seeds(Section section) {
    long master = section.longOr("master", Defaults.seeds().master());
    List<Long> list =
        section.has("count")
            ? LongStream.rangeClosed(1, Math.min(1000, section.count("count", 3))).boxed().toList()
            : section.listOr(
                "list",
                Defaults.seeds().list(),
                section.each("list", "1", "a whole number", Forms::wide));
    section.may("list");
    section.may("count");
    section.end();
    return faults.part("seeds", section.before(), () -> new Seeds(master, list));
  }
}
