package dev.holdout.strategies.trials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file {@code head}: what the last writer acknowledged. It is written after the rows are on the
 * disk, so it may lag behind them and never leads.
 */
sealed interface HeadFile {

  String NAME = "head";
  String MAGIC = "holdout-trials-head";

  /** There is none. */
  record Missing() implements HeadFile {}

  /** It is not as it was written. */
  record Changed() implements HeadFile {}

  /**
   * @param head how far the ledger had come
   * @param segment name of the file with the last rows; empty when there is no row
   * @param bytes of that file up to there
   */
  record Found(Head head, String segment, long bytes) implements HeadFile {}

  /**
   * @throws dev.holdout.marketdata.BadInput if a newer program wrote it
   */
  static HeadFile read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return new Missing();
    }
    int line = Lines.newline(bytes, 0, bytes.length);
    if (Lines.startsWith(bytes, 0, line, MAGIC + "\t")) {
      int from = MAGIC.length() + 1;
      int to = Lines.tab(bytes, from, line);
      Segment.refuseNewer(new String(bytes, from, to - from, StandardCharsets.UTF_8), file);
    }
    if (line != bytes.length - 1 || !Fields.holds(bytes, 0, line)) {
      return new Changed();
    }
    String[] fields = Fields.split(bytes, 0, line);
    try {
      return new Found(
          new Head(Long.parseLong(fields[2]), fields[3]), fields[4], Long.parseLong(fields[5]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException forged) {
      return new Changed();
    }
  }

  /** Puts it in place of the one before. */
  static void write(Path folder, Found head) throws IOException {
    byte[] line =
        Fields.line(
            MAGIC,
            Integer.toString(Segment.VERSION),
            Long.toString(head.head().rows()),
            head.head().hash(),
            head.segment(),
            Long.toString(head.bytes()));
    Disk.replace(folder.resolve(NAME), line);
  }
}
