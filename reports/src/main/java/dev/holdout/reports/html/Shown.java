package dev.holdout.reports.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdout.reports.format.Numbers;
import dev.holdout.reports.format.Times;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.RunFolder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Values of a run folder, printed by their names. A name such as {@code oos.netPnl} or {@code
 * folds.3.costs} is a path in {@code results.json}; {@code manifest.…} and {@code timings.…} lead
 * into the other two documents. What is printed is what is stored, since the value is looked up by
 * the name that the element carries in {@code data-k}.
 *
 * <p>An undefined value is printed as {@code n/a}; {@link #reason} prints why.
 */
public final class Shown {

  private final JsonNode results;
  private final Map<String, JsonNode> others;
  private final String prefix;

  private Shown(JsonNode results, Map<String, JsonNode> others, String prefix) {
    this.results = results;
    this.others = others;
    this.prefix = prefix;
  }

  /** The values of a run folder. */
  public static Shown from(RunFolder folder) {
    return from(folder, "");
  }

  /**
   * The values of one of several run folders on a page.
   *
   * @param prefix of the names that the elements carry, such as {@code a.}
   */
  public static Shown from(RunFolder folder, String prefix) {
    Map<String, JsonNode> others = new HashMap<>();
    others.put("manifest", folder.tree("manifest.json"));
    others.put("timings", folder.tree("timings.json"));
    if (folder.parity().isPresent()) {
      others.put("parity", folder.tree("parity.json"));
    }
    return new Shown(folder.tree("results.json"), others, prefix);
  }

  /** The values of one document. */
  public static Shown of(Record document) {
    return of(RunFolder.toTree(document));
  }

  /** The values of one document that is no record's. */
  public static Shown of(JsonNode document) {
    return new Shown(document, Map.of(), "");
  }

  /** PnL in whole units, always signed. */
  public Html pnl(String name) {
    return number(name, Numbers::pnl);
  }

  /** Money in whole units, no plus. */
  public Html amount(String name) {
    return number(name, Numbers::amount);
  }

  /** A plain number with one decimal. */
  public Html decimal(String name) {
    return number(name, value -> Numbers.decimal(value, 1, false));
  }

  /** Money with two decimals, signed. */
  public Html cents(String name) {
    return number(name, Numbers::cents);
  }

  public Html percent(String name) {
    return number(name, Numbers::percent);
  }

  public Html wholePercent(String name) {
    return number(name, Numbers::wholePercent);
  }

  public Html signedPercent(String name) {
    return number(name, Numbers::signedPercent);
  }

  public Html dayPercent(String name) {
    return number(name, Numbers::dayPercent);
  }

  public Html share(String name) {
    return number(name, Numbers::share);
  }

  public Html ratio(String name) {
    return number(name, Numbers::ratio);
  }

  /** A correlation, such as an information coefficient: three decimals. */
  public Html thousandths(String name) {
    return number(name, value -> Numbers.decimal(value, 3, false));
  }

  public Html signed(String name) {
    return number(name, Numbers::signed);
  }

  public Html probability(String name) {
    return number(name, Numbers::probability);
  }

  public Html count(String name) {
    return number(name, Numbers::count);
  }

  /** So many of a thing: {@code 1 fold}, {@code 6 folds}. */
  public Html counted(String name, String one) {
    return Html.of("{} {}", count(name), Numbers.ofCount(at(name).asDouble(), one));
  }

  public Html basisPoints(String name) {
    return number(name, Numbers::basisPoints);
  }

  public Html timesIn100(String name) {
    return number(name, Numbers::timesIn100);
  }

  public Html multiple(String name) {
    return number(name, Numbers::multiple);
  }

  public Html bytes(String name) {
    return number(name, Numbers::bytes);
  }

  public Html seconds(String name) {
    return number(name, Times::seconds);
  }

  public Html millis(String name) {
    return number(name, Times::millis);
  }

  /** A figure in the form that stands with it. */
  public Html by(Form form, String name) {
    return number(name, form::text);
  }

  /** The same with more decimals than usual. */
  public Html by(Form form, int moreDecimals, String name) {
    return number(name, value -> form.text(value, moreDecimals));
  }

  /** A difference of two figures of a form, with its sign. */
  public Html difference(Form form, String name) {
    return number(name, form::difference);
  }

  public Html text(String name) {
    return words(name, Function.identity());
  }

  /** The day of an instant. */
  public Html day(String name) {
    return words(name, Times::day);
  }

  /** Day and minute of an instant. */
  public Html minute(String name) {
    return words(name, Times::minute);
  }

  /** Time of day with milliseconds. */
  public Html clock(String name) {
    return words(name, Times::clock);
  }

  /** The first eight characters of a hash. */
  public Html hash(String name) {
    return words(name, hash -> hash.length() > 8 ? hash.substring(0, 8) : hash);
  }

  /** Why the figure of this name is undefined. */
  public Html reason(String name) {
    return text(name + "Reason");
  }

  public boolean isDefined(String name) {
    return !at(name).isNull();
  }

  /** How many entries a list has; the element's name ends in {@code #}. */
  public Html size(String name) {
    return marked(prefix + name + "#", Numbers.count(at(name).size()));
  }

  /**
   * A cell of a CSV file of the run folder.
   *
   * @param name such as {@code equity.17.net}: file, row from 0, column
   * @param text the cell's value in its form
   */
  public static Html cell(String name, String text) {
    return marked(name, text);
  }

  private Html number(String name, DoubleFunction<String> form) {
    JsonNode value = at(name);
    if (value.isNull()) {
      return Html.of(
          "<span class=\"na\" data-k=\"{}\">{}</span>", prefix + name, Numbers.UNDEFINED);
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is " + value + "; a number was to be printed");
    }
    return marked(prefix + name, form.apply(value.doubleValue()));
  }

  private Html words(String name, Function<String, String> form) {
    JsonNode value = at(name);
    if (value.isNull() || value.isContainerNode()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is " + value + "; a text was to be printed");
    }
    return marked(prefix + name, form.apply(value.asText()));
  }

  private static Html marked(String name, String text) {
    return Html.of("<span data-k=\"{}\">{}</span>", name, text);
  }

  private JsonNode at(String name) {
    String[] steps = name.split("\\.");
    boolean elsewhere = others.containsKey(steps[0]);
    JsonNode node = elsewhere ? others.get(steps[0]) : results;
    for (int i = elsewhere ? 1 : 0; i < steps.length; i++) {
      JsonNode next =
          node.isArray() && steps[i].matches("\\d+")
              ? node.path(Integer.parseInt(steps[i]))
              : node.path(steps[i]);
      if (next instanceof MissingNode) {
        throw new IllegalArgumentException(
            "no value is called \"" + name + "\": \"" + steps[i] + "\" is not there");
      }
      node = next;
    }
    return node;
  }
}
