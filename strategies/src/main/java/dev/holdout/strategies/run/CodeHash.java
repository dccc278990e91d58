package dev.holdout.strategies.run;

import dev.holdout.marketdata.content.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A hash over our own class files, so that a result names the code that made it. Class files only:
 * the time at which a jar was packed does not enter, a class folder and its jar give the same hash.
 */
final class CodeHash {

  private CodeHash() {}

  /**
   * @param oneOfEachModule a class of each module whose code counts
   */
  static String of(List<Class<?>> oneOfEachModule) {
    TreeMap<String, byte[]> classes = new TreeMap<>();
    for (Class<?> type : oneOfEachModule) {
      try {
        collect(place(type), classes);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the code of " + type.getName(), e);
      }
    }
    ContentHash hash = new ContentHash();
    classes.forEach((name, bytes) -> hash.text(name).bytes(bytes));
    return hash.hex();
  }

  private static Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "place of " + type.getName() + ": " + source.getLocation(), e);
    }
  }

  private static void collect(Path place, TreeMap<String, byte[]> classes) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(CodeHash::isClass).toList()) {
          classes.put(
              place.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
      return;
    }
    try (InputStream in = Files.newInputStream(place);
        ZipInputStream jar = new ZipInputStream(in)) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        if (entry.getName().endsWith(".class")) {
          classes.put(entry.getName(), jar.readAllBytes());
        }
      }
    }
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class");
  }
}
