package dev.holdout.strategies.study;

import dev.holdout.features.Feature;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.target.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a decision sees, and what training is told afterwards.
 *
 * @param features columns in this order; at least one, none twice
 * @param transforms fitted on a fold's training span only, applied in this order; may be empty
 * @param target the label: the only part that looks ahead, and only training reads it
 */
public record Signal(List<Feature> features, List<Transform> transforms, Target target) {

  public Signal {
    var check = new Check();
    check.stated(features, "features", "[LogReturn(1)]");
    check.stated(transforms, "transforms", "[standardise]");
    check.stated(target, "target", "ForwardReturn(1)");
    features = features == null ? List.of() : List.copyOf(features);
    transforms = transforms == null ? List.of() : List.copyOf(transforms);
    check.that(!features.isEmpty(), "features", "[]", "name at least one", "[LogReturn(1)]");
    var names = new HashSet<String>();
    for (int i = 0; i < features.size(); i++) {
      String column = features.get(i).name();
      if (!names.add(column)) {
        String twice = "features." + i + " is " + column + " a second time";
        check.add(twice + "; a column twice adds nothing", "features." + i, "leave it out");
      }
    }
    check.done();
  }

  /** Features are equal when class and name are: a name is a formula with its parameters. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Signal that
        && formulas(features).equals(formulas(that.features))
        && transforms.equals(that.transforms)
        && target.equals(that.target);
  }

  @Override
  public int hashCode() {
    return Objects.hash(formulas(features), transforms, target);
  }

  private static List<String> formulas(List<Feature> features) {
    return features.stream().map(one -> one.getClass().getName() + " " + one.name()).toList();
  }
}
