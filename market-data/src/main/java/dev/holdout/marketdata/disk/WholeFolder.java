package dev.holdout.marketdata.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder with all that lies in it. */
public final class WholeFolder {

  private WholeFolder() {}

  /**
   * Deletes it; does nothing where there is none. Others may be deleting the same files.
   *
   * @throws IOException when a part cannot be deleted; what went before it is gone
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (UncheckedIOException walking) {
      throw walking.getCause();
    }
  }
}
