package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.reports.format.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdout doctor}: exit 1 when something is missing that the program cannot do without. */
@Command(name = "doctor", description = "What this machine offers, and what it lacks.")
final class DoctorCommand implements Callable<Integer> {

  private static final long DISK_NEEDED = 1L << 30;
  private static final long MEMORY_NEEDED = 2_000_000_000L;

  private final Main main;

  @Option(names = "--json", description = "print the result as one JSON document")
  private boolean json;

  DoctorCommand(Main main) {
    this.main = main;
  }

  /** How a line stands. */
  enum Standing {
    OK,
    /** Not there, and only some things need it. */
    ABSENT,
    FAULT
  }

  /**
   * @param subject what was looked at
   * @param standing how it stands
   * @param found what is there
   * @param remedy what to do about it; empty if nothing
   */
  record Finding(String subject, Standing standing, String found, String remedy) {}

  @Override
  public Integer call() {
    List<Finding> findings =
        List.of(jdk(), cores(), vectors(), memory(), home(), runs(), chromium(), gpu());
    boolean sound = findings.stream().noneMatch(f -> f.standing() == Standing.FAULT);
    if (json) {
      printJson(findings, sound);
    } else {
      findings.forEach(this::print);
    }
    return sound ? ExitCode.DONE : ExitCode.NO;
  }

  private Finding jdk() {
    return new Finding("jdk", Standing.OK, Machine.jdk(), "");
  }

  private Finding cores() {
    return new Finding(
        "cores", Standing.OK, Integer.toString(Runtime.getRuntime().availableProcessors()), "");
  }

  private Finding vectors() {
    return Machine.vectorBits()
        .map(bits -> new Finding("vectors", Standing.OK, bits + " bits", ""))
        .orElse(new Finding("vectors", Standing.ABSENT, "width not known here", ""));
  }

  private Finding memory() {
    String heap = "heap at most " + Numbers.bytes(Runtime.getRuntime().maxMemory());
    Optional<Long> machine = Machine.memoryBytes();
    String found = machine.map(bytes -> Numbers.bytes(bytes) + ", ").orElse("") + heap;
    return machine.orElse(Long.MAX_VALUE) < MEMORY_NEEDED
        ? new Finding("memory", Standing.FAULT, found, "the demo needs 2 GB")
        : new Finding("memory", Standing.OK, found, "");
  }

  private Finding home() {
    return disk("home", main.home(), "free space, or pass --home DIR");
  }

  private Finding runs() {
    return disk("runs", main.inWorkingFolder(Path.of("runs")), "work in a folder you may write");
  }

  /** The nearest folder that exists decides whether one below it can be made. */
  private static Finding disk(String subject, Path folder, String remedy) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String found = folder + ", " + Numbers.bytes(free) + " free";
      if (!Files.isDirectory(there) || !Files.isWritable(there)) {
        return new Finding(subject, Standing.FAULT, folder + " cannot be written", remedy);
      }
      return free < DISK_NEEDED
          ? new Finding(subject, Standing.FAULT, found + "; 1 GB is needed", remedy)
          : new Finding(subject, Standing.OK, found, "");
    } catch (IOException e) {
      return new Finding(subject, Standing.FAULT, folder + ": " + e.getMessage(), remedy);
    }
  }

  private Finding chromium() {
    return Machine.program(
            main.surroundings().variable("PATH"), "chromium", "chromium-browser", "google-chrome")
        .map(path -> new Finding("chromium", Standing.OK, path.toString(), ""))
        .orElse(
            new Finding(
                "chromium",
                Standing.ABSENT,
                "not on the PATH",
                "only the tests of the pages need it: apt-get install chromium"));
  }

  private Finding gpu() {
    return Machine.cudaDriver(main.surroundings().variable("LD_LIBRARY_PATH"))
        .map(path -> new Finding("gpu", Standing.OK, path.toString(), ""))
        .orElse(
            new Finding(
                "gpu",
                Standing.ABSENT,
                "no CUDA driver library",
                "nothing needs it; everything runs on the CPU"));
  }

  private void print(Finding finding) {
    Output output = main.output();
    String mark =
        switch (finding.standing()) {
          case OK -> output.coloured(Output.State.OK, "\u2713");
          case ABSENT -> "\u2013";
          case FAULT -> output.coloured(Output.State.BAD, "\u2717");
        };
    String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
    output.result("%s  %-9s %s%s".formatted(mark, finding.subject(), finding.found(), remedy));
  }

  private void printJson(List<Finding> findings, boolean sound) {
    ObjectNode document = Json.document().put("sound", sound);
    ArrayNode rows = document.putArray("findings");
    for (Finding finding : findings) {
      rows.addObject()
          .put("subject", finding.subject())
          .put("standing", finding.standing().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("remedy", finding.remedy());
    }
    main.output().exact(Json.text(document));
  }
}
