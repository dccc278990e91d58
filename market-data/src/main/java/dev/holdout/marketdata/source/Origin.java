package dev.holdout.marketdata.source;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where text comes from: a file or a class-path resource, with the words for when it is not there.
 *
 * @param name what errors call it: the path, or the resource's name
 * @param opening opens the bytes anew at each call
 */
record Origin(String name, Opening opening) {

  /** Opens the bytes; throws {@link BadInput} when nothing is there. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  static Origin ofFile(Path file) {
    return new Origin(
        file.toString(),
        () -> {
          requireFile(file);
          return Files.newInputStream(file);
        });
  }

  /**
   * @param artifact what carries the resource, for the remedy
   */
  static Origin ofResource(String resource, String artifact) {
    return new Origin(
        resource,
        () -> {
          InputStream bytes = Origin.class.getClassLoader().getResourceAsStream(resource);
          if (bytes == null) {
            throw new BadInput(
                "class-path resource " + resource + " does not exist",
                "",
                "put " + artifact + " on the class path");
          }
          return bytes;
        });
  }

  InputStream open() throws IOException {
    return opening.open();
  }

  /** The words for bytes that are there and cannot be read. */
  BadInput unreadable(IOException cause) {
    BadInput fault =
        new BadInput(
            "data cannot be read: " + cause,
            name,
            "check that the file is whole and yours to read");
    fault.initCause(cause);
    return fault;
  }

  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInput("data file is a folder", file.toString(), "name a file in it");
    }
    if (Files.notExists(file)) {
      String meant =
          Nearest.to(file.getFileName().toString(), siblings(file))
              .map(name -> file.resolveSibling(name).toString())
              .orElse("check the path, given from the folder the command runs in");
      throw new BadInput("data file does not exist", file.toString(), meant);
    }
  }

  private static List<String> siblings(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException noSuchFolder) {
      return List.of();
    }
  }
}
