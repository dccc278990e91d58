package dev.holdout.strategies.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {

  private static final long SEED = 20_261_121;

  private static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Numeral.parse(bytes, 0, bytes.length, (byte) '.');
  }

  private static void same(String text) {
    assertThat(Double.doubleToRawLongBits(parse(text)))
        .as("%s (seed %d)", text, SEED)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @Test
  void every_number_is_read_to_the_bit_as_the_library_reads_it() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200_000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 8);
      same(Double.toString(value));
      same(String.format(Locale.ROOT, "%." + random.nextInt(20) + "f", value));
      same(String.format(Locale.ROOT, "%." + random.nextInt(20) + "e", value));
    }
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        same(Double.toString(value));
        same(new BigDecimal(value).toPlainString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+0.0",
        ".5",
        "5.",
        "-.5e1",
        "1E5",
        "1e-22",
        "1e22",
        "1e23",
        "9007199254740993",
        "900719925474099.3",
        "0000000000000000000000001",
        "1e400",
        "1e-400",
        "123456789012345678",
        "999999999999999999",
        "0.1e99999999999"
      })
  void odd_forms_are_read_to_the_bit_too(String text) {
    same(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "1,2",
        "0x1p3",
        "1f",
        "1d",
        "NaN",
        "Infinity",
        "1_000",
        "1 000",
        "--1",
        "1e5.0",
        "\u0661"
      })
  void what_is_no_number_is_none(String text) {
    assertThat(parse(text)).isNaN();
  }
}
