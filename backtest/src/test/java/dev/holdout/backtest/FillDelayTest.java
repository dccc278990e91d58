package dev.holdout.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FillDelayTest {

  @Test
  void no_percentile_lies_beyond_the_longest_delay() {
    FillDelay.Recorder recorder = new FillDelay.Recorder();
    long odd = 10_003_000_123L;
    recorder.add(odd);
    assertThat(recorder.summary()).isEqualTo(new FillDelay(1, odd, odd, odd));
  }

  @Test
  void without_a_fill_there_is_no_delay() {
    FillDelay none = new FillDelay.Recorder().summary();
    assertThat(none.fills()).isZero();
    assertThat(none.p50()).isNaN();
    assertThat(none.max()).isNaN();
  }
}
