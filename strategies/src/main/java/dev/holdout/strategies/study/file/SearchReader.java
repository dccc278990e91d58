package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.strategies.study.Dimension;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads {@code search}: the method, and a dimension for every parameter stated. */
final class SearchReader {

  /** Stands for every point of the grid where a number of trials could stand. */
  private static final String ALL = "all";

  private static final Fault NOT_STATED =
      new Fault(
          "the study does not state search.method; only choices alone are a grid without it",
          "",
          "method: halving");

  private enum Kind {
    GRID,
    RANDOM,
    HALVING
  }

  private final Section section;
  private final Faults faults;

  SearchReader(Section section, Faults faults) {
    this.section = section;
    this.faults = faults;
  }

  /** Null when a part is missing or faulty. */
  Search read() {
    var reader = new DimensionReader(section, faults);
    var dimensions = new ArrayList<Dimension>();
    for (Hyperparameter parameter : Hyperparameter.values()) {
      reader.read(parameter).ifPresent(dimensions::add);
    }
    Search.Method method = method(dimensions);
    int before = section.before();
    section.end();
    return faults.part("search", before, () -> new Search(new Space(dimensions), method));
  }

  private Search.Method method(List<Dimension> dimensions) {
    List<String> own = List.of("trials", "keep", "first-epochs");
    boolean choices = dimensions.stream().allMatch(one -> one instanceof Dimension.Choice);
    boolean bare = choices && own.stream().noneMatch(section::has) && !section.has("method");
    Kind kind = bare ? Kind.GRID : kind();
    section.may("method");
    own.forEach(section::may);
    return switch (kind) {
      case null -> null;
      case GRID -> {
        refuse("trials", "a grid has every combination of its choices");
        refuseRungs("a grid");
        yield Search.grid();
      }
      case RANDOM -> {
        refuseRungs("method random");
        yield random();
      }
      case HALVING -> halving();
    };
  }

  private Kind kind() {
    return section
        .need("method", NOT_STATED)
        .map(entry -> section.asWord("search.method", entry.value(), Kind.class))
        .orElse(null);
  }

  private Search.Method random() {
    int before = faults.count();
    int trials = section.count("trials", 32);
    return section.may("trials").isEmpty()
        ? null
        : faults.part("search.trials", before, () -> Search.random(trials));
  }

  private Search.Method halving() {
    int before = faults.count();
    Search.Halving usual = Search.halving();
    boolean all =
        section
            .may("trials")
            .map(entry -> entry.value() instanceof Node.Scalar word && word.text().equals(ALL))
            .orElse(true);
    OptionalInt trials = all ? OptionalInt.empty() : OptionalInt.of(section.count("trials", 32));
    int keep = section.countOr("keep", usual.keep());
    int first = section.countOr("first-epochs", usual.firstEpochs());
    return faults.part("search", before, () -> new Search.Halving(trials, keep, first));
  }

  private void refuseRungs(String method) {
    refuse("keep", method + " trains every configuration to its end");
    refuse("first-epochs", method + " trains every configuration to its end");
  }

  private void refuse(String key, String why) {
    section
        .may(key)
        .ifPresent(entry ->
            faults.add(
                entry.key(),
                "search." + key + " is stated, and " + why,
                "leave it out, or method: halving"));
  }
}
