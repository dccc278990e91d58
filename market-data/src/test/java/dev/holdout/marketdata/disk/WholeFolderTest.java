package dev.holdout.marketdata.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {

  @TempDir private Path place;

  @Test
  void a_deleted_folder_takes_all_in_it_and_nothing_beside_it() throws IOException {
    Path folder = place.resolve("folder");
    Files.createDirectories(folder.resolve("within/deeper"));
    Files.writeString(folder.resolve("within/deeper/file"), "bytes");
    Path beside = Files.writeString(place.resolve("folder-beside"), "bytes");
    WholeFolder.delete(folder);
    assertThat(folder).doesNotExist();
    assertThat(beside).hasContent("bytes");
  }

  @Test
  void a_link_is_deleted_and_what_it_points_to_stays() throws IOException {
    Path kept = Files.createDirectory(place.resolve("kept"));
    Path file = Files.writeString(kept.resolve("file"), "bytes");
    Path folder = Files.createDirectory(place.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), kept);
    WholeFolder.delete(folder);
    assertThat(folder).doesNotExist();
    assertThat(file).hasContent("bytes");
  }

  @Test
  void where_there_is_none_nothing_is_done() throws IOException {
    WholeFolder.delete(place.resolve("none"));
    assertThat(place).isEmptyDirectory();
  }
}
