package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Study;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search and the controls of a study's text: every form, and every way to be wrong. */
class SearchYamlTest {

  private static final String GRID = "search: {lag: [2, 4], hidden: [4, 8], lr: [0.01]}";
  private static final String CONTROLS = "controls: {skip: [placebo, oracle]}";
  private static final String DATA = "data: {source: demo}";

  @Test
  void a_value_a_list_and_a_choice_say_the_same() {
    String fixed = "search: {lag: 2, hidden: [8], lr: {choice: 0.01}}";

    assertThat(search(fixed)).isEqualTo(search("search: {lag: [2], hidden: 8, lr: 0.01}"));
    assertThat(search(fixed).method()).isEqualTo(Search.grid());
    assertThat(search(GRID.replace("{lag", "{method: grid, lag"))).isEqualTo(search(GRID));
  }

  @Test
  void every_form_of_a_parameter_is_read() {
    Study study =
        StudyYaml.parse(
            StudyText.with(
                    GRID,
                    """
                    search:
                      method: halving
                      trials: 32
                      keep: 3
                      first-epochs: 2
                      lag: {integer: [4, 12]}
                      hidden: {choice: [8, 16]}
                      dropout: {uniform: [0, 0.5]}
                      lr: {log-uniform: [0.001, 0.1]}
                      weight-decay: 0.001
                    """)
                .replace("neural-trader", "dropout-trader"),
            "study.yaml");
    Search search = study.learning().search();

    assertThat(search.method()).isEqualTo(Search.halving(32).keep(3).firstEpochs(2));
    assertThat(search.space().dimension(Hyperparameter.DROPOUT).text())
        .isEqualTo("{uniform: [0, 0.5]}");
    assertThat(study.configurations()).hasSize(32).isEqualTo(search.configurations(7));
  }

  @Test
  void halving_takes_the_whole_grid_when_trials_are_left_out_or_all() {
    Search left = search(GRID.replace("{lag", "{method: halving, lag"));

    assertThat(left.method()).isEqualTo(Search.halving());
    assertThat(search(GRID.replace("{lag", "{method: halving, trials: all, lag"))).isEqualTo(left);
    assertThat(left.configurations(7)).hasSize(4);
  }

  @Test
  void a_setting_changes_the_number_of_trials_or_one_bound_of_a_range() {
    String text =
        StudyText.with(GRID, GRID.replace("{lag: [2, 4]", "{method: random, trials: 3, lag: 2"))
            .replace("lr: [0.01]", "lr: {log-uniform: [0.001, 0.1]}");
    Study changed =
        StudyYaml.parse(
            text, "study.yaml", List.of("search.trials=64", "search.lr.log-uniform.1=1"));

    assertThat(changed.learning().search().method()).isEqualTo(Search.random(64));
    assertThat(changed.learning().search().space().dimension(Hyperparameter.LEARNING_RATE).text())
        .isEqualTo("{log-uniform: [0.001, 1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method: random|the study does not state search.trials|trials: 32",
        "method: random, trials:|the study does not state search.trials|trials: 32",
        "method: random, trials: 0|search.trials is 0; it must be 1 or more|trials: 1",
        "method: random, trials: many|search.trials is \"many\"; expected a whole number such as"
            + " \"32\"|trials: 32",
        "method: random, trials: 9|search.trials is 9; the space has 4 different"
            + " configurations|trials: 4",
        "method: random, trials: 2, keep: 2|search.keep is stated, and method random trains every"
            + " configuration to its end|leave it out, or method: halving",
        "method: grid, trials: 2|search.trials is stated, and a grid has every combination of its"
            + " choices|leave it out, or method: halving",
        "method: grid, first-epochs: 2|search.first-epochs is stated, and a grid trains every"
            + " configuration to its end|leave it out, or method: halving",
        "method: halvign|search.method is \"halvign\"; expected grid or random or halving|method:"
            + " halving",
        "trials: 2|the study does not state search.method; only choices alone are a grid without"
            + " it|method: halving",
        "method: halving, keep: 1|search.keep is 1; it must be 2 or more, so that a rung is smaller"
            + " than the one before|keep: 2",
        "method: halving, first-epochs: 7|search.first-epochs is 7; a whole training has 6"
            + " epochs|first-epochs: 1",
        "method: halving, trails: 3|unknown key search.trails|trials",
      })
  void a_wrong_method_is_told_with_what_it_should_be(String bad, String value, String remedy) {
    assertThat(told(GRID, GRID.replace("{lag", "{" + bad + ", lag")))
        .isEqualTo(new Fault(value, "", remedy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{integr: [2, 4]}|unknown key search.lag.integr|integer",
        "{integer: [4, 2]}|search.lag is {integer: [4, 2]}; a range has its lowest value first and"
            + " a higher one last; a single value stands alone|lag: {integer: [2, 4]}",
        "{integer: [4, 4]}|search.lag is {integer: [4, 4]}; a range has its lowest value first and"
            + " a higher one last; a single value stands alone|lag: 4",
        "{integer: [2]}|search.lag.integer has 1 number; a range has its lowest value and its"
            + " highest|integer: [4, 12]",
        "{integer: [2.5, 4]}|search.lag.integer is \"2.5\"; expected a whole number such as"
            + " \"4\"|integer: 4",
        "{integer: }|the study does not state search.lag.integer|integer: [4, 12]",
        "{uniform: [2, 4]}|search.lag is {uniform: [2, 4]}; it is a whole number, drawn from choice"
            + " or integer|lag: {integer: [4, 12]}",
        "{integer: [2, 4], choice: [2]}|search.lag is choice and integer; a parameter is drawn in"
            + " one way|lag: [4, 8]",
        "{}|search.lag has no values; a parameter is drawn in one way|lag: [4, 8]",
        "{choice: [2, 2]}|search.lag is [2, 2]; a choice named twice would be a trial counted"
            + " twice|lag: [4, 8]",
        "{choice: [2, two]}|search.lag.choice is \"two\"; expected a whole number such as"
            + " \"4\"|choice: 4",
        "[]|search.lag is []; name at least one choice|lag: [4, 8]",
      })
  void a_wrong_parameter_is_told_with_what_it_should_be(String lag, String value, String remedy) {
    assertThat(told("lag: [2, 4]", "lag: " + lag)).isEqualTo(new Fault(value, "", remedy));
  }

  @Test
  void a_grid_over_a_range_is_told_with_other_methods_and_with_choices() {
    String range = GRID.replace("[2, 4]", "{integer: [2, 4]}");

    assertThat(told(GRID, range.replace("{lag", "{method: grid, lag")))
        .isEqualTo(
            new Fault(
                "search.lag is {integer: [2, 4]}; a grid has only choices",
                "",
                "method: random, or choices: lag: [2, 4]"));
    assertThat(told(GRID, range.replace("{lag", "{method: halving, trials: all, lag")))
        .isEqualTo(
            new Fault(
                "search.lag is {integer: [2, 4]}, so there are no points to take all of",
                "",
                "trials: 32"));
    assertThat(told(GRID, range).value()).startsWith("the study does not state search.method");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "surrogates: 5|controls.surrogates is 5; with 10 shuffled targets these are 15 placebos,"
            + " and at least 20 are run unless skip names placebo|surrogates: 10",
        "strengths: [0.1, 0.2]|controls.strengths is [0.1, 0.2]; a power curve has at least 4"
            + " strengths unless skip names oracle|strengths: [0.1, 0.2, 0.3, 0.5]",
        "repeats: 0|controls.repeats is 0; it must be 1 or more; to leave oracles out, say skip:"
            + " [oracle]|repeats: 1",
        "skip: [placebos]|controls.skip is \"placebos\"; expected placebo or oracle or"
            + " same-bytes|skip: placebo",
        "shuffled: 4|unknown key controls.shuffled|shuffled-targets",
      })
  void wrong_controls_are_told_with_what_they_should_be(String bad, String value, String remedy) {
    assertThat(told(CONTROLS, "controls: {" + bad + "}")).isEqualTo(new Fault(value, "", remedy));
  }

  @Test
  void controls_left_out_are_the_standard_ones() {
    Study silent = StudyYaml.parse(StudyText.with(CONTROLS, ""), "study.yaml");
    Study skipping = StudyYaml.parse(StudyText.mechanics(), "study.yaml");

    assertThat(silent.controls().skip()).isEmpty();
    assertThat(skipping.controls())
        .isEqualTo(silent.controls().skipping(Control.ORACLE, Control.PLACEBO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "market: nois, days: 9, trades-a-bar: 2|data.generated.market is \"nois\"; expected noise"
            + " or edge|market: noise",
        "market: noise, strength: 0.1, days: 9, trades-a-bar: 2|data.generated.strength is 0.1;"
            + " noise has no edge; leave it out, or choose market: edge|strength: 0",
        "market: edge, days: 9, trades-a-bar: 2|data.generated.strength is 0; a planted"
            + " information coefficient lies between 0 and 1|strength: 0.1",
        "market: noise, days: 0, trades-a-bar: 2|data.generated.days is 0; it must be 1 or"
            + " more|days: 1",
        "market: noise, days: 9|the study does not state"
            + " data.generated.trades-a-bar|trades-a-bar: 12",
        "market: noise, days: 9, trades-a-bar: 900|900 trades in a bar of PT5M share seconds; a"
            + " busy bar has four times|at most 75 trades a bar",
      })
  void a_wrong_generated_market_is_told_with_what_it_should_be(
      String bad, String value, String remedy) {
    assertThat(told(DATA, "data: {generated: {" + bad + "}}"))
        .isEqualTo(new Fault(value, "", remedy));
  }

  private static Search search(String line) {
    return StudyYaml.parse(StudyText.with(GRID, line), "study.yaml").learning().search();
  }

  /** The one fault, its place checked to be on the line that is wrong and then left out. */
  private static Fault told(String good, String bad) {
    String text = StudyText.with(good, bad);
    BadInput refused = catchThrowableOfType(BadInput.class, () -> StudyYaml.parse(text, "s.yaml"));
    assertThat(refused).as("the text must be refused").isNotNull();
    assertThat(refused.faults()).hasSize(1);
    Fault fault = refused.faults().getFirst();
    int line = text.substring(0, text.indexOf(bad)).split("\n", -1).length;
    assertThat(fault.place()).startsWith("s.yaml:" + line + ":");
    return new Fault(fault.value(), "", fault.remedy());
  }
}
