package dev.holdout.reports.run;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of all runs: one process changes it at a time, and a run takes its place by a rename.
 * What a killed process left behind has a name that begins with a dot; whoever writes next clears
 * it away, and puts back a run that was moved aside and never replaced.
 */
final class RunsFolder {

  /** A run that is being written. */
  private static final String UNFINISHED = ".unfinished-";

  /** A finished run that makes room for the next one of its name. */
  private static final String REPLACED = ".replaced-";

  /** A run that is being deleted. */
  private static final String REMOVED = ".removed-";

  private static final String LOCK = ".lock";

  private final Path runs;

  RunsFolder(Path runs) {
    this.runs = runs;
  }

  /** What is done while nobody else changes the folder. */
  @FunctionalInterface
  interface Change {
    void make() throws IOException;
  }

  /** Writes a folder's content; whatever it throws leaves nothing behind. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * @throws BadInput if no run could be written here; nothing is made
   */
  void requireWritable() {
    Path there = runs.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      String why = Files.isDirectory(there) ? "may not be written" : "is not a folder";
      throw new BadInput(
          there + " " + why, runs.toString(), "--runs DIR with a folder that you may write");
    }
  }

  /**
   * A run of this name is replaced as a whole; killed anywhere, the old run or the new is there.
   */
  void put(String id, Content content) throws IOException {
    Files.createDirectories(runs);
    alone(() -> {
      clear();
      Path unfinished = Files.createDirectory(runs.resolve(UNFINISHED + id));
      try {
        content.writeTo(unfinished);
        moveIn(unfinished, id);
      } catch (IOException | RuntimeException failed) {
        clear();
        throw failed;
      }
    });
  }

  private void moveIn(Path unfinished, String id) throws IOException {
    Path place = runs.resolve(id);
    Path replaced = runs.resolve(REPLACED + id);
    if (Files.exists(place)) {
      move(place, replaced);
    }
    move(unfinished, place);
    WholeFolder.delete(replaced);
  }

  /** Renamed first, so that a removal that is killed leaves no half run in the list. */
  void remove(Path run) throws IOException {
    alone(() -> {
      Path leaving = runs.resolve(REMOVED + run.getFileName());
      WholeFolder.delete(leaving);
      move(run, leaving);
      WholeFolder.delete(leaving);
    });
  }

  /** Puts back what a killed process had moved aside, if there is such a thing. */
  void recover() throws IOException {
    if (!named(REPLACED).isEmpty()) {
      alone(this::clear);
    }
  }

  private void clear() throws IOException {
    for (Path replaced : named(REPLACED)) {
      Path place = runs.resolve(replaced.getFileName().toString().substring(REPLACED.length()));
      if (Files.exists(place)) {
        WholeFolder.delete(replaced);
      } else {
        move(replaced, place);
      }
    }
    for (String prefix : List.of(UNFINISHED, REMOVED)) {
      for (Path left : named(prefix)) {
        WholeFolder.delete(left);
      }
    }
  }

  private List<Path> named(String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(runs)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  /** A lock of the system, which ends with its process; the monitor is for threads of this one. */
  private void alone(Change change) throws IOException {
    synchronized (RunsFolder.class) {
      try (FileChannel channel =
              FileChannel.open(
                  runs.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        change.make();
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
