package dev.holdout.strategies.study;

import dev.holdout.engine.random.Philox;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The configurations a study may try: one dimension a parameter.
 *
 * @param dimensions every parameter once, in the order of {@link Hyperparameter}; dropout and
 *     weight decay are 0 when left out
 */
public record Space(List<Dimension> dimensions) {

  /** Philox stream of the draws under the master seed: the letters {@code search}. */
  private static final long STREAM = 0x736561726368L;

  public Space {
    var check = new Check();
    var named = new EnumMap<Hyperparameter, Dimension>(Hyperparameter.class);
    for (Dimension dimension : dimensions) {
      Hyperparameter parameter = dimension.parameter();
      check.that(
          named.put(parameter, dimension) == null,
          parameter.path(),
          "stated twice",
          "a parameter has one dimension",
          dimension.text());
    }
    for (Hyperparameter parameter : Hyperparameter.values()) {
      if (!parameter.isNeeded()) {
        named.computeIfAbsent(parameter, none -> new Dimension.Choice(none, List.of(0.0)));
      }
      check.stated(named.get(parameter), parameter.path(), parameter.example());
    }
    check.done();
    dimensions = List.copyOf(named.values());
  }

  public static Builder builder() {
    return new Builder();
  }

  public Dimension dimension(Hyperparameter parameter) {
    return dimensions.get(parameter.ordinal());
  }

  /** Parameters that differ between configurations; all of them when nothing does. */
  public List<Hyperparameter> varied() {
    List<Hyperparameter> several =
        dimensions.stream()
            .filter(dimension -> dimension.points() > 1)
            .map(Dimension::parameter)
            .toList();
    return several.isEmpty() ? List.of(Hyperparameter.values()) : several;
  }

  /** How many different configurations there are; {@code Long.MAX_VALUE} for more than that. */
  public long points() {
    long points = 1;
    for (Dimension dimension : dimensions) {
      long count = dimension.points();
      points = points > Long.MAX_VALUE / count ? Long.MAX_VALUE : points * count;
    }
    return points;
  }

  /** Every combination of the choices once, the last parameter turning fastest. */
  List<Configuration> grid() {
    List<Map<Hyperparameter, Double>> points = List.of(Map.of());
    for (Dimension dimension : dimensions) {
      var longer = new ArrayList<Map<Hyperparameter, Double>>();
      for (Map<Hyperparameter, Double> point : points) {
        for (double value : ((Dimension.Choice) dimension).values()) {
          var next = new EnumMap<Hyperparameter, Double>(Hyperparameter.class);
          next.putAll(point);
          next.put(dimension.parameter(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points.stream().map(point -> configuration(point::get)).toList();
  }

  /**
   * One point at random. Each parameter draws from places of its own, so that widening one moves no
   * other.
   *
   * @param master seed
   * @param attempt which draw, from 0
   */
  Configuration draw(long master, long attempt) {
    return configuration(parameter -> {
      int places = Hyperparameter.values().length;
      long place = 4 * (attempt * places + parameter.ordinal());
      return dimension(parameter).draw(new Philox(master, STREAM).seek(place));
    });
  }

  private static Configuration configuration(ToDoubleFunction<Hyperparameter> value) {
    return new Configuration(
        (int) value.applyAsDouble(Hyperparameter.LAG),
        (int) value.applyAsDouble(Hyperparameter.HIDDEN),
        value.applyAsDouble(Hyperparameter.DROPOUT),
        value.applyAsDouble(Hyperparameter.LEARNING_RATE),
        value.applyAsDouble(Hyperparameter.WEIGHT_DECAY));
  }

  /**
   * States a space in Java, a parameter a call, by the keys of {@link Hyperparameter}: {@code
   * space.integer("lag", 4, 12).choice("hidden", 8, 16).logUniform("lr", 0.001, 0.1)}.
   */
  public static final class Builder {

    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<BadInput.Fault> faults = new ArrayList<>();

    private Builder() {}

    /** Named values; one alone fixes the parameter. */
    public Builder choice(String parameter, double... values) {
      List<Double> all = Arrays.stream(values).boxed().toList();
      return add(parameter, named -> new Dimension.Choice(named, all));
    }

    /** Whole numbers from {@code low} to {@code high}, both included. */
    public Builder integer(String parameter, int low, int high) {
      return add(parameter, named -> new Dimension.Whole(named, low, high));
    }

    /** Equally likely everywhere between the bounds. */
    public Builder uniform(String parameter, double low, double high) {
      return add(parameter, named -> new Dimension.Uniform(named, low, high));
    }

    /** Equally likely in every order of magnitude between the bounds. */
    public Builder logUniform(String parameter, double low, double high) {
      return add(parameter, named -> new Dimension.LogUniform(named, low, high));
    }

    /**
     * @throws BadInput with every fault of every dimension
     */
    public Space build() {
      if (!faults.isEmpty()) {
        throw new BadInput(faults);
      }
      return new Space(dimensions);
    }

    private Builder add(String key, Function<Hyperparameter, Dimension> made) {
      try {
        dimensions.add(made.apply(named(key)));
      } catch (BadInput bad) {
        faults.addAll(bad.faults());
      }
      return this;
    }

    private static Hyperparameter named(String key) {
      List<String> known = Hyperparameter.keys();
      return Hyperparameter.of(key)
          .orElseThrow(() ->
              new BadInput(
                  "search." + key + " is no parameter; there are " + String.join(", ", known),
                  "search",
                  Nearest.to(key, known).orElse(known.getFirst())));
    }
  }
}
