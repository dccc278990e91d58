package dev.holdout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one library that is kept as files: it is what its version text says, to the byte. */
class UplotFilesTest {

  private static final String FOLDER = "/dev/holdout/reports/uplot/";

  @Test
  void each_file_has_the_hash_beside_its_name() throws Exception {
    String said = new String(bytes("VERSION.txt"), StandardCharsets.UTF_8);
    assertThat(said).contains("uPlot 1.6.32", "MIT");
    var lines = Pattern.compile("(?m)^([0-9a-f]{64})  (\\S+)$").matcher(said);
    var files = lines.results().toList();
    assertThat(files).hasSize(3);
    for (MatchResult file : files) {
      assertThat(sha256(bytes(file.group(2)))).as(file.group(2)).isEqualTo(file.group(1));
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = UplotFilesTest.class.getResourceAsStream(FOLDER + name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
