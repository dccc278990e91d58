package dev.holdout.marketdata.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.quality.QualityFindings.Quarantined;
import dev.holdout.marketdata.quality.QualityFindings.Silence;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class BitstampDemoTest {

  private static final Import DEMO = new BitstampDemo().load();
  private static final TradeSeries TRADES = DEMO.trades();
  private static final QualityFindings FINDINGS = DEMO.findings();

  @Test
  void it_has_a_hundred_thousand_rows_of_which_eighteen_have_no_amount() {
    assertThat(FINDINGS.rowsRead()).isEqualTo(100_000);
    assertThat(TRADES.size()).isEqualTo(99_982);
    assertThat(FINDINGS.quarantined())
        .hasSize(18)
        .allMatch(row -> row.reason().equals("amount is 0"))
        .first()
        .isEqualTo(
            new Quarantined(1375, "amount is 0", "1385350068,814.180000000000,0.000000000000"));
  }

  @Test
  void every_quarantined_line_number_points_at_the_row_itself() throws Exception {
    String text;
    try (var bytes = getClass().getClassLoader().getResourceAsStream(BitstampDemo.RESOURCE)) {
      text = new String(bytes.readAllBytes());
    }
    String[] lines = text.split("\r\n");
    assertThat(FINDINGS.quarantined())
        .allMatch(row -> lines[(int) row.line() - 1].equals(row.text()));
  }

  @Test
  void rows_of_one_second_and_rows_that_repeat_are_kept_in_order_and_counted() {
    assertThat(FINDINGS.equalInstants()).as("of all rows").isEqualTo(41_301);
    int ofTrades = 0;
    for (int i = 1; i < TRADES.size(); i++) {
      ofTrades += TRADES.happenedAt(i) == TRADES.happenedAt(i - 1) ? 1 : 0;
    }
    assertThat(ofTrades).as("of accepted rows").isEqualTo(41_288);
    assertThat(FINDINGS.repeatedRows()).isEqualTo(2_173);
    // Lines 3 to 5 of the file share second, price and order of amounts.
    assertThat(TRADES.trade(1).size()).isEqualTo(27_838_049);
    assertThat(TRADES.trade(2).size()).isEqualTo(27_436_926);
    assertThat(TRADES.trade(3).size()).isEqualTo(17_778_998);
  }

  @Test
  void its_longest_silence_is_reported() {
    Silence longest =
        FINDINGS.silences().stream()
            .max(Comparator.comparingLong(silence -> silence.to() - silence.from()))
            .orElseThrow();
    assertThat(Nanos.instant(longest.from())).isEqualTo("2013-11-25T15:21:41Z");
    assertThat(longest.to() - longest.from()).isEqualTo(Nanos.ofSeconds(21 * 60 + 22));
    assertThat(FINDINGS.silenceThreshold()).hasMinutes(5);
    assertThat(FINDINGS.silences()).hasSize(3);
  }

  @Test
  void its_first_and_last_trades_stand_as_the_file_has_them() {
    assertThat(Nanos.instant(TRADES.happenedAt(0)))
        .isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
    assertThat(TRADES.price(0)).isEqualTo(80_001);
    assertThat(TRADES.size(0)).isEqualTo(10_000_000);
    int last = TRADES.size() - 1;
    assertThat(Nanos.instant(TRADES.knownAt(last)))
        .isEqualTo(Instant.parse("2013-12-01T16:02:05Z"));
    assertThat(TRADES.price(last)).isEqualTo(99_900);
    assertThat(TRADES.size(last)).isEqualTo(129_263_310);
    assertThat(TRADES.instrument().id()).isEqualTo("BTCUSD.BITSTAMP");
  }

  @Test
  void its_bytes_are_the_published_ones() {
    assertThat(DEMO.sourceHash())
        .isEqualTo("460765e9515a7fbb0ed7c1aae784c659b64663c7e732330d82c2058e179504d8");
  }
}
