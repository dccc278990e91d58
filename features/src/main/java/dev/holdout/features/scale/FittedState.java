package dev.holdout.features.scale;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fitted transform learned, as plain values: enough to make it again to the bit.
 *
 * @param kind which transform, {@link #STANDARDISE}
 * @param transform its formula with its parameters, {@code Standardise(5.0)}
 * @param columns names of the frame's columns, in their order
 * @param learned figures by name; one a column, or one for all
 */
public record FittedState(
    String kind, String transform, List<String> columns, Map<String, double[]> learned) {

  /** {@link Standardise}: {@code mean}, {@code scale}, and {@code clip} of one figure. */
  public static final String STANDARDISE = "standardise";

  public FittedState {
    columns = List.copyOf(columns);
    Map<String, double[]> copy = new LinkedHashMap<>();
    learned.forEach((name, figures) -> copy.put(name, figures.clone()));
    learned = copy;
  }

  /**
   * The transform, with the same {@link Fitted#contentHash()}.
   *
   * @throws IllegalArgumentException when the kind is not known, or a figure is missing
   */
  public Fitted restore() {
    if (!kind.equals(STANDARDISE)) {
      throw new IllegalArgumentException(
          "a fitted transform is of the kind \"" + kind + "\"; known is: " + STANDARDISE);
    }
    return new Standardised(
        transform,
        columns,
        figures("mean", columns.size()),
        figures("scale", columns.size()),
        figures("clip", 1)[0]);
  }

  private double[] figures(String name, int count) {
    double[] figures = learned.get(name);
    if (figures == null || figures.length != count) {
      throw new IllegalArgumentException(
          "%s: %s has %s figures; %d are needed"
              .formatted(transform, name, figures == null ? "no" : figures.length, count));
    }
    return figures.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FittedState that
        && kind.equals(that.kind)
        && transform.equals(that.transform)
        && columns.equals(that.columns)
        && learned.keySet().equals(that.learned.keySet())
        && learned.entrySet().stream()
            .allMatch(own -> Arrays.equals(own.getValue(), that.learned.get(own.getKey())));
  }

  @Override
  public int hashCode() {
    return transform.hashCode() * 31 + columns.hashCode();
  }
}
