package dev.holdout.marketdata.source;

import dev.holdout.marketdata.quality.QualityFindings;
import dev.holdout.marketdata.trade.TradeSeries;

/**
 * What an import gave: the trades, and everything that was odd about them.
 *
 * @param trades accepted rows, in order
 * @param findings what was set aside, repeated or silent; nothing is dropped without a line here
 * @param sourceHash SHA-256 of the source's bytes
 */
public record Import(TradeSeries trades, QualityFindings findings, String sourceHash) {

  public Import {
    long accounted = trades.size() + (long) findings.quarantined().size();
    if (findings.rowsRead() != accounted) {
      throw new IllegalArgumentException(
          "import: "
              + findings.rowsRead()
              + " rows were read, but "
              + trades.size()
              + " trades and "
              + findings.quarantined().size()
              + " quarantined rows make "
              + accounted
              + "; each row is one or the other");
    }
  }
}
