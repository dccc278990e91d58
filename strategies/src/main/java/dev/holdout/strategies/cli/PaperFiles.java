package dev.holdout.strategies.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What paper trading keeps below the home: {@code paper/RUN/journal}, and {@code
 * paper/running/PID.json} for each process that trades, beside which a request to stop is laid. The
 * run's own folder stays as it was written.
 */
final class PaperFiles {

  /**
   * A process that trades.
   *
   * @param run its id
   * @param port of its page; 0 without one
   */
  record Running(long pid, String run, int port) {}

  private final Path folder;

  PaperFiles(Path home) {
    this.folder = home.resolve("paper");
  }

  Path journal(String run) {
    return folder.resolve(run).resolve("journal");
  }

  private Path running() {
    return folder.resolve("running");
  }

  private Path state(long pid) {
    return running().resolve(pid + ".json");
  }

  private Path stop(long pid) {
    return running().resolve(pid + ".stop");
  }

  /** Says that this process trades; to be taken back by {@link #ended}. */
  void started(Running running) {
    ObjectNode document = Json.document();
    document.put("pid", running.pid()).put("run", running.run()).put("port", running.port());
    try {
      Files.createDirectories(running());
      Files.deleteIfExists(stop(running.pid()));
      WholeFile.write(state(running.pid()), Json.text(document));
    } catch (IOException e) {
      throw new BadInput(
          "it cannot be noted that this process trades: " + e,
          running().toString(),
          "make it writable, or pass another --home");
    }
  }

  void ended(long pid) {
    try {
      Files.deleteIfExists(state(pid));
      Files.deleteIfExists(stop(pid));
    } catch (IOException e) {
      throw new BadInput(
          "a finished process cannot be forgotten: " + e, state(pid).toString(), "remove the file");
    }
  }

  /** Whether somebody asked this process to stop. */
  boolean isToStop(long pid) {
    return Files.exists(stop(pid));
  }

  void askToStop(long pid) {
    try {
      Files.writeString(stop(pid), "");
    } catch (IOException e) {
      throw new BadInput(
          "the request to stop cannot be written: " + e, stop(pid).toString(), "kill " + pid);
    }
  }

  /** Processes that trade now; what dead ones left is removed. */
  List<Running> alive() {
    List<Running> alive = new ArrayList<>();
    if (!Files.isDirectory(running())) {
      return alive;
    }
    try (Stream<Path> files = Files.list(running())) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().endsWith(".json")) {
          JsonNode state = Json.read(Files.readString(file));
          long pid = state.path("pid").asLong();
          if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            alive.add(new Running(pid, state.path("run").asText(), state.path("port").asInt()));
          } else {
            ended(pid);
          }
        }
      }
    } catch (IOException e) {
      throw new BadInput(
          "it cannot be read who trades: " + e, running().toString(), "make it readable");
    }
    return alive;
  }
}
