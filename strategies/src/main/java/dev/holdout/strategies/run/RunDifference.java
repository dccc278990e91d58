package dev.holdout.strategies.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first place at which two runs of one study differ: file, field or line and column, both
 * values. What says when and where a run was made is left out.
 */
final class RunDifference {

  /** Relative, for numbers of another class of machine. */
  static final double TOLERANCE = 1e-6;

  private static final List<String> DOCUMENTS = List.of("results.json");
  private static final List<String> TABLES =
      List.of(
          "orders.csv", "fills.csv", "equity.csv", "history.csv", "trials.csv", "quarantine.csv");

  private final Path was;
  private final Path is;
  private final boolean exact;

  /**
   * @param was the run as it stands
   * @param is the same run, made again
   * @param exact to the byte; else numbers within {@link #TOLERANCE} and nothing but numbers
   */
  RunDifference(Path was, Path is, boolean exact) {
    this.was = was;
    this.is = is;
    this.exact = exact;
  }

  /** Those that are compared, in their order. */
  List<String> files() {
    TreeSet<String> policies = new TreeSet<>(policies(was));
    policies.addAll(policies(is));
    return Stream.of(DOCUMENTS.stream(), TABLES.stream(), policies.stream())
        .flatMap(names -> names)
        .toList();
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
    return exact ? Optional.of(file + " differs in its bytes") : Optional.empty();
  }

  private Optional<String> ofTrees(String file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode before;
    try {
      before = mapper.readTree(was.resolve(file).toFile());
    } catch (IOException broken) {
      return Optional.of(file + " is no JSON document");
    }
    Optional<String> inside = ofNodes("", before, mapper.readTree(is.resolve(file).toFile()));
    return inside.map(where -> file + where).or(() -> ofBytes(file));
  }

  private Optional<String> ofNodes(String path, JsonNode before, JsonNode now) {
    if (before.isObject() && now.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      for (Iterator<String> name = names.iterator(); name.hasNext(); ) {
        String field = name.next();
        Optional<String> inside = ofNodes(path + "." + field, before.path(field), now.path(field));
        if (inside.isPresent()) {
          return inside;
        }
      }
      return Optional.empty();
    }
    if (before.isArray() && now.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        Optional<String> inside = ofNodes(path + "[" + i + "]", before.get(i), now.get(i));
        if (inside.isPresent()) {
          return inside;
        }
      }
      return Optional.empty();
    }
    return equal(before.asText("nothing"), now.asText("nothing"))
            && (!exact || before.toString().equals(now.toString()))
        ? Optional.empty()
        : Optional.of(
            " field "
                + path.substring(Math.min(1, path.length()))
                + both(before.toString(), now.toString()));
  }

  private Optional<String> ofTables(String file) throws IOException {
    List<String> before = Files.readAllLines(was.resolve(file));
    List<String> now = Files.readAllLines(is.resolve(file));
    for (int line = 0; line < Math.max(before.size(), now.size()); line++) {
      if (line >= before.size() || line >= now.size()) {
        return Optional.of(
            "%s has %d lines; made again it has %d".formatted(file, before.size(), now.size()));
      }
      if (!before.get(line).equals(now.get(line))) {
        Optional<String> cell = ofLines(before.get(line), now.get(line), now.getFirst());
        if (cell.isPresent()) {
          return Optional.of(file + " line " + (line + 1) + cell.get());
        }
      }
    }
    return ofBytes(file);
  }

  private Optional<String> ofLines(String before, String now, String head) {
    String[] names = head.split(",", -1);
    String[] left = before.split(",", -1);
    String[] right = now.split(",", -1);
    for (int c = 0; c < Math.min(left.length, right.length); c++) {
      if (!equal(left[c], right[c])) {
        String name = c < names.length ? names[c] : Integer.toString(c + 1);
        return Optional.of(" column " + name + both(left[c], right[c]));
      }
    }
    return exact || left.length != right.length ? Optional.of(both(before, now)) : Optional.empty();
  }

  private boolean equal(String before, String now) {
    if (before.equals(now)) {
      return true;
    }
    if (exact) {
      return false;
    }
    try {
      double one = Double.parseDouble(before);
      double other = Double.parseDouble(now);
      return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(other));
    } catch (NumberFormatException text) {
      return true;
    }
  }

  private static String both(String before, String now) {
    return ": the run has " + cut(before) + ", made again it has " + cut(now);
  }

  private static String cut(String value) {
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
