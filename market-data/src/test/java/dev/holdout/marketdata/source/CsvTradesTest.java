package dev.holdout.marketdata.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.instrument.Instrument;
import dev.holdout.marketdata.quality.QualityFindings.Quarantined;
import dev.holdout.marketdata.quality.QualityFindings.Silence;
import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTradesTest {

  private static final Instrument CENTS =
      new Instrument(
          "ABC",
          "TEST",
          "USD",
          new BigDecimal("0.01"),
          new BigDecimal("0.1"),
          1,
          new BigDecimal("0.001"));

  @TempDir Path folder;

  @Test
  void columns_are_found_by_name_and_others_may_stand_beside_them() throws IOException {
    Import read =
        read("side,amount,timestamp,id,price\nbuy,1.5,1000,7,20.25\nsell,2,1001.5,8,20.26");
    assertThat(rows(read)).containsExactly("1000000000000 2025 15", "1001500000000 2026 20");
  }

  @Test
  void line_ends_of_either_kind_a_byte_order_mark_and_an_open_last_line_change_nothing()
      throws IOException {
    String[] forms = {
      "timestamp,price,amount\n1,2.00,3\n4,5.00,6\n",
      "timestamp,price,amount\r\n1,2.00,3\r\n4,5.00,6\r\n",
      "timestamp,price,amount\r\n1,2.00,3\n4,5.00,6",
      "\uFEFFtimestamp,price,amount\n1,2,3\n4,5,6",
    };
    for (String form : forms) {
      assertThat(rows(read(form))).containsExactly("1000000000 200 30", "4000000000 500 60");
    }
  }

  @Test
  void a_bad_row_is_set_aside_with_line_reason_and_text() throws IOException {
    Import read =
        read(
            String.join(
                "\n",
                "timestamp,price,amount",
                "10,1.00,1",
                "11,1.001,1",
                "12,NaN,1",
                "13,1.00,0.0",
                "14,-1.00,1",
                "15,1.00,-2",
                "16,0,1",
                "17,1.00",
                "18,,1",
                "",
                "nine,1.00,1",
                "19,1e30,1",
                "9,1.00,1",
                "20,1.00,Infinity",
                "21,1.00,1,1",
                "99999999999,1.00,1",
                "22,1.00,1"));
    assertThat(read.findings().quarantined())
        .containsExactly(
            new Quarantined(3, "price is off the grid of 0.01", "11,1.001,1"),
            new Quarantined(4, "price is not a finite number", "12,NaN,1"),
            new Quarantined(5, "amount is 0", "13,1.00,0.0"),
            new Quarantined(6, "price is below 0", "14,-1.00,1"),
            new Quarantined(7, "amount is below 0", "15,1.00,-2"),
            new Quarantined(8, "price is 0", "16,0,1"),
            new Quarantined(9, "row has 2 fields, the header 3", "17,1.00"),
            new Quarantined(10, "price is empty", "18,,1"),
            new Quarantined(11, "row is empty", ""),
            new Quarantined(12, "timestamp is not a finite number", "nine,1.00,1"),
            new Quarantined(13, "price is too large", "19,1e30,1"),
            new Quarantined(
                14,
                "time goes back, from 1970-01-01T00:00:10.000Z to 1970-01-01T00:00:09.000Z",
                "9,1.00,1"),
            new Quarantined(15, "amount is not a finite number", "20,1.00,Infinity"),
            new Quarantined(16, "row has 4 fields, the header 3", "21,1.00,1,1"),
            new Quarantined(17, "timestamp is too large", "99999999999,1.00,1"));
    assertThat(rows(read)).containsExactly("10000000000 100 10", "22000000000 100 10");
    assertThat(read.findings().rowsRead()).isEqualTo(17);
  }

  @Test
  void equal_instants_repeats_and_silences_are_counted_and_kept() throws IOException {
    Path file = write("timestamp,price,amount\n0,1,1\n0,1,2\n0,1,1\n0,1,1\n60,1,1\n121,1,1\n");
    TradeCsv layout = new TradeCsv("timestamp", "price", "amount", Duration.ofSeconds(60));
    Import read = new CsvTrades(file, CENTS, layout).load();
    assertThat(read.trades().size()).isEqualTo(6);
    assertThat(read.findings().equalInstants()).isEqualTo(3);
    assertThat(read.findings().repeatedRows()).isEqualTo(2);
    assertThat(read.findings().silences())
        .containsExactly(new Silence(Nanos.ofSeconds(60), Nanos.ofSeconds(121)));
  }

  @Test
  void a_thousand_different_rows_of_one_second_hold_no_repeat() throws IOException {
    StringBuilder text = new StringBuilder("timestamp,price,amount\n");
    for (int i = 1; i <= 2_000; i++) {
      text.append("5,").append(i % 1_000 + 1).append(",1\n");
    }
    assertThat(read(text.toString()).findings().repeatedRows()).isEqualTo(1_000);
  }

  @Test
  void a_missing_file_is_refused_with_the_nearest_there_is() throws IOException {
    Path there = write("timestamp,price,amount\n1,1,1");
    Path meant = folder.resolve("trade.csv");
    assertThatThrownBy(() -> CsvTrades.of(meant, CENTS).load())
        .isInstanceOf(BadInput.class)
        .hasMessage("data file does not exist (at " + meant + "); try: " + there);
    assertThatThrownBy(() -> CsvTrades.of(folder.resolve("no/such/folder.csv"), CENTS).load())
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("check the path");
  }

  @Test
  void a_folder_and_a_stream_that_breaks_are_refused() {
    assertThatThrownBy(() -> CsvTrades.of(folder, CENTS).load())
        .isInstanceOf(BadInput.class)
        .hasMessage("data file is a folder (at " + folder + "); try: name a file in it");
    Origin broken =
        new Origin(
            "far.csv",
            () -> {
              throw new IOException("disk gone");
            });
    assertThatThrownBy(() -> TradeCsv.standard().read(broken, CENTS))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("disk gone")
        .hasMessageContaining("(at far.csv); try: check that the file is whole");
  }

  @Test
  void a_missing_or_doubled_column_is_refused_with_file_and_line() throws IOException {
    Path file = write("timestamp,prise,amount\n1,1,1");
    assertThatThrownBy(() -> CsvTrades.of(file, CENTS).load())
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "column \"price\" does not exist; there are timestamp, prise, amount (at "
                + file
                + ":1); try: rename \"prise\" to \"price\"");
    assertThatThrownBy(() -> read("timestamp,price,price,amount\n1,1,1,1"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("column \"price\" stands there twice");
    assertThatThrownBy(() -> read("1385337600,800.01,0.1\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("try: a header line such as timestamp,price,amount");
    assertThatThrownBy(() -> read("#".repeat(500_000) + "\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("column \"timestamp\" does not exist; there are ####")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(600));
  }

  @Test
  void a_file_without_a_single_trade_is_refused() throws IOException {
    assertThatThrownBy(() -> read("")).isInstanceOf(BadInput.class).hasMessageContaining("empty");
    assertThatThrownBy(() -> read("timestamp,price,amount\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a header and no rows");
    assertThatThrownBy(() -> read("timestamp,price,amount\n1385337600123,1,1\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("none of 1 rows is a trade")
        .hasMessageContaining("1385337600123,1,1\": timestamp is too large")
        .hasMessageContaining("trades.csv:2); try: times in Unix seconds");
  }

  @Test
  void a_line_without_end_is_refused_instead_of_filling_the_memory() {
    String endless = "x".repeat(Lines.LONGEST + 1);
    assertThatThrownBy(() -> read("timestamp,price,amount\n1,1,1\n" + endless))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line is longer than")
        .hasMessageContaining("trades.csv:3");
  }

  @Test
  void a_file_longer_than_the_buffer_is_read_whole() throws IOException {
    int count = 3 * Lines.LONGEST / 20;
    StringBuilder text = new StringBuilder("timestamp,price,amount\r\n");
    for (int i = 1; i <= count; i++) {
      text.append(1_000_000_000 + i).append(',').append(i).append(".05,1\r\n");
    }
    TradeSeries trades = read(text.toString()).trades();
    assertThat(trades.size()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      assertThat(trades.price(i)).isEqualTo(100L * (i + 1) + 5);
    }
  }

  @Test
  void the_fingerprint_changes_with_the_bytes_the_layout_and_the_instrument() throws IOException {
    Path file = write("timestamp,price,amount\n1,1,1");
    String first = CsvTrades.of(file, CENTS).fingerprint().orElseThrow();
    TradeCsv layout = new TradeCsv("timestamp", "price", "amount", Duration.ofSeconds(9));
    assertThat(new CsvTrades(file, CENTS, layout).fingerprint())
        .isNotEmpty()
        .get()
        .isNotEqualTo(first);
    assertThat(CsvTrades.of(file, new BitstampDemo().instrument()).fingerprint().orElseThrow())
        .isNotEqualTo(first);
    Files.writeString(file, "timestamp,price,amount\n1,1,2");
    assertThat(CsvTrades.of(file, CENTS).fingerprint().orElseThrow()).isNotEqualTo(first);
  }

  private Import read(String text) throws IOException {
    return CsvTrades.of(write(text), CENTS).load();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("trades.csv"), text);
  }

  private static String[] rows(Import read) {
    TradeSeries trades = read.trades();
    String[] rows = new String[trades.size()];
    Arrays.setAll(rows, i -> trades.happenedAt(i) + " " + trades.price(i) + " " + trades.size(i));
    return rows;
  }
}
