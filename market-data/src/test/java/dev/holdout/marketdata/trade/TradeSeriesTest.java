package dev.holdout.marketdata.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.RandomTape;
import dev.holdout.marketdata.Seeds;
import org.junit.jupiter.api.Test;

class TradeSeriesTest {

  @Test
  void a_trade_known_before_it_happened_or_without_a_size_is_refused() {
    assertThatThrownBy(() -> tape().add(2, 1, 100, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("before it happened")
        .hasMessageContaining("add the source's delay");
    assertThatThrownBy(() -> tape().add(1, 1, 100, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trade 0: size is 0; quarantine it at the import");
  }

  @Test
  void a_trade_that_became_known_before_the_one_ahead_is_refused() {
    assertThatThrownBy(() -> tape().add(1, 5_000_000, 100, 1).add(1, 4_000_000, 100, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trade 1 of ABC.TEST is known at 1970-01-01T00:00:00.004Z")
        .hasMessageContaining("sort by known-at");
  }

  @Test
  void trades_of_one_instant_keep_their_order() {
    TradeSeries trades = tape().add(1, 1, 100, 1).add(1, 1, 99, 2).add(1, 1, 100, 1).build();
    assertThat(trades.trade(1)).isEqualTo(new Trade(1, 1, 1, 99, 2));
    assertThat(trades.size()).isEqualTo(3);
  }

  @Test
  void the_first_trade_after_an_instant_and_the_tape_until_it_meet_without_overlap() {
    Seeds.forEach(
        200,
        random -> {
          TradeSeries tape = RandomTape.of(random, 1 + random.nextInt(50), 10);
          long instant = tape.knownAt(random.nextInt(tape.size())) + random.nextInt(3) - 1;
          int first = tape.firstKnownAfter(instant);
          assertThat(first == 0 || tape.knownAt(first - 1) <= instant).isTrue();
          assertThat(first == tape.size() || tape.knownAt(first) > instant).isTrue();
          TradeSeries until = tape.knownUntil(instant);
          assertThat(until.size()).isEqualTo(first);
          for (int i = 0; i < first; i++) {
            assertThat(until.trade(i)).isEqualTo(tape.trade(i));
          }
        });
  }

  @Test
  void equal_trades_have_equal_hashes_and_one_other_number_changes_them() {
    TradeSeries trades = tape().add(1, 2, 100, 1).build();
    assertThat(tape().add(1, 2, 100, 1).build().contentHash()).isEqualTo(trades.contentHash());
    assertThat(tape().add(0, 2, 100, 1).build().contentHash()).isNotEqualTo(trades.contentHash());
    assertThat(tape().add(1, 3, 100, 1).build().contentHash()).isNotEqualTo(trades.contentHash());
    assertThat(tape().add(1, 2, 101, 1).build().contentHash()).isNotEqualTo(trades.contentHash());
    assertThat(tape().add(1, 2, 100, 2).build().contentHash()).isNotEqualTo(trades.contentHash());
  }

  private static TradeSeries.Builder tape() {
    return TradeSeries.of(RandomTape.INSTRUMENT, 1);
  }
}
