package dev.holdout.reports.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run on disk. It is written into a folder beside its place and renamed at the end, so a reader
 * sees a whole run or none, and a finished run is never lost to a later one that is killed.
 */
public final class RunFolder {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String PARITY = "parity.json";

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Writes a run as {@code runs/id}; a run of the same id is replaced as a whole.
   *
   * @param runs folder of all runs; made if missing
   * @param id a plain name
   * @param contents what the run leaves behind
   * @param beforeRename called with the finished but not yet visible folder; draws the report or
   *     adds files
   * @return the run at its final place
   * @throws BadInput if the folder cannot be written
   */
  public static RunFolder write(
      Path runs, String id, RunContents contents, Consumer<Path> beforeRename) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "run id \"" + id + "\" is not a plain name; use letters, digits, '.', '_' and '-'");
    }
    Path place = runs.resolve(id);
    try {
      new RunsFolder(runs)
          .put(
              id,
              unfinished -> {
                writeFiles(unfinished, contents);
                FileHashes.write(unfinished);
                beforeRename.accept(unfinished);
              });
    } catch (IOException e) {
      throw new BadInput(
          "the run could not be written: " + e, place.toString(), "free space, or pass --runs DIR");
    }
    return new RunFolder(place);
  }

  /**
   * Tells before a long computation whether its run could be written.
   *
   * @throws BadInput if not; nothing is made either way
   */
  public static void requireWritable(Path runs) {
    new RunsFolder(runs).requireWritable();
  }

  /**
   * Deletes a run, folder and all.
   *
   * @param run path of a run's folder
   * @throws BadInput if it cannot be deleted
   */
  public static void remove(Path run) {
    try {
      new RunsFolder(run.toAbsolutePath().getParent()).remove(run.toAbsolutePath());
    } catch (IOException e) {
      throw new BadInput(
          "the run cannot be deleted: " + e, run.toString(), "check the folder's permissions");
    }
  }

  private static void writeFiles(Path folder, RunContents contents) throws IOException {
    Files.writeString(folder.resolve("results.json"), toJson(contents.results()));
    Files.writeString(folder.resolve("manifest.json"), toJson(contents.manifest()));
    Files.writeString(folder.resolve("timings.json"), toJson(contents.timings()));
    RunContents.Rows rows = contents.rows();
    RecordCsv.write(folder.resolve("equity.csv"), EquityRow.class, rows.equity());
    RecordCsv.write(folder.resolve("orders.csv"), OrderRow.class, rows.orders());
    RecordCsv.write(folder.resolve("fills.csv"), FillRow.class, rows.fills());
    RecordCsv.write(folder.resolve("history.csv"), HistoryRow.class, rows.history());
    RecordCsv.write(folder.resolve("quarantine.csv"), QuarantineRow.class, rows.quarantine());
    RecordCsv.write(folder.resolve("trials.csv"), TrialCsvRow.class, rows.trials());
  }

  /** The values of such a document by their names, as {@link #toJson} writes them. */
  public static JsonNode toTree(Record document) {
    return RecordJson.write(document);
  }

  /** The JSON text of {@link Results}, {@link Manifest} or {@link Timings}; ends in a line feed. */
  public static String toJson(Record document) {
    return DocumentText.of(RecordJson.write(document));
  }

  /**
   * @param path of a run folder
   * @throws BadInput if there is none, a file of it is missing or unreadable, or it was written by
   *     a newer version
   */
  public static RunFolder open(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!Files.isDirectory(path)) {
      throw new BadInput(
          "there is no run at \"" + path + "\"", "", "list the runs with: ./holdout runs");
    }
    folder.tree("results.json");
    folder.tree("manifest.json");
    folder.tree("timings.json");
    return folder;
  }

  /** The finished runs of a folder, in order of name; empty if the folder does not exist. */
  public static List<Path> list(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try {
      new RunsFolder(runs).recover();
    } catch (IOException e) {
      throw new BadInput(
          "a run that was being replaced cannot be put back: " + e,
          runs.toString(),
          "check the folder's permissions");
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> Files.exists(entry.resolve("results.json")))
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new BadInput("the runs cannot be listed: " + e, runs.toString(), "check the folder");
    }
  }

  public Path path() {
    return path;
  }

  /**
   * What is not as the run wrote it: {@code results.json was changed after the run}. Empty when
   * every file is, and for a run that keeps no hashes.
   */
  public List<String> changes() {
    try {
      return FileHashes.changes(path);
    } catch (IOException e) {
      throw missing("hashes.txt", e);
    }
  }

  /** Whether {@link #changes} can be known: runs of older versions keep no hashes. */
  public boolean keepsHashes() {
    return FileHashes.existIn(path);
  }

  public Results results() {
    return RecordJson.read(tree("results.json"), Results.class, at("results.json"));
  }

  public Manifest manifest() {
    return RecordJson.read(tree("manifest.json"), Manifest.class, at("manifest.json"));
  }

  public Timings timings() {
    return RecordJson.read(tree("timings.json"), Timings.class, at("timings.json"));
  }

  public List<EquityRow> equity() {
    return rows("equity.csv", EquityRow.class);
  }

  public List<OrderRow> orders() {
    return rows("orders.csv", OrderRow.class);
  }

  public List<FillRow> fills() {
    return rows("fills.csv", FillRow.class);
  }

  public List<HistoryRow> history() {
    return rows("history.csv", HistoryRow.class);
  }

  public List<QuarantineRow> quarantine() {
    return rows("quarantine.csv", QuarantineRow.class);
  }

  /** Every trial; empty for a run of schema 1, which kept none. */
  public List<TrialCsvRow> trials() {
    return Files.exists(path.resolve("trials.csv")) || !isOlder()
        ? rows("trials.csv", TrialCsvRow.class)
        : List.of();
  }

  private boolean isOlder() {
    return schemaOf("results.json", parsed("results.json")) < Results.SCHEMA;
  }

  /** The replay of this run, if there was one. */
  public Optional<Parity> parity() {
    return Files.exists(path.resolve(PARITY))
        ? Optional.of(RecordJson.read(tree(PARITY), Parity.class, at(PARITY)))
        : Optional.empty();
  }

  /**
   * Puts the outcome of a replay beside the run; an older one is replaced as a whole.
   *
   * @throws BadInput if it cannot be written
   */
  public void put(Parity parity) {
    try {
      WholeFile.write(path.resolve(PARITY), toJson(parity));
    } catch (IOException e) {
      throw new BadInput(
          "the outcome of the replay could not be written: " + e, at(PARITY), "free space");
    }
  }

  /**
   * One of the documents, in the names of {@link Results#SCHEMA}: an older one is brought up.
   *
   * @throws BadInput if it is missing, no JSON, or of a newer schema
   */
  public JsonNode tree(String name) {
    JsonNode tree = parsed(name);
    int schema = schemaOf(name, tree);
    return schema < Results.SCHEMA ? OlderSchema.brought(name, (ObjectNode) tree) : tree;
  }

  private JsonNode parsed(String name) {
    try {
      return MAPPER.readTree(Files.readString(path.resolve(name)));
    } catch (JsonProcessingException e) {
      throw new BadInput(
          name + " is not JSON: " + where(e),
          at(name),
          "run the study again; the file was changed or cut");
    } catch (IOException e) {
      throw missing(name, e);
    }
  }

  /** What is wrong and where, without the reader's remarks on itself. */
  private static String where(JsonProcessingException e) {
    String wrong = e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst(" \\(.*", "");
    return e.getLocation() == null
        ? wrong
        : wrong
            + ", line %d column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private int schemaOf(String name, JsonNode tree) {
    JsonNode schema = tree.path("schema");
    if (!schema.isInt() || schema.intValue() < 1) {
      throw new BadInput(
          "schema is " + (schema.isMissingNode() ? "missing" : schema),
          at(name),
          "run the study again; the file was changed or cut");
    }
    if (schema.intValue() > Results.SCHEMA) {
      throw new BadInput(
          "schema is " + schema + ", newer than " + Results.SCHEMA + ", the newest known here",
          at(name),
          "read it with the version of Holdout that made it");
    }
    return schema.intValue();
  }

  private <R extends Record> List<R> rows(String name, Class<R> type) {
    try {
      return RecordCsv.read(path.resolve(name), type);
    } catch (IOException e) {
      throw missing(name, e);
    }
  }

  private BadInput missing(String name, IOException cause) {
    return new BadInput(
        name + " cannot be read: " + cause.getClass().getSimpleName(),
        at(name),
        "run the study again, or pass the folder of a whole run");
  }

  private String at(String name) {
    return path.resolve(name).toString();
  }
}
