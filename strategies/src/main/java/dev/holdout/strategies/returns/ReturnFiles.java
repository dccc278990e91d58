package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Opens the files, tells what each is by its first bytes, and joins their columns. Several files
 * are joined only when they cover the same periods.
 */
public final class ReturnFiles {

  private ReturnFiles() {}

  /**
   * @param files as the user named them, at least one
   * @param places from such a name to where the file lies
   * @param asked what the user says about them
   * @throws BadInput for whatever cannot be read without a guess
   */
  public static ReturnTable read(List<Path> files, UnaryOperator<Path> places, Asked asked) {
    List<RawTable> tables = new ArrayList<>();
    for (Path file : files) {
      RawTable table = open(file, places.apply(file));
      if (asked.prices()) {
        tables.add(Prices.toReturns(table));
      } else {
        Plausible.requireReturns(table);
        tables.add(table);
      }
    }
    return table(joined(tables), files, asked);
  }

  private static RawTable open(Path file, Path place) {
    if (!Files.exists(place)) {
      throw new BadInput("there is no file \"" + file + "\"", "", "a CSV or Parquet file");
    }
    if (Files.isDirectory(place)) {
      throw new BadInput(
          "\"" + file + "\" is a folder", "", "the files in it: " + file.resolve("*.csv"));
    }
    try {
      byte[] start = start(place);
      requireReadable(file, start);
      return begins(start, 'P', 'A', 'R', '1')
          ? ParquetReturns.read(file, place)
          : CsvReturns.read(file, Files.readAllBytes(place));
    } catch (IOException e) {
      throw new BadInput(
          "the file cannot be read: " + e.getMessage(), file.toString(), "check its rights");
    }
  }

  private static byte[] start(Path place) throws IOException {
    try (var in = Files.newInputStream(place)) {
      return in.readNBytes(4);
    }
  }

  private static void requireReadable(Path file, byte[] start) {
    if (start.length == 0) {
      throw new BadInput(
          "the file is empty",
          file.toString(),
          "write a line of names, one a column, and one line a period below it");
    }
    String kind = null;
    if (begins(start, 'P', 'K')) {
      kind = "a workbook or an archive";
    } else if (begins(start, 0xd0, 0xcf)) {
      kind = "an old Excel workbook";
    } else if (begins(start, 0x1f, 0x8b)) {
      kind = "compressed with gzip";
    } else if (begins(start, 0xff, 0xfe) || begins(start, 0xfe, 0xff)) {
      kind = "UTF-16 text";
    }
    if (kind != null) {
      throw new BadInput(
          "the file is " + kind, file.toString(), "save it as \"CSV UTF-8\", or as Parquet");
    }
  }

  private static boolean begins(byte[] start, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= start.length || (start[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** All columns beside each other; a name that two files use gets its file's before it. */
  private static RawTable joined(List<RawTable> tables) {
    RawTable first = tables.getFirst();
    if (tables.size() == 1) {
      return first;
    }
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    tables.forEach(t -> t.names().stream().filter(n -> !seen.add(n)).forEach(twice::add));
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (RawTable table : tables) {
      SamePeriods.require(first, table);
      for (int i = 0; i < table.columns().length; i++) {
        String name = table.names().get(i);
        names.add(twice.contains(name) ? table.file().getFileName() + ":" + name : name);
        columns.add(table.columns()[i]);
      }
      table.notes().forEach(note -> notes.add(table.file() + ": " + note));
    }
    requireDistinct(names);
    if (first.stamps().isEmpty()) {
      notes.add("the files hold no dates: their rows are taken as the same periods");
    }
    return new RawTable(
        first.file(), names, columns.toArray(double[][]::new), first.stamps(), first.rows(), notes);
  }

  private static void requireDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new BadInput(
            "two columns are called \"" + name + "\"", "", "give each trial its own name");
      }
    }
  }

  private static ReturnTable table(RawTable all, List<Path> files, Asked asked) {
    int benchmark = asked.benchmark().map(name -> column(all, name)).orElse(-1);
    List<String> trials = new ArrayList<>(all.names());
    List<double[]> returns = new ArrayList<>(List.of(all.columns()));
    double[] beside = {};
    if (benchmark >= 0) {
      trials.remove(benchmark);
      beside = returns.remove(benchmark);
    }
    if (trials.isEmpty()) {
      throw new BadInput(
          "the benchmark is the only column",
          all.file().toString(),
          "one column a trial beside it");
    }
    return new ReturnTable(
        files.stream().map(Path::toString).toList(),
        trials,
        returns.toArray(double[][]::new),
        asked.benchmark().orElse(""),
        beside,
        all.stamps(),
        all.notes());
  }

  private static int column(RawTable all, String name) {
    int found = all.names().indexOf(name);
    if (found < 0) {
      throw new BadInput(
          "--benchmark is \"" + name + "\", and no column is called so",
          all.file().toString(),
          Nearest.to(name, all.names())
              .map(near -> "--benchmark " + near)
              .orElse("one of " + String.join(", ", all.names().stream().limit(8).toList())));
    }
    return found;
  }
}
