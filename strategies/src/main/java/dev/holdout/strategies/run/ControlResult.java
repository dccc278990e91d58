package dev.holdout.strategies.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the pipeline made of a control market.
 *
 * @param market which
 * @param measured information coefficient that the drawn market has; 0 where none was planted
 * @param score see {@link Score}
 * @param netPnl currency
 * @param timing net return less what the average position would have earned: what was gained by
 *     being in the market at the right time, a fraction of the account
 * @param closedTrades round trips
 * @param trainings that it took
 */
record ControlResult(
    ControlMarket market,
    double measured,
    double score,
    double netPnl,
    double timing,
    long closedTrades,
    long trainings) {

  /** Exact; the market is not in it, since whoever reads it knows which was asked for. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeDouble(measured);
      out.writeDouble(score);
      out.writeDouble(netPnl);
      out.writeDouble(timing);
      out.writeLong(closedTrades);
      out.writeLong(trainings);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not refuse bytes", impossible);
    }
    return bytes.toByteArray();
  }

  static ControlResult read(ControlMarket market, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new ControlResult(
          market,
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble(),
          in.readLong(),
          in.readLong());
    } catch (IOException cut) {
      throw new UncheckedIOException("a stored control is shorter than one is", cut);
    }
  }
}
