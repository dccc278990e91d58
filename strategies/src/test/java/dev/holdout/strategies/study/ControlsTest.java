package dev.holdout.strategies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ControlsTest {

  private static final Controls ALL = Controls.standard();

  @Test
  void the_standard_ones_are_twenty_placebos_four_strengths_and_no_exception() {
    assertThat(ALL.surrogates() + ALL.shuffledTargets()).isGreaterThanOrEqualTo(20);
    assertThat(ALL.strengths()).hasSizeGreaterThanOrEqualTo(4).isSorted();
    assertThat(ALL.repeats()).isPositive();
    assertThat(Control.values()).allMatch(ALL::runs);
  }

  @Test
  void fewer_than_twenty_placebos_are_refused_with_the_number_that_is_missing() {
    assertThat(faults(() -> ALL.placebos(3, 12, 24)))
        .containsExactly(
            new Fault(
                "controls.surrogates is 3; with 12 shuffled targets these are 15 placebos, and at"
                    + " least 20 are run unless skip names placebo",
                "controls.surrogates",
                "surrogates: 8"));
  }

  @Test
  void none_of_a_kind_is_refused_with_the_word_that_leaves_it_out() {
    assertThat(faults(() -> ALL.placebos(0, 40, 24)))
        .extracting(Fault::value)
        .containsExactly(
            "controls.surrogates is 0; it must be 1 or more; to leave placebos out, say skip:"
                + " [placebo]");
    assertThat(faults(() -> ALL.oracles(ALL.strengths(), 0, 24)))
        .extracting(Fault::value)
        .containsExactly(
            "controls.repeats is 0; it must be 1 or more; to leave oracles out, say skip:"
                + " [oracle]");
  }

  @Test
  void strengths_are_at_least_four_and_rise_between_zero_and_one() {
    for (List<Double> wrong :
        List.of(
            List.of(0.1, 0.2, 0.4, 0.3),
            List.of(0.1, 0.2, 0.3, 1.0),
            List.of(0.0, 0.1, 0.2, 0.3),
            List.of(0.1, 0.2, Double.NaN, 0.3))) {
      assertThat(faults(() -> ALL.oracles(wrong, 3, 24)))
          .singleElement()
          .satisfies(fault ->
              assertThat(fault.value())
                  .startsWith("controls.strengths is [")
                  .endsWith("information coefficients rise and lie between 0 and 1"));
    }
    assertThat(faults(() -> ALL.oracles(List.of(0.1, 0.2, 0.4), 3, 24)))
        .extracting(Fault::value)
        .containsExactly(
            "controls.strengths is [0.1, 0.2, 0.4]; a power curve has at least 4 strengths unless"
                + " skip names oracle");
  }

  @Test
  void what_is_skipped_may_be_nothing() {
    Controls none =
        ALL.skipping(Control.ORACLE, Control.PLACEBO).placebos(0, 0, 1).oracles(List.of(), 0, 2);

    assertThat(none.skip()).containsExactly(Control.PLACEBO, Control.ORACLE);
    assertThat(none.runs(Control.ORACLE)).isFalse();
    assertThat(none.runs(Control.SAME_BYTES)).isTrue();
  }

  @Test
  void lengths_of_blocks_and_regimes_are_checked() {
    assertThat(faults(() -> ALL.placebos(10, 10, 0)))
        .extracting(Fault::value)
        .containsExactly("controls.block is 0; it must be 1 or more");
    assertThat(faults(() -> ALL.oracles(ALL.strengths(), 3, 1)))
        .extracting(Fault::value)
        .containsExactly("controls.regime is 1; it must be 2 or more");
  }

  private static List<Fault> faults(Supplier<Controls> made) {
    BadInput bad = catchThrowableOfType(BadInput.class, made::get);
    assertThat(bad).as("the controls must be refused").isNotNull();
    return bad.faults();
  }
}
