package dev.holdout.strategies.study.file;

import dev.holdout.features.Feature;
import dev.holdout.features.FeatureCatalogue;
import dev.holdout.features.scale.Standardise;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.target.ForwardReturn;
import dev.holdout.features.target.Target;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.CostTerm;
import dev.holdout.strategies.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * What the names in a study stand for: the parts a study brought along first, then the shipped
 * ones.
 */
final class Catalogue {

  private static final String STANDARDISE = "Standardise";
  private static final String FORWARD_RETURN = "ForwardReturn";

  private final Optional<Study> brought;

  private Catalogue(Optional<Study> brought) {
    this.brought = brought;
  }

  static Catalogue shipped() {
    return new Catalogue(Optional.empty());
  }

  /** A Java study may use parts of its own; its overrides must still find them. */
  static Catalogue of(Study study) {
    return new Catalogue(Optional.of(study));
  }

  Feature feature(String name) {
    for (Feature own : brought.map(study -> study.signal().features()).orElse(List.of())) {
      if (own.name().equals(name)) {
        return own;
      }
    }
    return FeatureCatalogue.parse(name);
  }

  Transform transform(String name) {
    for (Transform own : brought.map(study -> study.signal().transforms()).orElse(List.of())) {
      if (own.name().equals(name)) {
        return own;
      }
    }
    return named(name, STANDARDISE)
        ? standardise(name)
        : unknown("transform", name, "Standardise(5)");
  }

  Target target(String name) {
    Optional<Target> own = brought.map(study -> study.signal().target());
    if (own.isPresent() && own.get().name().equals(name)) {
      return own.get();
    }
    if (!named(name, FORWARD_RETURN)) {
      return unknown("target", name, "ForwardReturn(1)");
    }
    return argument(name)
        .flatMap(Forms::whole)
        .map(ForwardReturn::bars)
        .orElseThrow(() -> form("target", name, "ForwardReturn(1)"));
  }

  Optional<CostTerm> cost(String name) {
    return brought.stream()
        .flatMap(study -> study.trading().costs().terms().stream())
        .filter(own -> own.name().equals(name))
        .findFirst();
  }

  private static Transform standardise(String name) {
    if (name.equalsIgnoreCase(STANDARDISE) || name.equals(Standardise.unclipped().name())) {
      return Standardise.unclipped();
    }
    return argument(name)
        .flatMap(Forms::number)
        .map(Standardise::new)
        .orElseThrow(() -> form("transform", name, "Standardise(5)"));
  }

  /** Whether {@code text} is {@code name}, alone or with something in brackets. */
  private static boolean named(String text, String name) {
    int bracket = text.indexOf('(');
    return (bracket < 0 ? text : text.substring(0, bracket)).strip().equalsIgnoreCase(name);
  }

  private static Optional<String> argument(String text) {
    int bracket = text.indexOf('(');
    return bracket > 0 && text.endsWith(")")
        ? Optional.of(text.substring(bracket + 1, text.length() - 1).strip())
        : Optional.empty();
  }

  private static BadInput form(String kind, String found, String example) {
    return new BadInput(
        kind + " is \"" + found + "\"; expected one number in brackets", "", example);
  }

  private static <T> T unknown(String kind, String found, String example) {
    throw new BadInput("unknown " + kind + " \"" + found + "\"", "", example);
  }
}
