package dev.holdout.strategies.study.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a study's text can be wrong: value, place and remedy of what is told. */
class StudyYamlFaultsTest {

  private static final String GOOD = StudyText.mechanics();

  @Test
  void an_unknown_key_names_the_nearest_that_exists_and_where_it_stands() {
    assertThat(faults(StudyText.with("  horizon: ", "  horizn: ")))
        .containsExactly(new Fault("unknown key statements.horizn", "study.yaml:5:3", "horizon"));
  }

  @Test
  void an_unknown_key_like_no_other_lists_those_there_are() {
    Fault fault = only(StudyText.with("timeline: {bar: 5m}", "timeline: {bar: 5m, zzzzzz: 1}"));

    assertThat(fault)
        .isEqualTo(new Fault("unknown key timeline.zzzzzz", "study.yaml:12:21", "one of bar, lag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "question",
        "horizon",
        "market-context",
        "trusted-inputs",
        "policy",
        "sizing",
        "invalidation"
      })
  void a_missing_statement_is_refused_by_its_name(String key) {
    Fault fault = only(GOOD.replaceFirst("(?m)^  " + key + ": .*\\n", ""));

    assertThat(fault.value())
        .isEqualTo(
            "the study does not state its " + key + "; each statement is printed in the report");
    assertThat(fault.place()).isEqualTo("study.yaml:3:1");
    assertThat(fault.remedy()).startsWith(key + ": ").hasSizeGreaterThan(key.length() + 10);
  }

  @Test
  void an_empty_statement_is_a_missing_one() {
    Fault fault = only(StudyText.with("  horizon: \"One bar of five minutes.\"", "  horizon:"));

    assertThat(fault.value()).startsWith("the study does not state its horizon");
    assertThat(fault.place()).isEqualTo("study.yaml:5:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study",
        "statements",
        "data",
        "timeline",
        "features",
        "target",
        "fills",
        "costs",
        "account",
        "risk",
        "policy",
        "objective",
        "folds",
        "search"
      })
  void a_missing_part_is_refused_by_its_name(String key) {
    Fault fault = only(GOOD.replaceFirst("(?m)^" + key + ":.*\\n(  .*\\n)*", ""));

    assertThat(fault.value()).isEqualTo("the study does not state " + key);
    assertThat(fault.remedy()).startsWith(key + ": ");
  }

  @Test
  void a_negative_cost_gives_the_figure_and_its_opposite() {
    Fault fault = only(StudyText.with("{basis-points: 1,", "{basis-points: -20,"));

    assertThat(fault.value()).isEqualTo("commission is -20 basis points; a cost is 0 or more");
    assertThat(fault.place()).isEqualTo("study.yaml:18:3");
    assertThat(fault.remedy()).isEqualTo("basis-points: 20");
  }

  @Test
  void a_cost_without_a_source_is_refused() {
    Fault fault = only(StudyText.with(", source: \"invented for a test of mechanics\"", ""));

    assertThat(fault)
        .isEqualTo(
            new Fault(
                "the study does not state costs.commission.source",
                "study.yaml:18:3",
                "source: fee schedule of the venue, with its date"));
  }

  @ParameterizedTest
  @CsvSource({"1 hr, 1h", "90 minutes, 90m", "1.5 h, 90m", "2 days, 2d", "soon, 45m", "45, 45m"})
  void a_duration_in_another_form_shows_the_form_it_should_have(String written, String meant) {
    Fault fault = only(StudyText.with("embargo: 45m", "embargo: " + written));

    String shown = meant.equals("45m") ? "1h" : meant;
    assertThat(fault)
        .isEqualTo(
            new Fault(
                "folds.embargo is \""
                    + written
                    + "\"; expected a duration such as \""
                    + shown
                    + "\"",
                "study.yaml:24:76",
                "embargo: " + shown));
  }

  @Test
  void a_test_span_before_its_training_span_shows_where_it_could_start() {
    Fault fault =
        only(StudyText.dated("{train: [2013-11-27, 2013-11-29], test: [2013-11-25, 2013-11-26]}"));

    assertThat(fault.value())
        .isEqualTo(
            "folds.spans.0.test starts at 2013-11-25T00:00:00Z, before its training ends at"
                + " 2013-11-29T00:00:00Z");
    assertThat(fault.place()).isEqualTo("study.yaml:26:41");
    assertThat(fault.remedy()).isEqualTo("test: [2013-11-29T00:00:00Z, 2013-11-30T00:00:00Z]");
  }

  @Test
  void a_test_span_before_the_test_before_is_refused() {
    Fault fault =
        only(
            StudyText.dated(
                "{train: [2013-11-25, 2013-11-27], test: [2013-11-27, 2013-11-29]}",
                "{train: [2013-11-25, 2013-11-27], test: [2013-11-28, 2013-11-30]}"));

    assertThat(fault.value())
        .isEqualTo(
            "folds.spans.1.test starts at 2013-11-28T00:00:00Z, before the test before ends at"
                + " 2013-11-29T00:00:00Z");
    assertThat(fault.remedy()).isEqualTo("test: [2013-11-29T00:00:00Z, 2013-12-01T00:00:00Z]");
  }

  @Test
  void a_span_that_ends_before_it_starts_shows_it_turned_round() {
    Fault fault =
        only(StudyText.dated("{train: [2013-11-27, 2013-11-25], test: [2013-11-28, 2013-11-29]}"));

    assertThat(fault.value())
        .isEqualTo(
            "folds.spans.0.train is [2013-11-27T00:00:00Z, 2013-11-25T00:00:00Z]; a span ends"
                + " after it starts");
    assertThat(fault.remedy()).isEqualTo("train: [2013-11-25T00:00:00Z, 2013-11-27T00:00:00Z]");
  }

  @Test
  void a_span_needs_two_dates() {
    Fault fault = only(StudyText.dated("{train: [2013-11-25], test: [2013-11-28, 2013-11-29]}"));

    assertThat(fault.value())
        .isEqualTo("folds.spans.train has 1 dates; a span has a first and a last");
    assertThat(fault.remedy()).isEqualTo("train: [2013-11-25, 2013-11-28]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs: 6|epochs: many|training.epochs is \"many\"; expected a whole number such as"
            + " \"40\"|epochs: 40",
        "epochs: 6|epochs: 6.5|training.epochs is \"6.5\"; expected a whole number such as"
            + " \"40\"|epochs: 40",
        "epochs: 6|epochs: 0|training.epochs is 0; it must be 1 or more|epochs: 1",
        "validation: 0.25|validation: 1.5|training.validation is 1.5; the share held back inside"
            + " the training span lies between 0 and 1|validation: 0.25",
        "validation: 0.25|validation: [1]|training.validation is a list; expected one"
            + " value|validation: 0.25",
        "cash: 100000|cash: lots|account.cash is \"lots\"; expected a number such as"
            + " \"100000\"|cash: 100000",
        "cash: 100000|cash: -1|account.cash is -1; it must be above 0|cash: 100000",
        "largest-position: 0.5|largest-position: 2|account.largest-position is 2; a share lies"
            + " above 0 and at or below 1|largest-position: 0.5",
        "currency: USD|currency: dollars|account.currency is \"dollars\"; a currency is written in"
            + " capitals|currency: USD",
        "optimizer: adam|optimizer: adamm|training.optimizer is \"adamm\"; expected sgd or rmsprop"
            + " or adam|optimizer: adam",
        "kind: neural-trader|kind: neural-traider|policy.kind is \"neural-traider\"; expected"
            + " neural-trader or dropout-trader|kind: neural-trader",
        "range: long-short|range: short|policy.range is \"short\"; expected long-only or"
            + " long-short|range: long-short",
        "objective: mean-return|objective: sharp|objective is \"sharp\"; expected mean-return or"
            + " sharpe|objective: sharpe",
        "timeline: {bar: 5m}|timeline: 5m|timeline is \"5m\"; expected a group of keys|write its"
            + " keys below it, indented by two blanks",
        "bar: 5m|bar: 7m|timeline.bar is 7m; a bar's span divides a day without remainder|bar: 5m",
        "train: 48h|train: 0s|folds.train is 0s; a span of time here is longer than 0|train: 3d",
        "lag: [2, 4]|lag: [2, 2]|search.lag is [2, 2]; a choice named twice would be a trial"
            + " counted twice|lag: [4, 8]",
        "lag: [2, 4]|lag: [0]|search.lag is 0; it must be 1 or more|lag: 1",
        "lr: [0.01]|lr: [fast]|search.lr is \"fast\"; expected a number such as \"0.01\"|lr: 0.01",
        "lr: [0.01]|lr: 0|search.lr is 0; a learning rate is above 0|lr: 0.01",
        "list: [1]|list: [1, 1]|seeds.list is [1, 1]; the same seed twice is the same training"
            + " twice|list: [1, 2, 3]",
        "study: mechanics|study: My study!|study is \"My study!\"; a name has lower-case letters,"
            + " digits and single hyphens|study: my-study",
        "fills: {latency: 1s}|fills: {latency: 1s, policy: same-bar}|fills.policy is \"same-bar\";"
            + " expected next-trade or same-bar-close|policy: same-bar-close",
        "fills: {latency: 1s}|fills: {latency: 1s, unsafe: peeking}|fills.unsafe is [peeking]; the"
            + " only departure that can be declared is same-bar-fill|unsafe: [same-bar-fill]",
        "target: ForwardReturn(1)|target: ForwardReturn(x)|target is \"ForwardReturn(x)\";"
            + " expected one number in brackets|ForwardReturn(1)",
        "target: ForwardReturn(1)|target: NextBar|unknown target \"NextBar\"|ForwardReturn(1)",
        "transforms: [Standardise(5)]|transforms: [Whiten]|unknown transform"
            + " \"Whiten\"|Standardise(5)",
        "LogReturn(6)|LogRetrun(6)|no feature is called LogRetrun|LogReturn",
        "LogReturn(6)|LogReturn(1)|features.1 is LogReturn(1) a second time; a column twice adds"
            + " nothing|leave it out",
        "hidden: [4, 8]|hidden: [4, 8], dropout: 0.5|search.dropout is [0.5]; the neural-trader has"
            + " none; leave it out, or choose policy.kind: dropout-trader|dropout: [0]",
        "currency: USD|currency: EUR|account.currency is EUR; prices of BTCUSD.BITSTAMP are in"
            + " USD|currency: USD",
        "source: demo|source: dmo|data source \"dmo\" does not exist; there are: demo|data: demo",
      })
  void a_wrong_value_is_told_with_what_it_should_be(
      String good, String bad, String value, String remedy) {
    String text = StudyText.with(good, bad);
    Fault fault = only(text);

    assertThat(fault.value()).isEqualTo(value);
    assertThat(fault.remedy().replaceAll("^\\d+: ", "")).isEqualTo(remedy);
    int line = text.substring(0, text.indexOf(bad)).split("\n", -1).length;
    assertThat(fault.place()).startsWith("study.yaml:" + line + ":");
  }

  @ParameterizedTest
  @CsvSource({
    "'gate: {instants: 10}', 'gate.instants is 10; it must be 64 or more, so that a rare leak does"
        + " not slip through', 'instants: 64'",
    "'gate: {scrambles: [drop, shufle]}', 'gate.scrambles is \"shufle\"; expected drop or permute"
        + " or scale or poison or delay', 'scrambles: scale'",
    "'limits: {dsr: 95}', 'limits.dsr is 95; a probability here lies between 0 and 1', 'dsr: 0.95'"
  })
  void limits_and_gate_are_checked_like_the_rest(String line, String value, String remedy) {
    Fault fault = only(GOOD + line + "\n");

    assertThat(fault.value()).isEqualTo(value);
    assertThat(fault.remedy()).isEqualTo(remedy);
    assertThat(fault.place()).startsWith("study.yaml:28:");
  }

  @Test
  void all_faults_are_told_at_once_in_the_order_of_their_lines() {
    String text =
        GOOD.replace("embargo: 45m", "embargo: never")
            .replace("epochs: 6", "epochs: 0")
            .replaceFirst("(?m)^  sizing: .*\\n", "")
            .replace("basis-points: 1,", "basis-points: -1,")
            .replace("timeline:", "timelin:");

    assertThat(faults(text))
        .extracting(Fault::value)
        .containsExactly(
            "the study does not state its sizing; each statement is printed in the report",
            "unknown key timelin",
            "commission is -1 basis points; a cost is 0 or more",
            "training.epochs is 0; it must be 1 or more",
            "folds.embargo is \"never\"; expected a duration such as \"1h\"");
  }

  @Test
  void at_most_ten_faults_are_told_and_the_rest_is_counted() {
    List<Fault> told = faults("study: empty\n");

    assertThat(told).hasSize(11);
    assertThat(told.getLast())
        .isEqualTo(new Fault("3 more faults are not shown", "", "mend these first"));
  }

  @Test
  void text_that_is_no_yaml_gives_the_line_where_it_breaks() {
    Fault fault = only("study: a\n  b: : c\n");

    assertThat(fault.value()).startsWith("this is not YAML: ");
    assertThat(fault.place()).startsWith("study.yaml:2:");
    assertThat(fault.remedy()).contains("key: value");
  }

  @ParameterizedTest
  @CsvSource({
    "'', the file is empty, study.yaml, copy a shipped study and change it",
    "'# nothing', the file is empty, study.yaml, copy a shipped study and change it",
    "'- 1', a study is a group of keys; this is a list, study.yaml:1:1, study: btc-momentum",
    "'{study: &x a, name: *x}', anchors and aliases (& and *) are not read in a study,"
        + " study.yaml:1:21, write the value out"
  })
  void text_that_is_no_study_is_refused(String text, String value, String place, String remedy) {
    assertThat(faults(text)).containsExactly(new Fault(value, place, remedy));
  }

  @Test
  void a_key_stated_twice_names_both_lines() {
    assertThat(faults(GOOD + "objective: sharpe\n"))
        .containsExactly(
            new Fault(
                "objective is stated twice, first at study.yaml:22:1",
                "study.yaml:28:1",
                "keep one of the two"));
  }

  @Test
  void a_second_document_is_refused() {
    Fault fault = only(GOOD + "---\nstudy: other\n");

    assertThat(fault.value()).isEqualTo("a second document begins; a file holds one study");
    assertThat(fault.remedy()).isEqualTo("put it in a file of its own");
  }

  private static Fault only(String text) {
    List<Fault> faults = faults(text);
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  private static List<Fault> faults(String text) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> StudyYaml.parse(text, "study.yaml"));
    assertThat(bad).as("the text must be refused").isNotNull();
    return bad.faults();
  }
}
