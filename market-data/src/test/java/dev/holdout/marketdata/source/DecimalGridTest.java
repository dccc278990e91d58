package dev.holdout.marketdata.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.marketdata.Seeds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalGridTest {

  private static final List<String> INCREMENTS =
      List.of(
          "0.01", "0.00000001", "1", "0.25", "0.000000001", "50", "0.5", "0.000000000000000001");

  @Test
  void the_fast_path_equals_exact_decimals_on_any_text() {
    Seeds.forEach(
        20_000,
        random -> {
          DecimalGrid grid =
              new DecimalGrid(new BigDecimal(INCREMENTS.get(random.nextInt(INCREMENTS.size()))));
          byte[] text = text(random).getBytes(StandardCharsets.ISO_8859_1);
          assertThat(grid.parse(text, 0, text.length))
              .as(new String(text, StandardCharsets.ISO_8859_1))
              .isEqualTo(grid.parseAnyForm(text, 0, text.length));
        });
  }

  @Test
  void what_a_number_may_look_like() {
    assertThat(parse("0.01", "800.010000000000")).isEqualTo(80_001);
    assertThat(parse("0.01", "-0.5")).isEqualTo(-50);
    assertThat(parse("0.01", "+1e2")).isEqualTo(10_000);
    assertThat(parse("0.25", "1.750")).isEqualTo(7);
    assertThat(parse("50", "150")).isEqualTo(3);
    assertThat(parse("1", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(parse("0.01", "0.0000000000000000000000")).isZero();
  }

  @Test
  void what_is_no_number_off_the_grid_or_too_large_says_so() {
    for (String text :
        new String[] {"", "-", ".", "1.2.3", "1,5", "NaN", "0x10", " 1", "1 ", "--1"}) {
      assertThat(parse("0.01", text)).as(text).isEqualTo(DecimalGrid.NOT_A_NUMBER);
    }
    for (String text : new String[] {"0.001", "1.010000000000001", "1e-3", "1e-999999999"}) {
      assertThat(parse("0.01", text)).as(text).isEqualTo(DecimalGrid.OFF_GRID);
    }
    assertThat(parse("0.25", "1.30")).isEqualTo(DecimalGrid.OFF_GRID);
    for (String text : new String[] {"9223372036854775808", "1e19", "1e999999999", "-9e30"}) {
      assertThat(parse("1", text)).as(text).isEqualTo(DecimalGrid.TOO_LARGE);
    }
  }

  private static long parse(String increment, String text) {
    byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.ISO_8859_1);
    return new DecimalGrid(new BigDecimal(increment)).parse(bytes, 1, bytes.length - 1);
  }

  /** Mostly numbers as files have them, some with more digits, some broken. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    digits(text, random, random.nextInt(random.nextBoolean() ? 6 : 24));
    if (random.nextInt(3) > 0) {
      text.append('.');
      digits(text, random, random.nextInt(14));
      text.append("0".repeat(random.nextInt(9)));
    }
    if (random.nextInt(10) == 0 && !text.isEmpty()) {
      text.insert(random.nextInt(text.length()), "e.-, x".charAt(random.nextInt(6)));
    }
    return text.toString();
  }

  private static void digits(StringBuilder text, Random random, int count) {
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
    }
  }
}
