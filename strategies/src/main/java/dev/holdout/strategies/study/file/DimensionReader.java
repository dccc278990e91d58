package dev.holdout.strategies.study.file;

import dev.holdout.strategies.study.Dimension;
import dev.holdout.strategies.study.Hyperparameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what one parameter of a search may be: {@code 8}, {@code [4, 8]}, {@code {choice: [4, 8]}},
 * {@code {integer: [4, 12]}}, {@code {uniform: [0, 0.5]}} or {@code {log-uniform: [0.001, 0.1]}}.
 */
final class DimensionReader {

  private enum Form {
    CHOICE("choice", "[4, 8]"),
    INTEGER("integer", "[4, 12]"),
    UNIFORM("uniform", "[0, 0.5]"),
    LOG_UNIFORM("log-uniform", "[0.001, 0.1]");

    final String key;
    final String example;

    Form(String key, String example) {
      this.key = key;
      this.example = example;
    }
  }

  private final Section search;
  private final Faults faults;

  DimensionReader(Section search, Faults faults) {
    this.search = search;
    this.faults = faults;
  }

  /** Empty when the study does not state it, and when it is faulty. */
  Optional<Dimension> read(Hyperparameter parameter) {
    String key = parameter.key();
    Optional<Node.Entry> entry =
        parameter.isNeeded() ? search.need(key, parameter.example()) : search.may(key);
    return entry.map(stated ->
        stated.value() instanceof Node.Mapping forms
            ? drawn(parameter, new Section(forms, parameter.path(), stated.key(), faults))
            : choice(parameter, search, key));
  }

  private Dimension drawn(Hyperparameter parameter, Section forms) {
    List<Form> stated = Arrays.stream(Form.values()).filter(form -> forms.has(form.key)).toList();
    Arrays.stream(Form.values()).forEach(form -> forms.may(form.key));
    Dimension drawn = stated.size() == 1 ? drawn(parameter, forms, stated.getFirst()) : null;
    forms.end();
    if (stated.size() != 1 && faults.count() == forms.before()) {
      String said = String.join(" and ", stated.stream().map(form -> form.key).toList());
      faults.add(
          search.need(parameter.key(), "").orElseThrow().key(),
          parameter.path()
              + (said.isEmpty() ? " has no values" : " is " + said)
              + "; a parameter is drawn in one way",
          parameter.key() + ": " + parameter.example());
    }
    return drawn;
  }

  private Dimension drawn(Hyperparameter parameter, Section forms, Form form) {
    return switch (form) {
      case CHOICE -> choice(parameter, forms, form.key);
      case INTEGER ->
          range(
              forms,
              form,
              forms.each(form.key, "4", "a whole number", Forms::whole),
              ends -> new Dimension.Whole(parameter, ends.getFirst(), ends.getLast()));
      case UNIFORM ->
          range(
              forms,
              form,
              forms.each(form.key, "0.5", "a number", Forms::number),
              ends -> new Dimension.Uniform(parameter, ends.getFirst(), ends.getLast()));
      case LOG_UNIFORM ->
          range(
              forms,
              form,
              forms.each(form.key, "0.1", "a number", Forms::number),
              ends -> new Dimension.LogUniform(parameter, ends.getFirst(), ends.getLast()));
    };
  }

  private Dimension choice(Hyperparameter parameter, Section section, String key) {
    int before = faults.count();
    Function<Node, Double> each =
        parameter.whole()
            ? section.each(
                key,
                parameter == Hyperparameter.LAG ? "4" : "8",
                "a whole number",
                DimensionReader::whole)
            : section.each(
                key,
                parameter == Hyperparameter.LEARNING_RATE ? "0.01" : "0",
                "a number",
                Forms::number);
    List<Double> values = section.list(key, parameter.example(), each);
    return values == null
        ? null
        : faults.part(parameter.path(), before, () -> new Dimension.Choice(parameter, values));
  }

  private <T> Dimension range(
      Section forms, Form form, Function<Node, T> each, Function<List<T>, Dimension> made) {
    int before = faults.count();
    List<T> ends = forms.list(form.key, form.example, each);
    if (ends == null || faults.count() > before) {
      return null;
    }
    if (ends.size() != 2) {
      faults.add(
          forms.need(form.key, form.example).orElseThrow().mark(),
          forms.path()
              + "."
              + form.key
              + " has "
              + ends.size()
              + (ends.size() == 1 ? " number" : " numbers")
              + "; a range has its lowest value and its highest",
          form.key + ": " + form.example);
      return null;
    }
    return faults.part(forms.path(), before, () -> made.apply(ends));
  }

  private static Optional<Double> whole(String text) {
    return Forms.whole(text).map(Integer::doubleValue);
  }
}
