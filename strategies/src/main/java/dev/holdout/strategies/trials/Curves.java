package dev.holdout.strategies.trials;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Daily returns of trials, in {@code <home>/ledger/curves}: a small CSV each, named by the hash of
 * what it holds. The same returns are kept once, and what was changed is noticed when it is read.
 */
public final class Curves {

  private static final String HEAD = "# holdout-curve 1";
  private static final String NAMES = "day,return";

  private final Path folder;

  private Curves(Path folder) {
    this.folder = folder;
  }

  public static Curves at(Path home) {
    return new Curves(home.resolve("ledger").resolve("curves"));
  }

  /**
   * Keeps a curve; one that is there already is left as it is.
   *
   * @param firstDay day of the first return, in days since 1970-01-01
   * @param dailyReturns fractions, one a day, finite
   * @return its hash
   * @throws UncheckedIOException when the folder takes no file
   */
  public String put(long firstDay, double[] dailyReturns) {
    Curve curve = new Curve(firstDay, dailyReturns);
    String hash = hash(curve);
    Path file = file(hash);
    try {
      if (!isKept(file, hash)) {
        Files.createDirectories(file.getParent());
        Path beside =
            Files.createTempFile(file.getParent(), hash, ".part"); // others may write it too
        Disk.replace(file, beside, text(curve).getBytes(StandardCharsets.US_ASCII));
      }
      return hash;
    } catch (IOException cause) {
      throw new UncheckedIOException("curve " + file + " cannot be written", cause);
    }
  }

  /**
   * @param hash as {@link #put} gave it
   * @throws BadInput if it is not there, or is not what was kept under that hash
   */
  public Curve get(String hash) {
    Path file = file(hash);
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException missing) {
      throw new BadInput(
          "the daily returns of a trial are missing",
          file.toString(),
          "put the file back, or run the study again");
    }
    Curve curve = parse(lines, file);
    if (curve == null || !hash(curve).equals(hash)) {
      throw new BadInput(
          "the daily returns of a trial were changed after they were written",
          file.toString(),
          "put the file back, or delete it and run the study again");
    }
    return curve;
  }

  private boolean isKept(Path file, String hash) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      get(hash);
      return true;
    } catch (BadInput changed) {
      return false; // what is right is at hand
    }
  }

  private Path file(String hash) {
    if (!Lines.isHash(hash)) {
      throw new IllegalArgumentException(
          "hash is \"" + hash + "\"; a curve's is 64 hexadecimal digits");
    }
    return folder.resolve(hash.substring(0, 2)).resolve(hash + ".csv");
  }

  static String hash(Curve curve) {
    return new ContentHash()
        .text("daily returns")
        .number(curve.firstDay())
        .doubles(curve.dailyReturns())
        .hex();
  }

  private static String text(Curve curve) {
    StringBuilder text = new StringBuilder(HEAD + "\n" + NAMES + "\n");
    long day = curve.firstDay();
    for (double one : curve.dailyReturns()) {
      text.append(LocalDate.ofEpochDay(day++)).append(',').append(one).append('\n');
    }
    return text.toString();
  }

  /** Null if these lines are none of a curve. */
  private static Curve parse(List<String> lines, Path file) {
    if (lines.isEmpty()) {
      return null;
    }
    if (lines.getFirst().matches("# holdout-curve \\d+")) {
      Segment.refuseNewer(lines.getFirst().substring(HEAD.length() - 1), file);
    }
    if (lines.size() < 2 || !lines.getFirst().equals(HEAD) || !lines.get(1).equals(NAMES)) {
      return null;
    }
    return rows(lines.subList(2, lines.size()));
  }

  private static Curve rows(List<String> rows) {
    double[] returns = new double[rows.size()];
    long firstDay = 0;
    try {
      for (int i = 0; i < returns.length; i++) {
        String[] fields = rows.get(i).split(",", -1);
        long day = LocalDate.parse(fields[0]).toEpochDay();
        firstDay = i == 0 ? day : firstDay;
        if (fields.length != 2 || day != firstDay + i) {
          return null;
        }
        returns[i] = Double.parseDouble(fields[1]);
      }
      return new Curve(firstDay, returns);
    } catch (DateTimeException | IllegalArgumentException changed) {
      return null;
    }
  }
}
