package dev.holdout.reports.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the files of a run were when it was written: {@code hashes.txt} beside them, one line a
 * file, SHA-256 and name, so that {@code sha256sum --check hashes.txt} reads it too. It shows a
 * file that was edited by mistake or in good faith; whoever edits both is found by {@code verify}
 * alone. Only what must be the same bytes whenever the run is made again is in it: results and
 * tables, not the manifest and the timings, which name their day and their machine.
 */
final class FileHashes {

  private static final String FILE = "hashes.txt";
  private static final String BETWEEN = "  ";

  private FileHashes() {}

  /** Writes down the results and tables that a folder has now. */
  static void write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(FileHashes::isResult).sorted().toList()) {
        lines.append(hash(file)).append(BETWEEN).append(file.getFileName()).append('\n');
      }
    }
    Files.writeString(folder.resolve(FILE), lines);
  }

  private static boolean isResult(Path file) {
    String name = file.getFileName().toString();
    return name.equals("results.json") || name.endsWith(".csv");
  }

  /** Whether the run was written with them; older ones were not. */
  static boolean existIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /** What is not as it was written, each in words; empty when nothing is known to differ. */
  static List<String> changes(Path folder) throws IOException {
    List<String> changes = new ArrayList<>();
    if (!existIn(folder)) {
      return changes;
    }
    for (String line : Files.readAllLines(folder.resolve(FILE))) {
      String[] parts = line.split(BETWEEN, 2);
      if (parts.length < 2) {
        changes.add(FILE + " was changed after the run");
      } else if (!Files.exists(folder.resolve(parts[1]))) {
        changes.add(parts[1] + " was removed after the run");
      } else if (!hash(folder.resolve(parts[1])).equals(parts[0])) {
        changes.add(parts[1] + " was changed after the run");
      }
    }
    return changes;
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
