package dev.holdout.strategies.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdout.marketdata.BadInput;
import dev.holdout.strategies.tasks.FolderStore;
import dev.holdout.strategies.tasks.TaskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results of finished tasks of a run that was stopped, or that is still running: {@code
 * .tasks-<id>} beside the finished runs. It goes when the run is finished, begun anew, or removed.
 */
public final class UnfinishedRun {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PREFIX = ".tasks-";
  private static final String ABOUT = "about.json";

  private final Path folder;

  /**
   * What a run is known by.
   *
   * @param study name
   * @param studyHash hash of the study
   * @param dataHash content hash of the trades
   * @param codeHash hash of the code
   * @param command as typed
   * @param since when it was begun
   */
  public record About(
      String study,
      String studyHash,
      String dataHash,
      String codeHash,
      String command,
      String since) {}

  private UnfinishedRun(Path folder) {
    this.folder = folder;
  }

  /**
   * @param id of the run
   */
  static UnfinishedRun of(Path runs, String id) {
    return new UnfinishedRun(runs.resolve(PREFIX + id));
  }

  /** All of a folder of runs, in the order of their ids. */
  public static List<UnfinishedRun> in(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\.tasks-[0-9a-f]{8}"))
          .sorted()
          .map(UnfinishedRun::new)
          .toList();
    } catch (IOException e) {
      throw new BadInput("the runs cannot be listed: " + e, runs.toString(), "check the folder");
    }
  }

  public Path folder() {
    return folder;
  }

  /** The id that the finished run will have. */
  public String id() {
    return folder.getFileName().toString().substring(PREFIX.length());
  }

  /** Finished tasks. */
  public long tasks() {
    return results().size();
  }

  /** What it is; empty where the file that says so is missing or damaged. */
  public Optional<About> about() {
    try {
      JsonNode about = MAPPER.readTree(Files.readString(folder.resolve(ABOUT)));
      return Optional.of(
          new About(
              about.path("study").asText(),
              about.path("studyHash").asText(),
              about.path("dataHash").asText(),
              about.path("codeHash").asText(),
              about.path("command").asText(),
              about.path("since").asText()));
    } catch (IOException missingOrCut) {
      return Optional.empty();
    }
  }

  /** Forgets it; a process that still works on it computes again what it would have found. */
  public void remove() {
    results().clear();
  }

  FolderStore results() {
    return FolderStore.at(folder);
  }

  /**
   * Where the results of a run are kept; the first one brings the file that says whose they are.
   */
  TaskStore keeping(About about) {
    return new TaskStore() {
      @Override
      public Optional<byte[]> get(String key) {
        return results().get(key);
      }

      @Override
      public void put(String key, byte[] result) {
        results().put(key, result);
        if (!Files.exists(folder.resolve(ABOUT))) {
          write(about);
        }
      }
    };
  }

  /**
   * The run begins, or goes on.
   *
   * @return what the user should know of it, one line; empty when there is nothing to say
   */
  String begins(About about, RunOptions options) {
    long kept = tasks();
    boolean finished = Files.isDirectory(options.runs().resolve(id()));
    String other = options.resume() && kept == 0 ? otherwise(about) : "";
    if (!options.resume()) {
      remove();
      return kept == 0
          ? ""
          : "begins anew: %,d finished tasks of a stopped run are not used; --resume would use them"
              .formatted(kept);
    }
    if (kept > 0) {
      return "goes on with run %s: %,d finished tasks are there".formatted(id(), kept);
    }
    String why = finished ? "run " + id() + " is finished" : "no unfinished run of this is there";
    return "nothing to resume: " + why + other + "; begins from the beginning";
  }

  /** A run of the same study that something else was different in. */
  private String otherwise(About wanted) {
    for (UnfinishedRun there : in(folder.toAbsolutePath().getParent())) {
      Optional<About> about = there.about().filter(found -> found.study().equals(wanted.study()));
      if (about.isPresent() && there.tasks() > 0) {
        return " (run %s was made %s)".formatted(there.id(), differs(about.get(), wanted));
      }
    }
    return "";
  }

  private static String differs(About found, About wanted) {
    if (!found.studyHash().equals(wanted.studyHash())) {
      return "with other settings";
    }
    return found.dataHash().equals(wanted.dataHash()) ? "by other code" : "from other data";
  }

  /** Without it the run is not lost, only its name in a list. */
  private void write(About about) {
    String text =
        JsonNodeFactory.instance
            .objectNode()
            .put("study", about.study())
            .put("studyHash", about.studyHash())
            .put("dataHash", about.dataHash())
            .put("codeHash", about.codeHash())
            .put("command", about.command())
            .put("since", about.since())
            .toPrettyString();
    try {
      Files.writeString(folder.resolve(ABOUT), text + "\n");
    } catch (NoSuchFileException cleared) {
      // by the same study, begun anew by another process in this very moment
    } catch (IOException e) {
      throw new BadInput(
          "the unfinished run cannot be named: " + e,
          folder.toString(),
          "free space, or pass --runs DIR");
    }
  }
}
