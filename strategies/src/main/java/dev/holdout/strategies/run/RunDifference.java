package dev.holdout.strategies.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first place at which two runs of one study differ: file, field or line and column, both
 * values. What says when and where a run was made is left out.
 */
final class RunDifference {

  /** Relative, for numbers of another class of machine. */
  static final double TOLERANCE = 1e-6;

  private static final String MANIFEST = "manifest.json";
  private static final List<String> DOCUMENTS = List.of(MANIFEST, "results.json");
  private static final List<String> TABLES =
      List.of(
          "orders.csv", "fills.csv", "equity.csv", "history.csv", "trials.csv", "quarantine.csv");

  /** When, where and by what command; names of fields of the manifest. */
  private static final Set<String> CIRCUMSTANCES =
      Set.of(".createdAt", ".command", ".machineClass", ".origin.versions");

  private static final Set<String> NAMES_OF_CODE = Set.of(".id", ".origin.codeHash");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path was;
  private final Path is;
  private final Same same;

  /**
   * What the two runs share.
   *
   * @param code whether they were made by the same classes
   * @param machine whether bytes must be equal; else numbers within {@link #TOLERANCE}, words
   *     without a digit as they are, and hashes not at all
   */
  record Same(boolean code, boolean machine) {}

  /**
   * @param was the run as it stands
   * @param is the same run, made again
   */
  RunDifference(Path was, Path is, Same same) {
    this.was = was;
    this.is = is;
    this.same = same;
  }

  /** Those that are compared, in their order. */
  List<String> files() {
    TreeSet<String> policies = new TreeSet<>(policies(was));
    policies.addAll(policies(is));
    return Stream.of(DOCUMENTS.stream(), TABLES.stream(), policies.stream())
        .flatMap(names -> names)
        .toList();
  }

  /** A file that every run has and this one has not. */
  static Optional<String> missing(Path run) {
    return Stream.of(DOCUMENTS.stream(), TABLES.stream(), Stream.of("report.html"))
        .flatMap(names -> names)
        .filter(file -> !Files.exists(run.resolve(file)))
        .findFirst()
        .map(file -> file + " is missing");
  }

  Optional<String> first() {
    for (String file : files()) {
      Optional<String> difference = of(file);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> of(String file) {
    boolean there = Files.exists(was.resolve(file));
    if (there != Files.exists(is.resolve(file))) {
      return Optional.of(file + (there ? " should not be there" : " is missing"));
    }
    try {
      if (!there || Files.mismatch(was.resolve(file), is.resolve(file)) < 0) {
        return Optional.empty();
      }
      if (file.endsWith(".json")) {
        return ofTrees(file);
      }
      return file.endsWith(".csv") ? ofTables(file) : ofBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be compared", e);
    }
  }

  private Optional<String> ofBytes(String file) {
    return same.machine() && !file.equals(MANIFEST)
        ? Optional.of(file + " differs in its bytes")
        : Optional.empty();
  }

  private Optional<String> ofTrees(String file) throws IOException {
    JsonNode before;
    try {
      before = MAPPER.readTree(was.resolve(file).toFile());
    } catch (JsonProcessingException broken) {
      return Optional.of(file + " is no JSON document");
    }
    Set<String> ignored = new HashSet<>();
    if (file.equals(MANIFEST)) {
      ignored.addAll(CIRCUMSTANCES);
      ignored.addAll(same.code() ? Set.of() : NAMES_OF_CODE);
    }
    JsonNode now = MAPPER.readTree(is.resolve(file).toFile());
    return ofNodes("", before, now, ignored)
        .map(where -> file + " field " + where)
        .or(() -> ofBytes(file));
  }

  private Optional<String> ofNodes(
      String path, JsonNode before, JsonNode now, Set<String> ignored) {
    if (ignored.contains(path)) {
      return Optional.empty();
    }
    String field = path.substring(Math.min(1, path.length()));
    if (before.isObject() && now.isObject()) {
      return ofFields(path, before, now, ignored);
    }
    if (before.isArray() && now.isArray()) {
      for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
        var inside = ofNodes(path + "[" + i + "]", before.get(i), now.get(i), ignored);
        if (inside.isPresent()) {
          return inside;
        }
      }
      return before.size() == now.size()
          ? Optional.empty()
          : Optional.of(field + both(before.size() + " entries", now.size() + " entries"));
    }
    boolean equal =
        same.machine() || before.getNodeType() != now.getNodeType()
            ? before.toString().equals(now.toString())
            : near(before.asText(), now.asText());
    return equal ? Optional.empty() : Optional.of(field + both(before.toString(), now.toString()));
  }

  /** In the order of the document. */
  private Optional<String> ofFields(
      String path, JsonNode before, JsonNode now, Set<String> ignored) {
    Set<String> names = new LinkedHashSet<>();
    now.fieldNames().forEachRemaining(names::add);
    before.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      var inside = ofNodes(path + "." + name, before.path(name), now.path(name), ignored);
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private Optional<String> ofTables(String file) throws IOException {
    List<String> before = Files.readAllLines(was.resolve(file), StandardCharsets.ISO_8859_1);
    List<String> now = Files.readAllLines(is.resolve(file), StandardCharsets.ISO_8859_1);
    String counts =
        before.size() == now.size()
            ? ""
            : " (%,d lines; made again %,d)".formatted(before.size(), now.size());
    for (int line = 0; line < Math.min(before.size(), now.size()); line++) {
      if (!before.get(line).equals(now.get(line))) {
        Optional<String> cell = ofLines(before.get(line), now.get(line), now.getFirst());
        if (cell.isPresent()) {
          return Optional.of(file + " line " + (line + 1) + cell.get() + counts);
        }
      }
    }
    if (!counts.isEmpty()) {
      int line = Math.min(before.size(), now.size()) + 1;
      String what = before.size() > now.size() ? " should not be there" : " is missing";
      return Optional.of(file + " line " + line + what + counts);
    }
    return ofBytes(file);
  }

  private Optional<String> ofLines(String before, String now, String head) {
    List<String> names = cells(head);
    List<String> left = cells(before);
    List<String> right = cells(now);
    for (int c = 0; c < Math.min(left.size(), right.size()); c++) {
      boolean equal =
          same.machine() ? left.get(c).equals(right.get(c)) : near(left.get(c), right.get(c));
      if (!equal) {
        String name = c < names.size() ? names.get(c) : Integer.toString(c + 1);
        return Optional.of(" column " + name + both(left.get(c), right.get(c)));
      }
    }
    return left.size() == right.size()
        ? Optional.empty()
        : Optional.of(both(left.size() + " cells", right.size() + " cells"));
  }

  /** The cells of a line as they are written; a comma between quotes parts nothing. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == ',' && !quoted) {
        cells.add(line.substring(from, i));
        from = i + 1;
      }
    }
    cells.add(line.substring(from));
    return cells;
  }

  /** Numbers nearly, words as they are; what holds a digit and is no number is a hash or a text. */
  private static boolean near(String before, String now) {
    if (before.equals(now)) {
      return true;
    }
    try {
      double one = Double.parseDouble(before);
      double other = Double.parseDouble(now);
      return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(other));
    } catch (NumberFormatException text) {
      return holdsDigit(before) && holdsDigit(now);
    }
  }

  private static boolean holdsDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static String both(String before, String now) {
    return ": the run has " + cut(before) + ", made again it has " + cut(now);
  }

  private static String cut(String value) {
    if (value.isEmpty()) {
      return "nothing";
    }
    return value.length() <= 80 ? value : value.substring(0, 79) + "\u2026";
  }

  private static List<String> policies(Path run) {
    Path folder = run.resolve("policies");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> "policies/" + file.getFileName()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }
}
