package dev.holdout.marketdata.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.trade.TradeSeries;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that each source of the catalogue obeys. */
class EverySourceTest {

  static Stream<DataSource> sources() {
    return SourceCatalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void trades_come_in_the_order_in_which_they_became_known(DataSource source) {
    TradeSeries trades = source.load().trades();
    assertThat(trades.size()).isPositive();
    for (int i = 0; i < trades.size(); i++) {
      assertThat(trades.knownAt(i)).isGreaterThanOrEqualTo(trades.happenedAt(i));
      assertThat(i == 0 || trades.knownAt(i) >= trades.knownAt(i - 1)).as("trade %s", i).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void reading_twice_gives_the_same(DataSource source) {
    Import first = source.load();
    Import second = source.load();
    assertThat(second.trades().contentHash()).isEqualTo(first.trades().contentHash());
    assertThat(second.findings()).isEqualTo(first.findings());
    assertThat(second.sourceHash()).isEqualTo(first.sourceHash());
    assertThat(source.fingerprint()).isEqualTo(source.fingerprint());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void no_row_is_lost(DataSource source) {
    Import read = source.load();
    QualityFindings findings = read.findings();
    assertThat(findings.rowsRead()).isEqualTo(read.trades().size() + findings.quarantined().size());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void the_trades_are_of_the_instrument_it_names(DataSource source) {
    assertThat(source.load().trades().instrument()).isEqualTo(source.instrument());
    assertThat(SourceCatalogue.named(source.name()).name()).isEqualTo(source.name());
  }
}
