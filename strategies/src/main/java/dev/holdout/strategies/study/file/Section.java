package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import dev.holdout.strategies.study.Durations;
import dev.holdout.strategies.study.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One group of keys while it is read. Each method asks for a key, notes a fault when its value has
 * another form, and gives null or 0 then; {@link #end} tells the keys nobody asked for.
 */
final class Section {

  private final Node.Mapping mapping;
  private final String path;
  private final Mark place;
  private final Faults faults;
  private final int before;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Map<String, BadInput.Fault> missing = new LinkedHashMap<>();

  Section(Node.Mapping mapping, String path, Mark place, Faults faults) {
    this.mapping = mapping;
    this.path = path;
    this.place = place;
    this.faults = faults;
    this.before = faults.count();
  }

  /** Count of faults when this section's reading began. */
  int before() {
    return before;
  }

  String path() {
    return path;
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  Set<String> keys() {
    return mapping.entries().keySet();
  }

  /** Empty, and a fault, when the key is missing. */
  Optional<Node.Entry> need(String key, String example) {
    String full = path(key);
    return need(
        key, new BadInput.Fault("the study does not state " + full, "", key + ": " + example));
  }

  Optional<Node.Entry> need(String key, BadInput.Fault whenMissing) {
    Optional<Node.Entry> entry = may(key);
    if (entry.isEmpty()) {
      missing.put(key, whenMissing);
    }
    return entry;
  }

  /** Empty when the key is missing, or stated without a value. */
  Optional<Node.Entry> may(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.entries().get(key))
        .filter(entry -> !(entry.value() instanceof Node.Scalar empty) || !empty.text().isBlank());
  }

  /** The group of keys under {@code key}; empty, and a fault, when it is missing or no group. */
  Optional<Section> section(String key, String example) {
    return need(key, example).flatMap(entry -> asSection(key, entry));
  }

  Optional<Section> maySection(String key) {
    return may(key).flatMap(entry -> asSection(key, entry));
  }

  private Optional<Section> asSection(String key, Node.Entry entry) {
    if (entry.value() instanceof Node.Mapping inner) {
      return Optional.of(new Section(inner, path(key), entry.key(), faults));
    }
    faults.add(
        entry.mark(),
        path(key) + " is " + entry.value().kind() + "; expected a group of keys",
        "write its keys below it, indented by two blanks");
    return Optional.empty();
  }

  /** Words as they stand; null when missing. */
  String text(String key, String example) {
    return need(key, example).map(entry -> scalar(path(key), entry.value(), example)).orElse(null);
  }

  Duration duration(String key, String example) {
    return need(key, example)
        .map(entry -> read(key, entry, example, "a duration", Forms.DURATION))
        .orElse(null);
  }

  Duration duration(String key, Duration otherwise) {
    return may(key)
        .map(entry -> read(key, entry, Durations.text(otherwise), "a duration", Forms.DURATION))
        .orElse(otherwise);
  }

  int count(String key, int example) {
    return need(key, "" + example).map(entry -> asCount(key, entry, example)).orElse(0);
  }

  int countOr(String key, int otherwise) {
    return may(key).map(entry -> asCount(key, entry, otherwise)).orElse(otherwise);
  }

  private int asCount(String key, Node.Entry entry, int example) {
    Integer read = read(key, entry, "" + example, "a whole number", Forms::whole);
    return read == null ? 0 : read;
  }

  long longOr(String key, long otherwise) {
    Long read =
        may(key)
            .map(entry -> read(key, entry, "" + otherwise, "a whole number", Forms::wide))
            .orElse(otherwise);
    return read == null ? 0 : read;
  }

  double number(String key, String example) {
    return need(key, example).map(entry -> asNumber(key, entry, example)).orElse(0.0);
  }

  double numberOr(String key, double otherwise) {
    return may(key).map(entry -> asNumber(key, entry, "" + otherwise)).orElse(otherwise);
  }

  private double asNumber(String key, Node.Entry entry, String example) {
    Double read = read(key, entry, example, "a number", Forms::number);
    return read == null ? 0 : read;
  }

  BigDecimal decimal(String key, String example) {
    return need(key, example)
        .map(entry -> read(key, entry, example, "a number", Forms::decimal))
        .orElse(null);
  }

  <E extends Enum<E>> E word(String key, Class<E> kind) {
    return need(key, Words.all(kind).getFirst())
        .map(entry -> asWord(path(key), entry.value(), kind))
        .orElse(null);
  }

  <E extends Enum<E>> E wordOr(String key, Class<E> kind, E otherwise) {
    return may(key).map(entry -> asWord(path(key), entry.value(), kind)).orElse(otherwise);
  }

  <E extends Enum<E>> E asWord(String full, Node value, Class<E> kind) {
    List<String> known = Words.all(kind);
    String text = scalar(full, value, known.getFirst());
    if (text == null) {
      return null;
    }
    Optional<E> found = Words.parse(kind, text);
    if (found.isEmpty()) {
      String nearest = Nearest.to(text, known).orElse(known.getFirst());
      faults.add(
          value.mark(),
          full + " is \"" + text + "\"; expected " + String.join(" or ", known),
          lastKey(full) + ": " + nearest);
    }
    return found.orElse(null);
  }

  /** A list, or one value that stands for a list of one; null when missing or faulty. */
  <T> List<T> list(String key, String example, Function<Node, T> item) {
    return need(key, example).map(entry -> items(entry.value(), item)).orElse(null);
  }

  <T> List<T> listOr(String key, List<T> otherwise, Function<Node, T> item) {
    return may(key).map(entry -> items(entry.value(), item)).orElse(otherwise);
  }

  private static <T> List<T> items(Node value, Function<Node, T> item) {
    var items = new ArrayList<T>();
    for (Node one : value instanceof Node.Sequence many ? many.items() : List.of(value)) {
      T read = item.apply(one);
      if (read == null) {
        continue;
      }
      items.add(read);
    }
    return items;
  }

  /** A form read from one value of a list. */
  <T> Function<Node, T> each(String key, String example, String what, Forms.Form<T> form) {
    return node -> {
      String text = scalar(path(key), node, example);
      return text == null ? null : formed(path(key), text, node.mark(), example, what, form);
    };
  }

  /** The words of a single value; null and a fault for a list or a group. */
  String scalar(String full, Node value, String example) {
    if (value instanceof Node.Scalar single) {
      return single.text();
    }
    faults.add(
        value.mark(),
        full + " is " + value.kind() + "; expected one value",
        lastKey(full) + ": " + example);
    return null;
  }

  private <T> T read(
      String key, Node.Entry entry, String example, String what, Forms.Form<T> form) {
    String text = scalar(path(key), entry.value(), example);
    return text == null ? null : formed(path(key), text, entry.value().mark(), example, what, form);
  }

  private <T> T formed(
      String full, String text, Mark mark, String example, String what, Forms.Form<T> form) {
    Optional<T> read = form.read(text);
    if (read.isEmpty()) {
      String meant = form.meant(text, example);
      faults.add(
          mark,
          full + " is \"" + text + "\"; expected " + what + " such as \"" + meant + "\"",
          lastKey(full) + ": " + meant);
    }
    return read.orElse(null);
  }

  /** Tells missing keys, and keys nobody asked for with the nearest that exists. */
  void end() {
    var nearMisses = new LinkedHashSet<String>();
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      if (asked.contains(key)) {
        continue;
      }
      Optional<String> nearest = Nearest.to(key, missing.keySet()).or(() -> Nearest.to(key, asked));
      nearest.ifPresent(nearMisses::add);
      faults.add(
          entry.getValue().key(),
          "unknown key " + path(key),
          nearest.orElse("one of " + String.join(", ", asked)));
    }
    for (Map.Entry<String, BadInput.Fault> gone : missing.entrySet()) {
      if (!nearMisses.contains(gone.getKey())) {
        Mark mark = has(gone.getKey()) ? mapping.entries().get(gone.getKey()).key() : place;
        faults.add(mark, gone.getValue().value(), gone.getValue().remedy());
      }
    }
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String lastKey(String full) {
    String[] steps = full.split("\\.");
    String last = steps[steps.length - 1];
    return last.matches("\\d+") && steps.length > 1 ? steps[steps.length - 2] : last;
  }
}
