package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void names_are_left_numbers_right_and_one_rule_is_under_the_head() {
    assertThat(
            new TextTable(80, "run", ">net PnL")
                .row("7f3c9e21", "+44,968 USD")
                .row("a", "-1 USD")
                .lines())
        .containsExactly(
            "run           net PnL",
            "---------------------",
            "7f3c9e21  +44,968 USD",
            "a              -1 USD");
  }

  @Test
  void a_name_too_long_for_the_terminal_is_cut_in_the_middle_and_numbers_are_not() {
    var lines =
        new TextTable(30, "study", ">net PnL")
            .row("a-study-with-a-very-long-name", "+1,234,567 USD")
            .lines();
    assertThat(lines.getLast())
        .isEqualTo("a-study\u2026g-name  +1,234,567 USD")
        .hasSizeLessThan(31);
  }
}
