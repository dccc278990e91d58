package dev.holdout.strategies.bench.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * libtorch and the machine's limits, from a folder of sources.
 *
 * @param sources where {@code pom.xml}, {@code Peer.java} and {@code limits.cpp} lie
 * @param build where classes, the class path and libtorch's unpacked libraries stay
 */
public record Libtorch(Path sources, Path build) {

  /** One thread, no pool that spins while it waits, and large pages where the kernel gives them. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
          "OMP_NUM_THREADS", "1",
          "OPENBLAS_NUM_THREADS", "1",
          "MKL_NUM_THREADS", "1",
          "OMP_WAIT_POLICY", "passive");

  /** What stands in the way of running it; empty when it is resolved and compiled. */
  Optional<String> prepare() {
    if (!Files.isReadable(sources.resolve("pom.xml"))) {
      return Optional.of("its sources are not at " + sources);
    }
    try {
      Files.createDirectories(build.resolve("classes"));
    } catch (IOException e) {
      throw new UncheckedIOException(build + " cannot be made", e);
    }
    if (!Files.exists(classPath()) && !resolve("--offline") && !resolve("--batch-mode")) {
      return Optional.of(
          "Maven could not fetch it (no network, or no mvn on the path; see "
              + log(build.resolve("resolved"))
              + ")");
    }
    List<String> compile =
        List.of(
            tool("javac"),
            "-cp",
            libraries(),
            "-d",
            build.resolve("classes").toString(),
            sources.resolve("Peer.java").toString());
    return run(compile, build.resolve("compiled"))
        ? Optional.empty()
        : Optional.of("its side could not be compiled; see " + log(build.resolve("compiled")));
  }

  /** Measures; empty where its process failed. */
  Optional<Said> measure(Path values) {
    String path = build.resolve("classes") + File.pathSeparator + libraries();
    Path said = build.resolve("said");
    List<String> command =
        List.of(
            tool("java"),
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", // else it reads /proc at each allocation
            "-Dorg.bytedeco.javacpp.cachedir=" + build.resolve("libraries"),
            "-cp",
            path,
            "Peer",
            values.toString(),
            "1");
    return run(command, said) ? Optional.of(Said.of(Program.lines(said))) : Optional.empty();
  }

  /** What one core can do, by name; empty without a C++ compiler. */
  Map<String, Double> limits() {
    Map<String, Double> found = new LinkedHashMap<>();
    String program = build.resolve("limits").toString();
    List<String> compile =
        List.of(
            "g++",
            "-O3",
            "-march=native",
            "-ffast-math",
            "-std=c++17",
            sources.resolve("limits.cpp").toString(),
            "-o",
            program);
    Path said = build.resolve("limits.text");
    if (run(compile, said) && run(List.of(program), said)) {
      for (String line : Program.lines(said)) {
        String[] parts = line.split("\t");
        found.put(parts[1], Double.valueOf(parts[2]));
      }
    }
    return found;
  }

  private boolean resolve(String how) {
    return run(
        List.of(
            "mvn",
            "-q",
            "-B",
            how,
            "-f",
            sources.resolve("pom.xml").toString(),
            "-Dplatform=" + platform(),
            "-Dmdep.outputFile=" + classPath(),
            "dependency:build-classpath"),
        build.resolve("resolved"));
  }

  /** Its jars; this call needs what {@link #prepare} resolved. */
  private String libraries() {
    return Program.lines(classPath()).getFirst();
  }

  private Path classPath() {
    return build.resolve("class-path");
  }

  private boolean run(List<String> command, Path out) {
    return Program.run(build, command, out, log(out), ENVIRONMENT);
  }

  /** Where its errors go. */
  private static Path log(Path out) {
    return out.resolveSibling(out.getFileName() + ".log");
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** As bytedeco names them: {@code linux-x86_64}. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    return (system.startsWith("mac") ? "macosx" : system.startsWith("win") ? "windows" : "linux")
        + "-"
        + (processor.equals("amd64")
            ? "x86_64"
            : processor.equals("aarch64") ? "arm64" : processor);
  }
}
