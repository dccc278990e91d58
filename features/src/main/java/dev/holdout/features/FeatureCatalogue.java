package dev.holdout.features;

import dev.holdout.features.clock.DayCosine;
import dev.holdout.features.clock.DaySine;
import dev.holdout.features.clock.SecondsSincePrint;
import dev.holdout.features.price.CloseLocation;
import dev.holdout.features.price.EfficiencyRatio;
import dev.holdout.features.price.HighLowRange;
import dev.holdout.features.price.LogReturn;
import dev.holdout.features.price.MeanDistance;
import dev.holdout.features.price.Momentum;
import dev.holdout.features.price.OpenGap;
import dev.holdout.features.price.RangePosition;
import dev.holdout.features.price.RealisedVolatility;
import dev.holdout.features.ta4j.Ta4jIndicator;
import dev.holdout.features.volume.PrintSizeShock;
import dev.holdout.features.volume.TickImbalance;
import dev.holdout.features.volume.TradeCountShock;
import dev.holdout.features.volume.VolumeShock;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every formula there is, by name: what a study may write, and what the laws run over. */
public final class FeatureCatalogue {

  /**
   * One formula; with numbers between its parentheses it is a feature.
   *
   * @param name as a study writes it, {@code LogReturn}
   * @param parameters names of its whole-number parameters, in order
   * @param example values to try it with
   * @param summary one line: formula and unit
   * @param make from parameters to the feature
   */
  public record Formula(
      String name,
      List<String> parameters,
      List<Integer> example,
      String summary,
      Function<List<Integer>, Feature> make) {

    public Formula {
      parameters = List.copyOf(parameters);
      example = List.copyOf(example);
    }

    /** With its example parameters. */
    public Feature feature() {
      return make.apply(example);
    }

    /** How to write it, {@code LogReturn(bars)}. */
    public String signature() {
      return name + "(" + String.join(", ", parameters) + ")";
    }
  }

  private static final List<Formula> ALL =
      List.of(
          of("LogReturn", "bars", 5, "ln(close / close bars ago)", LogReturn::new),
          of(
              "RealisedVolatility",
              "bars",
              30,
              "root mean square of log returns",
              RealisedVolatility::new),
          of("Momentum", "bars", 20, "log return over its own volatility", Momentum::new),
          of(
              "RangePosition",
              "bars",
              20,
              "place of the close in the high-low range, 0 to 1",
              RangePosition::new),
          of("HighLowRange", "bars", 10, "ln(highest high / lowest low)", HighLowRange::new),
          of("CloseLocation", "place of the close in its own bar, -1 to 1", CloseLocation::new),
          of("OpenGap", "ln(open / close before)", OpenGap::new),
          of("MeanDistance", "bars", 20, "ln(close / mean close)", MeanDistance::new),
          of(
              "EfficiencyRatio",
              "bars",
              20,
              "net change over length of path, 0 to 1",
              EfficiencyRatio::new),
          of("VolumeShock", "bars", 20, "ln(1 + volume / mean volume)", VolumeShock::new),
          of("TradeCountShock", "bars", 20, "ln(1 + prints / mean prints)", TradeCountShock::new),
          of("TickImbalance", "bars", 10, "signed volume over volume, -1 to 1", TickImbalance::new),
          of("PrintSizeShock", "bars", 20, "ln(size of a print / usual size)", PrintSizeShock::new),
          of("SecondsSincePrint", "ln(1 + seconds since the last print)", SecondsSincePrint::new),
          of("DaySine", "sine of the time of day, UTC", DaySine::new),
          of("DayCosine", "cosine of the time of day, UTC", DayCosine::new),
          of(
              "Rsi",
              "bars",
              14,
              "Wilder's relative strength index (ta4j), 0 to 100",
              Ta4jIndicator::rsi),
          of(
              "EmaDistance",
              "bars",
              20,
              "ln(close / exponential average) (ta4j)",
              Ta4jIndicator::emaDistance));

  private static final Pattern FORM =
      Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*([-\\d\\s,]*)\\))?\\s*");

  private FeatureCatalogue() {}

  /** Every formula, in reading order. */
  public static List<Formula> all() {
    return ALL;
  }

  /**
   * The feature that a text names, {@code LogReturn(5)} or {@code SecondsSincePrint}.
   *
   * @throws BadInput when there is no such formula (with the nearest name) or its numbers are wrong
   */
  public static Feature parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new BadInput(
          "\"" + text + "\" is not a feature",
          "features",
          "LogReturn(5): a name, then whole numbers in parentheses");
    }
    Formula formula = find(parts.group(1), text);
    List<Integer> numbers = numbers(parts.group(2), text, formula);
    if (numbers.size() != formula.parameters().size()) {
      throw new BadInput(
          "%s takes %d numbers and \"%s\" has %d"
              .formatted(formula.signature(), formula.parameters().size(), text, numbers.size()),
          "features",
          formula.feature().name());
    }
    return formula.make().apply(numbers);
  }

  private static Formula find(String name, String text) {
    List<String> names = ALL.stream().map(Formula::name).toList();
    for (Formula formula : ALL) {
      if (formula.name().equals(name)) {
        return formula;
      }
    }
    throw new BadInput(
        "no feature is called " + name,
        "features: " + text,
        Nearest.to(name, names).orElse("one of " + String.join(", ", names)));
  }

  private static List<Integer> numbers(String written, String text, Formula formula) {
    List<Integer> numbers = new ArrayList<>();
    if (written != null && !written.isBlank()) {
      for (String number : written.split(",", -1)) {
        try {
          numbers.add(Integer.parseInt(number.strip()));
        } catch (NumberFormatException notWhole) {
          throw new BadInput(
              "\"" + number.strip() + "\" is not a whole number",
              "features: " + text,
              formula.feature().name());
        }
      }
    }
    return numbers;
  }

  private static Formula of(String name, String summary, Supplier<Feature> make) {
    return new Formula(name, List.of(), List.of(), summary, numbers -> make.get());
  }

  private static Formula of(
      String name, String parameter, int example, String summary, IntFunction<Feature> make) {
    return new Formula(
        name,
        List.of(parameter),
        List.of(example),
        summary,
        numbers -> make.apply(numbers.getFirst()));
  }
}
