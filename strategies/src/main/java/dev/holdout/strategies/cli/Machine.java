package dev.holdout.strategies.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine offers. */
final class Machine {

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private static final List<String> DRIVER_PLACES =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib64",
          "/usr/lib/wsl/lib",
          "/usr/lib/aarch64-linux-gnu");

  private Machine() {}

  static String summary() {
    return "%s, %d cores, %s %s"
        .formatted(
            jdk(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  static String jdk() {
    return "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
  }

  /** The processor's name; empty where the system does not tell. */
  static String processor() {
    return text(CPU)
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("");
  }

  /** Bits of the widest vector register that the system reports. */
  static Optional<Integer> vectorBits() {
    String flags = text(CPU);
    if (flags.contains("avx512f")) {
      return Optional.of(512);
    }
    if (flags.contains("avx2")) {
      return Optional.of(256);
    }
    boolean narrow = flags.contains("sse2") || System.getProperty("os.arch").equals("aarch64");
    return narrow ? Optional.of(128) : Optional.empty();
  }

  /** Bytes of memory of the machine; empty where the system does not tell. */
  static Optional<Long> memoryBytes() {
    return text(MEMORY)
        .lines()
        .filter(line -> line.startsWith("MemTotal:"))
        .map(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst();
  }

  /** The first of the named programs that is on the path. */
  static Optional<Path> program(String path, String... names) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The library of the CUDA driver. */
  static Optional<Path> cudaDriver(String libraryPath) {
    return Stream.concat(
            Stream.of(libraryPath.split(":")).filter(folder -> !folder.isEmpty()),
            DRIVER_PLACES.stream())
        .map(folder -> Path.of(folder, "libcuda.so.1"))
        .filter(Files::exists)
        .findFirst();
  }

  private static String text(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      return ""; // what the system does not tell is unknown, not a fault
    }
  }
}
