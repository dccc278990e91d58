package dev.holdout.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.reports.run.Form;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void money_in_tiles_has_whole_units_commas_and_always_a_sign() {
    assertThat(Numbers.pnl(44_967.73)).isEqualTo("+44,968");
    assertThat(Numbers.pnl(-428.2)).isEqualTo("\u2212428");
    assertThat(Numbers.amount(27_684.1)).isEqualTo("27,684");
  }

  @Test
  void money_in_a_reconciliation_has_two_decimals() {
    assertThat(Numbers.cents(-9_204.605)).isEqualTo("\u22129,204.61");
    assertThat(Numbers.cents(0.004)).isEqualTo("0.00");
  }

  @Test
  void what_rounds_to_zero_has_no_sign() {
    assertThat(Numbers.pnl(-0.4)).isEqualTo("0");
    assertThat(Numbers.pnl(0.4)).isEqualTo("0");
    assertThat(Numbers.ratio(-0.004)).isEqualTo("0.00");
    assertThat(Numbers.signedPercent(-0.0)).isEqualTo("0.0\u00a0%");
  }

  @Test
  void returns_have_one_decimal_and_days_two() {
    assertThat(Numbers.percent(-0.112)).isEqualTo("\u221211.2\u00a0%");
    assertThat(Numbers.signedPercent(0.45)).isEqualTo("+45.0\u00a0%");
    assertThat(Numbers.dayPercent(-0.0374)).isEqualTo("\u22123.74\u00a0%");
    assertThat(Numbers.wholePercent(0.95)).isEqualTo("95\u00a0%");
  }

  @Test
  void a_share_too_small_to_show_says_so() {
    assertThat(Numbers.share(0.00004)).isEqualTo("<\u00a00.01\u00a0%");
    assertThat(Numbers.share(0)).isEqualTo("0.00\u00a0%");
    assertThat(Numbers.share(1)).isEqualTo("100.00\u00a0%");
  }

  @Test
  void probabilities_are_bounded_at_both_ends() {
    assertThat(Numbers.probability(0.41)).isEqualTo("0.41");
    assertThat(Numbers.probability(0.004)).isEqualTo("<\u00a00.01");
    assertThat(Numbers.probability(0.9971)).isEqualTo(">\u00a00.99");
    assertThat(Numbers.probability(0.01)).isEqualTo("0.01");
    assertThat(Numbers.probability(0.99)).isEqualTo("0.99");
  }

  @Test
  void none_of_a_thousand_replications_is_not_printed_as_never() {
    assertThat(Numbers.probability(0)).isEqualTo("<\u00a00.01");
    assertThat(Numbers.probability(1)).isEqualTo(">\u00a00.99");
    assertThat(Form.PROBABILITY.text(0)).isEqualTo("<\u00a00.01");
  }

  @Test
  void rounding_is_half_up_on_the_decimal_form() {
    assertThat(Numbers.ratio(1.005)).isEqualTo("1.01");
    assertThat(Numbers.ratio(-1.005)).isEqualTo("\u22121.01");
  }

  @Test
  void chances_below_one_in_a_hundred_are_less_than_one() {
    assertThat(Numbers.timesIn100(22.4)).isEqualTo("22");
    assertThat(Numbers.timesIn100(0.6)).isEqualTo("less than 1");
  }

  @Test
  void other_forms_carry_their_unit() {
    assertThat(Numbers.count(18_204_117)).isEqualTo("18,204,117");
    assertThat(Numbers.basisPoints(0.00021)).isEqualTo("2.1\u00a0bp");
    assertThat(Numbers.multiple(2.62)).isEqualTo("2.6\u00d7");
    assertThat(Numbers.bytes(612.0 * 1024 * 1024)).isEqualTo("612\u00a0MiB");
    assertThat(Numbers.bytes(1.5 * 1024 * 1024 * 1024)).isEqualTo("1.5\u00a0GiB");
    assertThat(Numbers.parameter(0.0205)).isEqualTo("2.1e-02");
    assertThat(Numbers.price(64_212.5)).isEqualTo("64,212.50");
    assertThat(Numbers.signed(0.13)).isEqualTo("+0.13");
  }

  @Test
  void axis_labels_have_the_decimals_of_their_step() {
    assertThat(Numbers.axis(175_000, 25_000)).isEqualTo("175k");
    assertThat(Numbers.axis(2_500, 2_500)).isEqualTo("2.5k");
    assertThat(Numbers.axis(0, 2_500)).isEqualTo("0");
    assertThat(Numbers.axis(-0.5, 0.5)).isEqualTo("\u22120.5");
  }
}
