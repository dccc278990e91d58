package dev.holdout.marketdata.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  @Test
  void columns_of_any_length_hash_as_their_bytes_in_one_piece() throws Exception {
    for (int count : new int[] {0, 1, 1023, 1024, 1025, 5000}) {
      long[] longs = new long[count + 2];
      double[] doubles = new double[count + 2];
      float[] floats = new float[count + 2];
      ByteBuffer longBytes = head('l', count, 8);
      ByteBuffer doubleBytes = head('d', count, 8);
      ByteBuffer floatBytes = head('f', count, 4);
      for (int i = 0; i < count; i++) {
        longs[i + 1] = i * 31L - 7;
        doubles[i + 1] = i / 3.0;
        floats[i + 1] = i / 3f;
        longBytes.putLong(longs[i + 1]);
        doubleBytes.putDouble(doubles[i + 1]);
        floatBytes.putFloat(floats[i + 1]);
      }
      assertThat(new ContentHash().longs(longs, 1, count).hex()).isEqualTo(sha256(longBytes));
      assertThat(new ContentHash().doubles(doubles, 1, count).hex()).isEqualTo(sha256(doubleBytes));
      assertThat(new ContentHash().floats(floats, 1, count).hex()).isEqualTo(sha256(floatBytes));
    }
  }

  @Test
  void parts_that_only_run_together_alike_have_other_hashes() {
    String apart = new ContentHash().text("ab").text("c").hex();
    assertThat(new ContentHash().text("a").text("bc").hex()).isNotEqualTo(apart);
    assertThat(new ContentHash().number(1L).hex())
        .isNotEqualTo(new ContentHash().longs(new long[] {1}).hex());
  }

  @Test
  void doubles_enter_by_their_bits() {
    assertThat(new ContentHash().number(0.0).hex())
        .isNotEqualTo(new ContentHash().number(-0.0).hex());
    double[] undefined = {Double.NaN};
    assertThat(new ContentHash().doubles(undefined).hex())
        .isEqualTo(new ContentHash().doubles(undefined.clone()).hex());
  }

  @Test
  void a_seed_is_the_first_16_digits_of_the_hash() {
    for (int part = 0; part < 16; part++) {
      String digits = new ContentHash().number(part).hex().substring(0, 16);
      assertThat(new ContentHash().number(part).seed())
          .isEqualTo(Long.parseUnsignedLong(digits, 16));
    }
  }

  private static ByteBuffer head(char kind, int count, int width) {
    return ByteBuffer.allocate(9 + width * count).put((byte) kind).putLong(count);
  }

  private static String sha256(ByteBuffer bytes) throws Exception {
    byte[] all = Arrays.copyOf(bytes.array(), bytes.position());
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
  }
}
