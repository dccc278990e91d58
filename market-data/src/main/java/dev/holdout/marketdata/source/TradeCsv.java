package dev.holdout.marketdata.source;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.quality.QualityFindings.Quarantined;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The layout of a CSV file of trades: a header line, columns found by name (others may stand beside
 * them), times as Unix seconds UTC with at most nine decimals, lines ended by LF or CRLF, the last
 * one also by nothing. Fields are plain numbers: no quotes, no spaces.
 *
 * <p>A row is quarantined, never mended, when a field is missing or not a finite number, price or
 * amount is not above 0 or off the instrument's grid, or its time lies before the last kept row's.
 *
 * @param time name of the column of times
 * @param price name of the column of prices, in the instrument's currency
 * @param amount name of the column of sizes, in units
 * @param silence a longer span without a print is reported; above 0
 */
public record TradeCsv(String time, String price, String amount, Duration silence) {

  /** Part of every fingerprint: raise it when the same bytes would give another import. */
  private static final int READER_VERSION = 1;

  private static final BigDecimal NANOSECOND = new BigDecimal("0.000000001");

  public TradeCsv {
    if (silence.isNegative() || silence.isZero()) {
      throw new BadInput("silence threshold is " + silence, "data", "silence: 5m");
    }
  }

  /** Columns {@code timestamp,price,amount}; silences above five minutes reported. */
  public static TradeCsv standard() {
    return new TradeCsv("timestamp", "price", "amount", Duration.ofMinutes(5));
  }

  Import read(Origin origin, Instrument instrument) {
    try (InputStream bytes = origin.open()) {
      Lines lines = new Lines(origin.name(), bytes);
      if (!lines.next()) {
        throw new BadInput(
            "data is empty", origin.name(), "a header line such as " + header() + " and rows");
      }
      Intake intake = new Intake(instrument, silence);
      new Rows(Header.parse(lines), instrument).readAll(lines, intake);
      Import done = intake.done(lines.sourceHash());
      requireTrades(done, origin);
      return done;
    } catch (IOException cause) {
      throw origin.unreadable(cause);
    }
  }

  /** Hash of bytes, instrument, this layout and the reader's version. */
  String fingerprint(Origin origin, Instrument instrument) {
    MessageDigest digest = Lines.sha256();
    try (InputStream bytes = new DigestInputStream(origin.open(), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (IOException cause) {
      throw origin.unreadable(cause);
    }
    return new ContentHash()
        .text(HexFormat.of().formatHex(digest.digest()))
        .text(instrument.toString())
        .text(toString())
        .number(READER_VERSION)
        .hex();
  }

  private String header() {
    return time + "," + price + "," + amount;
  }

  private static void requireTrades(Import done, Origin origin) {
    if (done.trades().size() > 0) {
      return;
    }
    if (done.findings().rowsRead() == 0) {
      throw new BadInput("data has a header and no rows", origin.name(), "a file with trades");
    }
    Quarantined first = done.findings().quarantined().getFirst();
    throw new BadInput(
        "none of "
            + done.findings().rowsRead()
            + " rows is a trade; the first says \""
            + first.text()
            + "\": "
            + first.reason(),
        origin.name() + ":" + first.line(),
        "times in Unix seconds, prices and amounts above 0 on the instrument's grid");
  }

  /** Reads rows once the header is known. */
  private final class Rows {
    private final int columns;
    private final int timeColumn;
    private final int priceColumn;
    private final int amountColumn;
    private final DecimalGrid times = new DecimalGrid(NANOSECOND);
    private final DecimalGrid prices;
    private final DecimalGrid amounts;

    /** Start of each field of the current row; one more, past the row's end. */
    private final int[] starts;

    Rows(Header header, Instrument instrument) {
      columns = header.names().size();
      timeColumn = header.indexOf(time);
      priceColumn = header.indexOf(price);
      amountColumn = header.indexOf(amount);
      prices = new DecimalGrid(instrument.priceIncrement());
      amounts = new DecimalGrid(instrument.sizeIncrement());
      starts = new int[columns + 1];
    }

    void readAll(Lines lines, Intake intake) throws IOException {
      while (lines.next()) {
        int fields = split(lines);
        if (fields == columns) {
          read(lines, intake);
        } else {
          intake.quarantine(
              lines,
              lines.start() == lines.end()
                  ? "row is empty"
                  : "row has " + fields + " fields, the header " + columns);
        }
      }
    }

    private void read(Lines row, Intake intake) {
      long at = field(times, timeColumn, row);
      if (DecimalGrid.isMark(at)) {
        intake.quarantine(row, reason(times, at, time, timeColumn));
        return;
      }
      intake.timed(at);
      long steps = field(prices, priceColumn, row);
      if (steps <= 0) {
        intake.quarantine(row, reason(prices, steps, price, priceColumn));
        return;
      }
      long size = field(amounts, amountColumn, row);
      if (size <= 0) {
        intake.quarantine(row, reason(amounts, size, amount, amountColumn));
        return;
      }
      intake.accept(row, at, steps, size);
    }

    private long field(DecimalGrid grid, int column, Lines row) {
      return grid.parse(row.buffer(), starts[column], starts[column + 1] - 1);
    }

    private String reason(DecimalGrid grid, long parsed, String name, int column) {
      if (starts[column] == starts[column + 1] - 1) {
        return name + " is empty";
      }
      if (DecimalGrid.isMark(parsed)) {
        return grid.reason(parsed, name);
      }
      return name + (parsed == 0 ? " is 0" : " is below 0");
    }

    /** Finds where fields start; returns how many there are. */
    private int split(Lines row) {
      byte[] bytes = row.buffer();
      int fields = 1;
      starts[0] = row.start();
      for (int i = row.start(); i < row.end(); i++) {
        if (bytes[i] == ',') {
          if (fields < columns) {
            starts[fields] = i + 1;
          }
          fields++;
        }
      }
      starts[columns] = row.end() + 1;
      return fields;
    }
  }
}
