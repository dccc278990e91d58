package dev.holdout.strategies.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every configuration ever evaluated, in {@code <home>/ledger}: text that people can read, in
 * batches chained by SHA-256. Many readers, one writer at a time; a writer stopped at any moment
 * leaves the ledger as it was or with all its rows.
 *
 * <p>What was changed, removed, put in or moved by hand is noticed by the next reading. Two things
 * are not: rows added by somebody who knows the form (they only raise the count), and a ledger
 * written anew from some row on; against the latter every run's manifest keeps the head it saw, and
 * {@link #contains} tells whether the chain still goes through it.
 */
public final class TrialLedger {

  /** A segment this long is followed by another. */
  private static final long FULL = 16L << 20;

  private final LedgerFolder folder;
  private final long full;

  private TrialLedger(LedgerFolder folder, long full) {
    this.folder = folder;
    this.full = full;
  }

  /** The ledger of a home; nothing is made before the first row is written. */
  public static TrialLedger open(Path home) {
    return open(home, FULL);
  }

  static TrialLedger open(Path home, long full) {
    return new TrialLedger(new LedgerFolder(home.resolve("ledger")), full);
  }

  /**
   * Appends rows at once: stopped at any moment, all of them are there afterwards or none. On
   * return they are on the disk.
   *
   * @return how far the ledger goes with them
   * @throws UncheckedIOException when the folder takes no file
   * @throws dev.holdout.marketdata.BadInput if a newer program wrote the ledger
   */
  public Head append(List<TrialRow> rows) {
    if (rows.isEmpty()) {
      return head();
    }
    return LedgerScan.unchecked(() -> folder.writing(() -> write(rows)), folder);
  }

  /** How far the ledger goes now. Looks at its end only: what stands before is not checked. */
  public Head head() {
    return LedgerScan.unchecked(() -> Tail.find(folder).head(), folder);
  }

  /**
   * All rows, chain checked.
   *
   * @throws dev.holdout.marketdata.BadInput if a newer program wrote the ledger
   */
  public Reading read() {
    return LedgerScan.unchecked(() -> LedgerScan.of(folder, null, false), folder);
  }

  /**
   * The rows that were there when the ledger's head was {@code head}, chain checked up to there.
   */
  public Reading asOf(Head head) {
    return LedgerScan.unchecked(() -> LedgerScan.of(folder, head, false), folder);
  }

  /** Whether the chain still goes through {@code head}. */
  public boolean contains(Head head) {
    return asOf(head).contains(head);
  }

  private Head write(List<TrialRow> rows) throws IOException {
    Tail tail = Tail.find(folder);
    List<String> remarks = new ArrayList<>();
    if (tail.remark() != null) {
      remarks.add(tail.remark().text());
    }
    for (Tail.Rest rest : tail.unfinished()) {
      String name = folder.setAside(rest.segment().file(), rest.at());
      remarks.add(
          "%d bytes that a stopped writer left unfinished were set aside in %s"
              .formatted(rest.bytes(), name));
    }
    boolean fault = tail.remark() != null && tail.remark().fault();
    Remark remark = new Remark(fault, String.join("; ", remarks));
    Batch.Written batch = Batch.write(tail.head(), remarks.isEmpty() ? "" : remark.written(), rows);
    if (tail.head().equals(Head.NONE) && folder.headFile() instanceof HeadFile.Missing) {
      HeadFile.write(folder.path(), new HeadFile.Found(Head.NONE, "", 0)); // before the first row
    }
    HeadFile.Found end = put(tail, batch, rows.size());
    HeadFile.write(folder.path(), end);
    return end.head();
  }

  private HeadFile.Found put(Tail tail, Batch.Written batch, int rows) throws IOException {
    Head head = new Head(tail.head().rows() + rows, batch.hash());
    if (tail.segment() != null && tail.at() + batch.bytes().length <= full) {
      Disk.append(tail.segment().file(), tail.at(), batch.bytes());
      return new HeadFile.Found(head, tail.segment().name(), tail.at() + batch.bytes().length);
    }
    Segment segment = Segment.in(folder.path(), tail.head().rows() + 1);
    if (Files.exists(segment.file())) {
      folder.setAside(segment.file(), 0);
    }
    byte[] start = segment.head(tail.head().hash());
    byte[] content = new byte[start.length + batch.bytes().length];
    System.arraycopy(start, 0, content, 0, start.length);
    System.arraycopy(batch.bytes(), 0, content, start.length, batch.bytes().length);
    Disk.replace(segment.file(), content);
    return new HeadFile.Found(head, segment.name(), content.length);
  }
}
