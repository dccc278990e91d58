package dev.holdout.backtest.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The judge of the recorded cases is judged: what it must count, accept and refuse. */
class GoldenTallyTest {

  private static GoldenCase golden(String text) throws Exception {
    return new GoldenCase("pbo", new ObjectMapper().readTree(text.replace('\'', '"')));
  }

  @Test
  void passed_failed_skipped_and_by_hand_are_counted_by_group() throws Exception {
    GoldenTally tally = new GoldenTally();
    GoldenCase one = golden("{'id': 'one', 'kind': 'bound'}");
    tally.count(one, () -> {});
    assertThatThrownBy(() ->
            tally.count(
                one,
                () -> {
                  throw new AssertionError("differs");
                }))
        .hasMessage("differs");
    tally.byHand(one);
    tally.skipped("drawdown", 7);
    assertThat(tally.lines())
        .containsExactly(
            "golden group drawdown: 0 passed, 0 failed, 7 skipped, 0 by hand",
            "golden group pbo: 1 passed, 1 failed, 0 skipped, 1 by hand [one]");
  }

  @Test
  void labels_of_a_partition_may_be_renamed_but_not_regrouped() throws Exception {
    String blocks =
        "'kind': 'partition', 'statistic': 'onc', 'inputs': {'trial_returns': "
            + "[[1, 2, -1], [-1, -2, 0], [0, 1, -1], [1, 0, 2]]}, 'tolerance': 0";
    GoldenComparison.of(golden("{'id': 'p', " + blocks + ", 'expected': {'labels': [7, 7, 3]}}"));
    GoldenCase regrouped = golden("{'id': 'p', " + blocks + ", 'expected': {'labels': [7, 3, 3]}}");
    assertThatThrownBy(() -> GoldenComparison.of(regrouped))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sits with others than recorded");
  }

  @Test
  void nested_values_booleans_and_a_number_too_many_are_compared() throws Exception {
    String family = "'statistic': 'haircut_family', 'inputs': {'sr': [0.2], 'T': 120, 'A': 12}";
    GoldenCase wrong =
        golden(
            "{'id': 'n', "
                + family
                + ", 'expected': {'holm': {'adjusted_p': [0.5]}}, 'tolerance': 1e-9}");
    assertThatThrownBy(() -> GoldenComparison.of(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("n holm.adjusted_p[0]: expected 0.5");
    String cscv =
        "'statistic': 'cscv', 'inputs': {'trial_returns': "
            + "[[1, 2], [2, 4], [1, 2], [0, 0]], 'S': 2}, 'tolerance': 1e-9";
    GoldenComparison.of(golden("{'id': 'b', " + cscv + ", 'expected': {'fosd': true}}"));
    for (String off : new String[] {"'fosd': false", "'logits': [0, 0, 0]", "'unheard_of': 1"}) {
      GoldenCase differs = golden("{'id': 'b', " + cscv + ", 'expected': {" + off + "}}");
      assertThatThrownBy(() -> GoldenComparison.of(differs)).isInstanceOf(AssertionError.class);
    }
  }
}
