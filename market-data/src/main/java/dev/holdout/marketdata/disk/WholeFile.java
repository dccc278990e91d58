package dev.holdout.marketdata.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or not at all. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes beside {@code place} and renames: an older file is replaced when the new one lies there.
   * For one writer at a time.
   *
   * @throws IOException when the folder takes no file
   */
  public static void write(Path place, String text) throws IOException {
    Path unfinished = place.resolveSibling("." + place.getFileName() + ".unfinished");
    Files.writeString(unfinished, text);
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
  }
}
