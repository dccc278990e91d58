package dev.holdout.strategies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatiosTest {

  private static final long SEED = 20_260_301;

  private final Ratios ratios = new Ratios(1);

  private boolean set(String text) {
    byte[] line = ("\t" + text + "\t").getBytes(StandardCharsets.ISO_8859_1);
    return ratios.set(0, line, 1, line.length - 1);
  }

  @Test
  void every_double_is_read_back_as_it_was_written() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> random.nextGaussian();
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 2 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextInt(2_000) / 1_000.0 - 1;
          };
      assertThat(set(Double.toString(value))).isTrue();
      assertThat(ratios.get(0))
          .as("seed %d, value %s", SEED, value)
          .isEqualTo(Double.valueOf(value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0",
        "-0.0",
        "NaN",
        "Infinity",
        "-Infinity",
        "1",
        "1.",
        ".5",
        "+0.5",
        " 0.5",
        "1e3",
        "1.5E-9",
        "1.5E-10",
        "1.5E3",
        "0.00000000000000000000001",
        "0.1234567890123456789012345",
        "9223372036854775807.5",
        "92233720368547758.07",
        "922337203685477580.8",
        "0x1.8p1",
        "2.5d",
        "",
        "-",
        ".",
        "-.",
        "1..2",
        "1.2.3",
        "E-3",
        "1.2E-",
        "1.2E-x",
        "1.2F-3",
        "a",
        "--1.5",
        "1\n5.0"
      })
  void any_text_is_the_number_that_java_reads_or_none(String text) {
    Double expected;
    try {
      expected = Double.valueOf(text);
    } catch (NumberFormatException none) {
      expected = null;
    }
    assertThat(set(text)).isEqualTo(expected != null);
    if (expected != null) {
      assertThat(ratios.get(0)).isEqualTo(expected);
      assertThat(ratios.isNone(0)).isEqualTo(expected.isNaN());
    }
  }

  @Test
  void what_is_said_to_be_below_is_below_and_little_else_is_not() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double value = random.nextGaussian() * 0.05;
      set(Double.toString(value));
      double above = value + Math.abs(value) * 1e-14;
      assertThat(ratios.isBelow(0, value)).as("seed %d, value %s", SEED, value).isFalse();
      assertThat(ratios.isBelow(0, Math.nextDown(value))).isFalse();
      assertThat(ratios.isBelow(0, above)).as("seed %d, value %s", SEED, value).isTrue();
      assertThat(ratios.isBelow(0, Double.NaN)).isFalse();
    }
  }
}
