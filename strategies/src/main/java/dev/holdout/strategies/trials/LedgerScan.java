package dev.holdout.strategies.trials;

import dev.holdout.marketdata.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** All segments, scanned by all cores, and their chain joined. */
final class LedgerScan {

  private final LedgerFolder folder;
  private final Head asOf;
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Reading.Part> parts = new ArrayList<>();
  private SegmentScan.Link link = new SegmentScan.Link(1, Head.NONE.hash(), Head.NONE.hash());

  private LedgerScan(LedgerFolder folder, Head asOf) {
    this.folder = folder;
    this.asOf = asOf;
  }

  /**
   * @param asOf the head up to which rows are wanted; null for all
   * @param alone whether nobody can be writing
   */
  static Reading of(LedgerFolder folder, Head asOf, boolean alone) throws IOException {
    Reading reading = new LedgerScan(folder, asOf).run();
    if (alone || reading.chain().intact() && reading.chain().notes().isEmpty()) {
      return reading;
    }
    // What looks unfinished may be a writer at work.
    return folder.whileNobodyWrites(() -> new LedgerScan(folder, asOf).run());
  }

  private Reading run() throws IOException {
    HeadFile acknowledged = folder.headFile(); // first: it must not be ahead of what is read
    long limit = asOf == null ? Long.MAX_VALUE : asOf.rows();
    List<Segment> segments =
        folder.segments().stream().filter(segment -> segment.first() <= limit).toList();
    List<SegmentScan> scans = scan(segments, limit);
    for (int i = 0; i < scans.size(); i++) {
      join(scans.get(i), i == scans.size() - 1, acknowledged);
    }
    if (asOf == null) {
      compare(acknowledged, !segments.isEmpty());
    } else if (!contains(asOf)) {
      faults.add(
          new Fault(
              asOf.rows(),
              "rows that were seen have been removed or changed: %d rows, hash %s"
                  .formatted(asOf.rows(), asOf.hash())));
    }
    return new Reading(asOf == null ? link.head() : asOf, chain(), parts);
  }

  private Chain chain() {
    List<Fault> sorted =
        faults.stream().sorted(Comparator.comparingLong(Fault::row)).distinct().toList();
    List<String> said = new ArrayList<>();
    long row = -1;
    for (Fault fault : sorted) {
      if (fault.row() != row) { // one deed at a row may be noticed twice
        said.add(fault.text());
      }
      row = fault.row();
    }
    long rows = parts.stream().mapToLong(part -> part.columns().size()).sum();
    return new Chain(rows, sorted.isEmpty() ? 0 : sorted.getFirst().row(), said, notes);
  }

  private void join(SegmentScan scan, boolean isLast, HeadFile acknowledged) {
    long first = scan.start().next();
    String previous = scan.start().stated();
    if (first > link.next()) {
      fault(
          link.next(),
          "%s missing: removed or moved after writing (before %s)",
          Fault.rows(link.next(), first - 1) + (first - 1 == link.next() ? " is" : " are"),
          scan.segment().name());
    } else if (first < link.next()) {
      fault(first, "%s stands at another place than it was written", scan.segment().name());
    } else if (previous != null && !link.leadsTo(previous)) {
      fault(
          first,
          "the chain is broken before row %d: what stood there was exchanged (%s)",
          first,
          scan.segment().name());
    }
    faults.addAll(scan.faults());
    notes.addAll(scan.notes());
    link = scan.link();
    SegmentScan.Unfinished tail = scan.unfinished();
    long length = scan.length();
    if (tail != null && isLast && isTorn(tail, acknowledged)) {
      link = tail.before();
      length = tail.at();
      scan.columns().cut(tail.size());
      if (asOf == null) {
        notes.add(
            "the last %d bytes of %s are of a batch that a stopped writer left unfinished"
                    .formatted(scan.length() - tail.at(), scan.segment().name())
                + "; the next writer sets them aside");
      }
    } else if (tail != null) {
      faults.addAll(tail.faults());
    }
    parts.add(new Reading.Part(scan.segment(), length, scan.columns(), scan.ends()));
  }

  /** What no writer acknowledged was never there. */
  private static boolean isTorn(SegmentScan.Unfinished tail, HeadFile acknowledged) {
    return switch (acknowledged) {
      case HeadFile.Found found -> found.head().rows() < tail.first();
      case HeadFile.Missing _, HeadFile.Changed _ -> false;
    };
  }

  private void compare(HeadFile acknowledged, boolean anySegment) {
    long rows = link.next() - 1;
    switch (acknowledged) {
      case HeadFile.Missing _ -> {
        if (anySegment) {
          fault(link.next(), "the file \"head\" is missing: rows at the end may have been removed");
        }
      }
      case HeadFile.Changed _ ->
          fault(
              link.next(),
              "the file \"head\" was changed after it was written: rows at the end may have been"
                  + " removed");
      case HeadFile.Found found -> {
        long counted = found.head().rows();
        if (counted > rows) {
          fault(
              link.next(),
              "%s removed after writing: the file \"head\" counts %d rows",
              Fault.rowsWere(rows + 1, counted),
              counted);
        } else if (!contains(found.head())) {
          fault(
              counted,
              "the file \"head\" (%d rows) does not fit the chain: one of the two was changed",
              counted);
        }
      }
    }
  }

  private boolean contains(Head head) {
    return head.equals(Head.NONE) || parts.stream().anyMatch(part -> part.ends().contains(head));
  }

  private void fault(long row, String text, Object... values) {
    faults.add(new Fault(row, text.formatted(values)));
  }

  private List<SegmentScan> scan(List<Segment> segments, long limit) throws IOException {
    SegmentScan[] done = new SegmentScan[segments.size()];
    AtomicInteger next = new AtomicInteger();
    int workers = Math.min(Runtime.getRuntime().availableProcessors(), segments.size());
    try (ExecutorService cores = Executors.newFixedThreadPool(Math.max(1, workers))) {
      List<Future<Void>> work = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        work.add(
            cores.submit(() -> {
              byte[] buffer = new byte[0]; // one a core, used again
              for (int i = next.getAndIncrement(); i < done.length; i = next.getAndIncrement()) {
                Segment segment = segments.get(i);
                int length = length(segment);
                buffer = LedgerFolder.read(segment.file(), buffer, length);
                done[i] = new SegmentScan(segment, buffer, length, limit).run();
              }
              return null;
            }));
      }
      for (Future<Void> one : work) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw rethrown(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + folder.path(), stopped);
    }
    return List.of(done);
  }

  private static IOException rethrown(Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      case IOException file -> file;
      default -> new IOException(cause);
    };
  }

  private static int length(Segment segment) throws IOException {
    long length = Files.size(segment.file());
    if (length > Integer.MAX_VALUE - 8) {
      throw new BadInput(
          "the file has " + length + " bytes; no file of the trial ledger grows so large",
          segment.file().toString(),
          "the file as Holdout wrote it");
    }
    return (int) length;
  }

  static <T> T unchecked(LedgerFolder.Work<T> work, LedgerFolder folder) {
    try {
      return work.run();
    } catch (IOException cause) {
      throw new UncheckedIOException("trial ledger " + folder.path(), cause);
    }
  }
}
