package dev.holdout.marketdata.quality;

import java.time.Duration;
import java.util.List;

/**
 * What an import found, whole.
 *
 * @param rowsRead data rows in the source, the quarantined ones included
 * @param quarantined rows set aside, in order of their lines
 * @param repeatedRows kept rows equal to an earlier kept one; without a trade id they may be real
 * @param equalInstants rows of the source, the quarantined ones included, that share their instant
 *     with the row before; kept in the source's order
 * @param silences spans without a print longer than the source's threshold, oldest first
 * @param silenceThreshold the threshold
 */
public record QualityFindings(
    long rowsRead,
    List<Quarantined> quarantined,
    long repeatedRows,
    long equalInstants,
    List<Silence> silences,
    Duration silenceThreshold) {

  /**
   * A row set aside.
   *
   * @param line in the source, from 1, the header being line 1
   * @param reason why, {@code amount is 0}
   * @param text the row as it stood
   */
  public record Quarantined(long line, String reason, String text) {}

  /**
   * A span without a print: after {@code from} (UTC epoch nanoseconds) nothing until {@code to}.
   */
  public record Silence(long from, long to) {}

  public QualityFindings {
    quarantined = List.copyOf(quarantined);
    silences = List.copyOf(silences);
  }
}
