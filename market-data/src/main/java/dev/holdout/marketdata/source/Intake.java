package dev.holdout.marketdata.source;

import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.quality.QualityFindings.Quarantined;
import dev.holdout.marketdata.quality.QualityFindings.Silence;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes rows in the order of the source; keeps the good ones, sets the others aside, counts. */
final class Intake {

  private final Duration silenceThreshold;
  private final long silenceNanos;
  private final TradeSeries.Builder trades;
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();
  private final Repeats repeats = new Repeats();
  private long rowsRead;
  private long equalInstants;
  private long rowBeforeAt = Long.MIN_VALUE;
  private long tradeBeforeAt = Long.MIN_VALUE;

  Intake(Instrument instrument, Duration silenceThreshold) {
    this.trades = TradeSeries.of(instrument);
    this.silenceThreshold = silenceThreshold;
    this.silenceNanos = Nanos.of(silenceThreshold);
  }

  /** Sets the current row aside. */
  void quarantine(Lines row, String reason) {
    rowsRead++;
    quarantined.add(new Quarantined(row.number(), reason, row.excerpt()));
  }

  /** Notes when a row happened, whatever becomes of it. */
  void timed(long at) {
    if (at == rowBeforeAt) {
      equalInstants++;
    }
    rowBeforeAt = at;
  }

  /**
   * Keeps a row, unless its time lies before the last kept one's.
   *
   * @param size above 0
   */
  void accept(Lines row, long at, long price, long size) {
    if (at < tradeBeforeAt) {
      quarantine(row, "time goes back, from " + Nanos.iso(tradeBeforeAt) + " to " + Nanos.iso(at));
      return;
    }
    rowsRead++;
    if (tradeBeforeAt != Long.MIN_VALUE && at - tradeBeforeAt > silenceNanos) {
      silences.add(new Silence(tradeBeforeAt, at));
    }
    repeats.see(at, price, size);
    trades.add(at, at, price, size);
    tradeBeforeAt = at;
  }

  Import done(String sourceHash) {
    return new Import(
        trades.build(),
        new QualityFindings(
            rowsRead, quarantined, repeats.count(), equalInstants, silences, silenceThreshold),
        sourceHash);
  }
}
