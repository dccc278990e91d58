package dev.holdout.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of reference cases: system property {@code holdout.reference}, resolved against {@code
 * holdout.root}. A folder that was given must be there; the default one may be missing, which skips
 * its tests loudly.
 */
public final class Reference {

  private static final String DEFAULT = "../shared/reference";

  private Reference() {}

  /** The cases of a group; empty when the default folder is not there. */
  public static Optional<JsonNode> cases(String group) {
    String folder = System.getProperty("holdout.reference", DEFAULT);
    Path root = Path.of(System.getProperty("holdout.root", "..")).toAbsolutePath();
    Path file = root.resolve(folder).resolve("golden").resolve(group + ".json").normalize();
    if (Files.exists(file)) {
      try {
        return Optional.of(new ObjectMapper().readTree(file.toFile()).get("cases"));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    if (!folder.equals(DEFAULT)) {
      throw new AssertionError(
          "holdout.reference is " + folder + ", where golden/" + group + ".json is not");
    }
    System.out.println(
        "SKIPPED: golden group " + group + ": no reference folder; give one, -Dholdout.reference=");
    return Optional.empty();
  }
}
