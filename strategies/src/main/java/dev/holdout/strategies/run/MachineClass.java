package dev.holdout.strategies.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of a machine can matter to the bits and the times of a run, in a line. */
final class MachineClass {

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Path STATUS = Path.of("/proc/self/status");

  private MachineClass() {}

  /** {@code JDK 25.0.3, CPU backend (AVX-512), 2 cores, Linux amd64}. */
  static String text() {
    return "JDK %s, CPU backend (%s), %d cores, %s %s"
        .formatted(
            Runtime.version().feature()
                + "."
                + Runtime.version().interim()
                + "."
                + Runtime.version().update(),
            vectors(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  /** Highest resident memory of this process in bytes; NaN where the system does not tell. */
  static double peakResidentBytes() {
    for (String line : read(STATUS).split("\n")) {
      if (line.startsWith("VmHWM:")) {
        return 1024 * Double.parseDouble(line.replaceAll("[^0-9]", ""));
      }
    }
    return Double.NaN;
  }

  private static String vectors() {
    String flags = read(CPU);
    if (flags.contains("avx512f")) {
      return "AVX-512";
    }
    return flags.contains("avx2") ? "AVX2" : "baseline vectors";
  }

  private static String read(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
