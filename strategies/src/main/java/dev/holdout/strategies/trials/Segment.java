package dev.holdout.strategies.trials;

import dev.holdout.marketdata.BadInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the ledger: a head, then batches. Its name carries the number of its first row.
 *
 * @param file where it lies
 * @param first number of its first row
 */
record Segment(Path file, long first) {

  /** Raise it when a file of this version can no longer be read by the program before. */
  static final int VERSION = 1;

  private static final String MAGIC = "holdout-trials\t";
  private static final Pattern NAME = Pattern.compile("rows-(\\d{12})\\.tsv");

  static Segment in(Path folder, long first) {
    return new Segment(folder.resolve("rows-%012d.tsv".formatted(first)), first);
  }

  /** The segment that this file is by its name. */
  static Optional<Segment> of(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(new Segment(file, Long.parseLong(name.group(1))))
        : Optional.empty();
  }

  String name() {
    return file.getFileName().toString();
  }

  /** The head: version, first row, hash of the chain before it, names of the columns. */
  byte[] head(String previous) {
    return (MAGIC + VERSION + "\t" + first + "\t" + previous + "\n" + RowText.COLUMNS)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @return the hash that the head states, if the head is as it was written
   * @throws BadInput if a newer program wrote it
   */
  Optional<String> previous(byte[] bytes, int length) {
    String start = new String(bytes, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1);
    if (!start.startsWith(MAGIC) || start.indexOf('\n') < 0) {
      return Optional.empty();
    }
    String[] fields = start.substring(0, start.indexOf('\n')).split("\t", -1);
    refuseNewer(fields[1], file);
    if (fields.length != 4 || !Lines.isHash(fields[3])) {
      return Optional.empty();
    }
    byte[] written = head(fields[3]);
    return length >= written.length
            && Arrays.equals(bytes, 0, written.length, written, 0, written.length)
        ? Optional.of(fields[3])
        : Optional.empty();
  }

  /**
   * @param version as a file states it
   * @throws BadInput if it is a number above ours
   */
  static void refuseNewer(String version, Path file) {
    if (version.matches("[1-9]\\d{0,8}") && Integer.parseInt(version) > VERSION) {
      throw new BadInput(
          "the trial ledger has version " + version + "; this program reads up to " + VERSION,
          file.toString(),
          "the newer Holdout that wrote it");
    }
  }
}
