package dev.holdout.backtest.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of recorded cases: property {@code holdout.reference}, resolved against {@code
 * holdout.root}. A folder that was asked for and is not there is a fault; the default one may be
 * missing.
 */
final class GoldenFolder {

  static final String DEFAULT = "../shared/reference";

  /** Holds measured agreement between libraries, not cases. */
  private static final String NO_CASES = "cross_checks.json";

  private final Path folder;

  private GoldenFolder(Path folder) {
    this.folder = folder;
  }

  /** Empty when the default folder is not there. */
  static Optional<GoldenFolder> find(String given, Path root) {
    Path reference = root.resolve(given).normalize();
    if (Files.isDirectory(reference)) {
      return Optional.of(new GoldenFolder(reference.resolve("golden")));
    }
    if (!given.equals(DEFAULT)) {
      throw new IllegalStateException(
          "holdout.reference is "
              + given
              + ", which is no folder ("
              + reference
              + "); correct it, or leave it out");
    }
    return Optional.empty();
  }

  static Optional<GoldenFolder> find() {
    return find(
        System.getProperty("holdout.reference", DEFAULT),
        Path.of(System.getProperty("holdout.root", "..")).toAbsolutePath());
  }

  boolean has(String group) {
    return Files.exists(folder.resolve(group + ".json"));
  }

  /** Every case of every file, by group, in the order of the files. */
  TreeMap<String, List<GoldenCase>> casesByGroup() {
    TreeMap<String, List<GoldenCase>> groups = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return groups;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.endsWith(NO_CASES))
          .sorted()
          .forEach(file -> read(file, groups));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + folder, unreadable);
    }
    return groups;
  }

  private static void read(Path file, TreeMap<String, List<GoldenCase>> groups) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      String group = root.path("group").asText();
      List<GoldenCase> cases = groups.computeIfAbsent(group, _ -> new ArrayList<>());
      for (JsonNode node : root.path("cases")) {
        cases.add(new GoldenCase(group, node));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }
}
