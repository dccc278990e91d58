package dev.holdout.engine.nn;

import dev.holdout.engine.shape.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How a layer prints: {@code Linear(in_features=4, out_features=5, bias=true)}; one that holds
 * others over several lines, each sublayer indented under its name in brackets. A layer that stands
 * in two places prints in both, but one that holds its own holder ends there.
 */
final class LayerText {

  private static final String INDENT = "  ";

  private LayerText() {}

  static String of(Layer layer) {
    return of(layer, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /**
   * @param around the layers this one is printed inside of; one that points back to them is named
   */
  private static String of(Layer layer, Set<Layer> around) {
    if (!around.add(layer)) {
      return TypeName.of(layer) + "(… that holds this)";
    }
    String text = parts(layer, around);
    around.remove(layer);
    return text;
  }

  private static String parts(Layer layer, Set<Layer> around) {
    List<String> lines = new ArrayList<>();
    LayerFields.eachPart(
        layer,
        (name, part) -> {
          if (part instanceof Layer below) {
            lines.add("(" + name + "): " + of(below, around));
          }
        });
    String title = TypeName.of(layer) + "(";
    if (lines.isEmpty()) {
      return title + inside(layer) + ")";
    }
    if (!inside(layer).isEmpty()) {
      lines.addFirst(inside(layer));
    }
    StringBuilder text = new StringBuilder(title).append('\n');
    for (String line : lines) {
      text.append(INDENT).append(line.replace("\n", "\n" + INDENT)).append('\n');
    }
    return text.append(')').toString();
  }

  /** The layer's own sizes, and how many members it is. */
  private static String inside(Layer layer) {
    String members = layer.members() == 0 ? "" : "members=" + layer.members();
    return members.isEmpty() || layer.sizes().isEmpty()
        ? layer.sizes() + members
        : layer.sizes() + ", " + members;
  }
}
