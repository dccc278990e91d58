package dev.holdout.strategies.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Nine days with one print a bar, which comes when an order of the bar's close arrives. */
final class SparseTrades {

  private static final long START = 1_388_534_400L;
  private static final long BAR = 900;
  private static final int BARS = 9 * 96;

  private SparseTrades() {}

  /**
   * Writes prints and the study of mechanics on them.
   *
   * @return the study
   */
  static Path write(Path csv, Path study) throws IOException, URISyntaxException {
    StringBuilder rows = new StringBuilder("timestamp,price,amount\n");
    Random random = new Random(7);
    double price = 100;
    for (int i = 0; i < BARS; i++) {
      price *= 1 + 0.002 * random.nextGaussian();
      rows.append(String.format(Locale.ROOT, "%d,%.2f,1%n", START + BAR * i + 1, price));
    }
    Files.writeString(csv, rows.toString());
    String data =
        "data: {csv: \"%s\", instrument: {symbol: BTCUSD, venue: BITSTAMP, currency: USD,"
            + " price-increment: 0.01, size-increment: 0.00000001, money-increment: 0.0000000001}}";
    String mechanics =
        Files.readString(
            Path.of(SparseTrades.class.getResource("/studies/mechanics.yaml").toURI()));
    return Files.writeString(
        study,
        mechanics
            .replace("data: {source: demo}", data.formatted(csv))
            .replace("bar: 5m", "bar: 15m"));
  }
}
