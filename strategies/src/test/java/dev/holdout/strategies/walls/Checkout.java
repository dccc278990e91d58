package dev.holdout.strategies.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all modules, for rules that class files cannot tell. */
final class Checkout {

  private Checkout() {}

  /** The folder that holds the modules; tests run in one of them. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("engine"))
        || !Files.isDirectory(folder.resolve("strategies"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("the tests run outside of the checkout");
      }
    }
    return folder;
  }

  /** Java files of all modules, of the program and of its tests. */
  static List<Path> sources() {
    return below("src");
  }

  static List<Path> mainSources() {
    return below("src/main");
  }

  private static List<Path> below(String part) {
    try (Stream<Path> modules = Files.list(root())) {
      return modules
          .map(module -> module.resolve(part))
          .filter(Files::isDirectory)
          .flatMap(Checkout::javaFiles)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try {
      return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
