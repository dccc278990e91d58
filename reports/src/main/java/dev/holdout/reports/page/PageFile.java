package dev.holdout.reports.page;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a page into a file; an older one is replaced as a whole. */
public final class PageFile {

  private PageFile() {}

  /**
   * @param place of the page; its folder is made if missing
   * @return the place
   * @throws BadInput if it cannot be written
   */
  public static Path write(Path place, String html) {
    try {
      Files.createDirectories(place.toAbsolutePath().getParent());
      WholeFile.write(place, html);
    } catch (IOException e) {
      throw new BadInput(
          "the page could not be written: " + e,
          place.toString(),
          "free space, or a folder that may be written");
    }
    return place;
  }
}
