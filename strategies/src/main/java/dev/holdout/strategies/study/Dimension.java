package dev.holdout.strategies.study;

import dev.holdout.engine.random.Philox;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The values one parameter may take in a search. Every value a draw can give is a short decimal, so
 * that a configuration is what its text says.
 */
public sealed interface Dimension
    permits Dimension.Choice, Dimension.Whole, Dimension.Uniform, Dimension.LogUniform {

  Hyperparameter parameter();

  /** How many different values there are. */
  long points();

  /** The smallest value and the largest. */
  default double smallest() {
    return switch (this) {
      case Choice(_, var values) -> Collections.min(values);
      case Whole(_, int low, _) -> low;
      case Uniform(_, double low, _) -> low;
      case LogUniform(_, double low, _) -> low;
    };
  }

  default double largest() {
    return switch (this) {
      case Choice(_, var values) -> Collections.max(values);
      case Whole(_, _, int high) -> high;
      case Uniform(_, _, double high) -> high;
      case LogUniform(_, _, double high) -> high;
    };
  }

  /** A value at random: every choice, every step, or every order of magnitude equally likely. */
  double draw(Philox random);

  /** As a study writes it: {@code [4, 8]}, {@code {log-uniform: [0.001, 0.1]}}. */
  String text();

  /**
   * Named values; a single one fixes the parameter.
   *
   * @param values at least one, none twice, in the order in which a grid takes them
   */
  record Choice(Hyperparameter parameter, List<Double> values) implements Dimension {

    public Choice {
      var check = new Check();
      String path = parameter.path();
      check.stated(values, path, parameter.example());
      values = values == null ? List.of() : values.stream().map(value -> value + 0.0).toList();
      check.that(!values.isEmpty(), path, "[]", "name at least one choice", parameter.example());
      check.that(
          new HashSet<>(values).size() == values.size(),
          path,
          list(values),
          "a choice named twice would be a trial counted twice",
          parameter.example());
      values.forEach(value -> parameter.check(check, value));
      check.done();
    }

    @Override
    public long points() {
      return values.size();
    }

    @Override
    public double draw(Philox random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public String text() {
      return list(values);
    }
  }

  /**
   * Whole numbers between two bounds, {@code integer} in a study.
   *
   * @param low included
   * @param high included, above {@code low}
   */
  record Whole(Hyperparameter parameter, int low, int high) implements Dimension {

    public Whole {
      var check = new Check();
      ordered(check, parameter, low, high, range("integer", low, high));
      check.that(
          parameter.whole(),
          parameter.path(),
          range("integer", low, high),
          "it is drawn from choice, uniform or log-uniform",
          parameter.example());
      parameter.check(check, low);
      check.done();
    }

    @Override
    public long points() {
      return (long) high - low + 1;
    }

    @Override
    public double draw(Philox random) {
      return low + random.nextInt(Math.toIntExact(points()));
    }

    @Override
    public String text() {
      return range("integer", low, high);
    }
  }

  /**
   * One of 1,001 values at equal distances, the bounds among them.
   *
   * @param low finite
   * @param high finite, above {@code low}
   */
  record Uniform(Hyperparameter parameter, double low, double high) implements Dimension {

    private static final int STEPS = 1000;

    public Uniform {
      low += 0.0;
      high += 0.0;
      real(parameter, low, high, range("uniform", low, high));
    }

    @Override
    public long points() {
      return LongStream.rangeClosed(0, STEPS).mapToDouble(this::at).distinct().count();
    }

    @Override
    public double draw(Philox random) {
      return at(random.nextInt(STEPS + 1));
    }

    /** In decimals, so that the value prints with three digits more than its bounds at most. */
    private double at(long step) {
      BigDecimal span = BigDecimal.valueOf(high).subtract(BigDecimal.valueOf(low));
      BigDecimal part = span.multiply(BigDecimal.valueOf(step)).movePointLeft(3);
      return BigDecimal.valueOf(low).add(part).doubleValue();
    }

    @Override
    public String text() {
      return range("uniform", low, high);
    }
  }

  /**
   * Equally likely in every order of magnitude, to three significant digits.
   *
   * @param low above 0, of three significant digits at most
   * @param high finite, above {@code low}, of three significant digits at most
   */
  record LogUniform(Hyperparameter parameter, double low, double high) implements Dimension {

    private static final MathContext DIGITS = new MathContext(3);

    public LogUniform {
      String text = range("log-uniform", low, high);
      var check = new Check();
      check.that(
          low > 0,
          parameter.path(),
          text,
          "an order of magnitude is drawn, so both bounds are above 0",
          "{log-uniform: [0.001, 0.1]}");
      check.done();
      real(parameter, low, high, text);
      check.that(
          rounded(low) == low && rounded(high) == high,
          parameter.path(),
          text,
          "values are drawn to three significant digits, and so are the bounds",
          range("log-uniform", rounded(low), rounded(high)));
      check.done();
    }

    @Override
    public long points() {
      return ordinal(high) - ordinal(low) + 1;
    }

    @Override
    public double draw(Philox random) {
      double from = StrictMath.log(low);
      double to = StrictMath.log(high);
      double drawn = rounded(StrictMath.exp(random.uniform(from, to)));
      return Math.clamp(drawn, low, high);
    }

    @Override
    public String text() {
      return range("log-uniform", low, high);
    }

    private static double rounded(double value) {
      return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
    }

    /** The place of a number of three digits among all of them: 900 an order of magnitude. */
    private static long ordinal(double value) {
      BigDecimal three = BigDecimal.valueOf(value).stripTrailingZeros();
      int magnitude = three.precision() - three.scale() - 1;
      return 900L * magnitude + three.movePointLeft(magnitude - 2).longValueExact() - 100;
    }
  }

  private static void real(Hyperparameter parameter, double low, double high, String text) {
    var check = new Check();
    ordered(check, parameter, low, high, text);
    check.that(
        !parameter.whole(),
        parameter.path(),
        text,
        "it is a whole number, drawn from choice or integer",
        "{integer: [4, 12]}");
    check.done();
    parameter.check(check, low);
    parameter.check(check, high);
    check.done();
  }

  private static void ordered(
      Check check, Hyperparameter parameter, double low, double high, String text) {
    check.that(
        Double.isFinite(low) && Double.isFinite(high) && low < high,
        parameter.path(),
        text,
        "a range has its lowest value first and a higher one last; a single value stands alone",
        low > high ? text.replaceAll("\\[.*]", list(List.of(high, low))) : Numbers.text(low));
  }

  private static String range(String form, double low, double high) {
    return "{" + form + ": " + list(List.of(low, high)) + "}";
  }

  private static String list(List<Double> values) {
    return values.stream().map(Numbers::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
