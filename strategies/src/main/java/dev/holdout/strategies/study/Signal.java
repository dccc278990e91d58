package dev.holdout.strategies.study;

import dev.holdout.features.Feature;
import dev.holdout.features.scale.Transform;
import dev.holdout.features.target.Target;
import java.util.HashSet;
import java.util.List;

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
      check.that(
          names.add(features.get(i).name()),
          "features." + i,
          features.get(i).name() + " a second time",
          "a column twice adds nothing",
          "leave it out");
    }
    check.done();
  }
}
