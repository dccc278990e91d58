package dev.holdout.reports.page;

import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a page into a file; an older one is replaced as a whole. */
public final class PageFile {

  private PageFile() {}

  /**
   * @param place of the page; its folder is made if missing
   * @return the place
   * @throws BadInput if it cannot be written
   */
  public static Path write(Path place, String html) {
    Path unfinished = place.resolveSibling("." + place.getFileName() + ".unfinished");
    try {
      Files.createDirectories(place.toAbsolutePath().getParent());
      Files.writeString(unfinished, html);
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadInput(
          "the page could not be written: " + e,
          place.toString(),
          "free space, or a folder that may be written");
    }
    return place;
  }
}
