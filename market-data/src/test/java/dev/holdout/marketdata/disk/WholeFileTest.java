package dev.holdout.marketdata.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void an_older_file_is_replaced_and_nothing_is_left_beside_it() throws IOException {
    Path place = Files.writeString(folder.resolve("page.html"), "a longer text of before");
    WholeFile.write(place, "now");
    assertThat(place).hasContent("now");
    assertThat(folder).isDirectoryContaining(place::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void an_older_file_stays_where_the_new_one_cannot_be_written() throws IOException {
    Path place = Files.writeString(folder.resolve("page.html"), "before");
    Files.createDirectory(folder.resolve(".page.html.unfinished"));
    assertThatThrownBy(() -> WholeFile.write(place, "now")).isInstanceOf(IOException.class);
    assertThat(place).hasContent("before");
  }
}
