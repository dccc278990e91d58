package dev.holdout.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The recorded numbers. The folder is the property {@code holdout.reference}, resolved against
 * {@code holdout.root}. A folder that was asked for and is missing fails; only where the default
 * one is missing are the tests skipped, with a line that says so.
 */
public final class ReferenceFolder {

  private static final String DEFAULT = "../shared/reference";

  private ReferenceFolder() {}

  public static JsonNode read(String file) {
    String given = System.getProperty("holdout.reference", DEFAULT);
    Path folder = Path.of(System.getProperty("holdout.root", "..")).resolve(given).normalize();
    if (!Files.isDirectory(folder)) {
      if (!given.equals(DEFAULT)) {
        throw new AssertionError(
            "holdout.reference is "
                + given
                + ", but "
                + folder
                + " is no folder; correct the path");
      }
      System.out.println(
          "SKIPPED: no reference numbers at " + folder + "; " + file + " is not read");
      Assumptions.abort("no reference numbers at " + folder);
    }
    try {
      return new ObjectMapper().readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
