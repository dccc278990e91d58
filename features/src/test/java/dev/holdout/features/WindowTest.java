package dev.holdout.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdout.features.price.LogReturn;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.bar.Field;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

  private final BarSeries bars = Market.closes(10, 11, Double.NaN, 13, 14);
  private final Window window = Window.of(new LogReturn(2), bars, 4);

  @Test
  void bars_are_counted_backwards_from_the_current_one() {
    assertThat(window.at(Field.CLOSE, 0)).isEqualTo(14);
    assertThat(window.at(Field.CLOSE, 1)).isEqualTo(13);
    assertThat(window.at(Field.CLOSE, 2)).isNaN();
    assertThat(window.isMissing(2)).isTrue();
    assertThat(window.isMissing(0)).isFalse();
    assertThat(window.closeAt(1)).isEqualTo(bars.closeAt(3));
  }

  @Test
  void a_bar_older_than_declared_is_refused_by_feature_field_and_bar() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window.at(Field.CLOSE, 3))
        .withMessageContaining("LogReturn(2) asks for CLOSE of the bar 3 ago")
        .withMessageContaining("declare a longer lookback");
  }

  @Test
  void a_bar_of_the_future_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window.at(Field.CLOSE, -1))
        .withMessageContaining("the bar -1 ago");
    assertThatIllegalArgumentException().isThrownBy(() -> window.isMissing(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> window.closeAt(3));
  }

  @Test
  void a_field_that_was_not_declared_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> window.at(Field.VOLUME, 0))
        .withMessageContaining("asks for VOLUME")
        .withMessageContaining("name it in needs()");
  }

  @Test
  void a_window_reaching_before_the_first_bar_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.of(new LogReturn(2), bars, 1))
        .withMessageContaining("the first bar it can be read at is 2");
  }

  @Test
  void needs_refuse_a_negative_lag_and_an_empty_lookback() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Needs(List.of(Field.CLOSE), 1, Duration.ofSeconds(-1)))
        .withMessageContaining("a negative lag reads the future");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Needs(List.of(Field.CLOSE), 0, Duration.ZERO))
        .withMessageContaining("lookback is 0");
  }
}
