package dev.holdout.strategies.walls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Rules over source files: size, and a sign at every door. */
final class SourceRules {

  static final int MOST_LINES = 400;
  private static final int PARAGRAPHS = 3;

  private SourceRules() {}

  /** Why a file is too long; empty if it is not. */
  static Optional<String> tooLong(Path file) throws IOException {
    long lines = Files.readAllLines(file).size();
    return lines > MOST_LINES
        ? Optional.of(file + " has " + lines + " lines; " + MOST_LINES + " is the most: split it")
        : Optional.empty();
  }

  /** Packages of these files that have no sign, or one of fewer than three paragraphs. */
  static List<String> withoutSign(List<Path> files) throws IOException {
    TreeSet<Path> packages = new TreeSet<>();
    files.forEach(file -> packages.add(file.getParent()));
    List<String> faults = new ArrayList<>();
    for (Path folder : packages) {
      Path sign = folder.resolve("package-info.java");
      if (!Files.exists(sign)) {
        faults.add(folder + " has no package-info.java");
      } else if (Files.readString(sign).split("<p>").length < PARAGRAPHS) {
        faults.add(sign + " needs three paragraphs: what; in and out; how to add one");
      }
    }
    return faults;
  }
}
