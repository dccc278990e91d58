package dev.holdout.strategies.study.file;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Our modules as the compiler wants them for {@code import module}: jars whose manifest names a
 * module. Folders of classes (tests, an editor) are packed into such jars for the moment.
 */
final class OurModules implements AutoCloseable {

  private static final Attributes.Name MODULE = new Attributes.Name("Automatic-Module-Name");
  private static final String PREFIX = "dev.holdout.";

  private final List<Path> modules = new ArrayList<>();
  private final List<String> libraries = new ArrayList<>();
  private final Map<String, List<Path>> folders = new LinkedHashMap<>();
  private Path packed;

  private OurModules() {}

  /** Sorts the entries of this process's own paths. */
  static OurModules find() {
    var found = new OurModules();
    try {
      for (String property : List.of("jdk.module.path", "java.class.path")) {
        for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
          if (!entry.isBlank()) {
            found.sort(Path.of(entry));
          }
        }
      }
      found.pack();
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("our own class files cannot be read", e);
    }
  }

  /** Arguments of the compiler. */
  List<String> options() {
    var options = new ArrayList<>(List.of("-proc:none", "-implicit:none", "-parameters", "-g"));
    if (!modules.isEmpty()) {
      options.addAll(List.of("--module-path", joined(modules.stream().map(Path::toString))));
      options.addAll(List.of("--add-modules", "ALL-MODULE-PATH"));
    }
    options.addAll(List.of("-classpath", joined(libraries.stream())));
    return options;
  }

  @Override
  public void close() {
    if (packed == null) {
      return;
    }
    try (Stream<Path> jars = Files.list(packed)) {
      for (Path jar : jars.toList()) {
        Files.delete(jar);
      }
      Files.delete(packed);
    } catch (IOException e) {
      throw new UncheckedIOException("temporary jars cannot be deleted: " + packed, e);
    }
  }

  private void sort(Path entry) throws IOException {
    if (Files.isDirectory(entry.resolve("dev/holdout"))) {
      folders.computeIfAbsent(moduleOf(entry), name -> new ArrayList<>()).add(entry);
    } else if (Files.isRegularFile(entry)) {
      sortJar(entry);
    }
  }

  /** A jar may name others in its manifest's class path, relative to itself. */
  private void sortJar(Path entry) throws IOException {
    if (modules.contains(entry) || libraries.contains(entry.toString())) {
      return;
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String name = main.getValue(MODULE);
      if (name != null && name.startsWith(PREFIX)) {
        modules.add(entry);
      } else {
        libraries.add(entry.toString());
      }
      String more = main.getValue(Attributes.Name.CLASS_PATH);
      for (String next : more == null ? new String[0] : more.strip().split("\\s+")) {
        Path other = Path.of(entry.toAbsolutePath().toUri().resolve(next));
        if (Files.isRegularFile(other)) {
          sortJar(other);
        }
      }
    }
  }

  private static String moduleOf(Path folder) throws IOException {
    try (Stream<Path> rooms = Files.list(folder.resolve("dev/holdout"))) {
      return rooms
          .filter(Files::isDirectory)
          .map(room -> PREFIX + room.getFileName())
          .sorted()
          .findFirst()
          .orElse(PREFIX + "none");
    }
  }

  private void pack() throws IOException {
    if (folders.isEmpty()) {
      return;
    }
    packed = Files.createTempDirectory("holdout-modules");
    for (Map.Entry<String, List<Path>> module : folders.entrySet()) {
      Path jar = packed.resolve(module.getKey() + ".jar");
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().put(MODULE, module.getKey());
      try (OutputStream bytes = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        out.setLevel(0);
        for (Path folder : module.getValue()) {
          copy(folder, out);
        }
      }
      modules.add(jar);
    }
  }

  private static void copy(Path folder, JarOutputStream out) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (belongs(name)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
  }

  /** Classes in packages, what lies beside them, and the services they offer. */
  private static boolean belongs(String name) {
    return name.contains("/")
        && (name.endsWith(".class")
            || name.startsWith("dev/")
            || name.startsWith("META-INF/services/"));
  }

  private static String joined(Stream<String> entries) {
    return String.join(File.pathSeparator, entries.toList());
  }
}
