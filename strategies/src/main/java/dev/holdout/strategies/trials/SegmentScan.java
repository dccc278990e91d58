package dev.holdout.strategies.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One segment, checked batch by batch and taken into columns. Segments know nothing of each other,
 * so they can be scanned at the same time; {@link LedgerScan} joins them.
 */
final class SegmentScan {

  private final Segment segment;
  private final byte[] bytes;
  private final int length;
  private final long limit;
  private final Seal seal = new Seal();
  private final Columns columns;
  private final Ends ends = new Ends();
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Link start;
  private Link link;
  private Unfinished unfinished;

  /**
   * Where the chain stands between two batches.
   *
   * @param next number of the row that follows
   * @param stated hash that the last line before states; null when it could not be read
   * @param computed hash of what stands before; the same unless it was changed
   */
  record Link(long next, String stated, String computed) {

    Head head() {
      String known = stated == null ? computed : stated;
      return next == 1 || known == null // nothing that can be read leads on from here
          ? new Head(next - 1, Head.NONE.hash())
          : new Head(next - 1, known);
    }

    boolean leadsTo(String previous) {
      return stated == null || previous.equals(stated) || previous.equals(computed);
    }
  }

  /**
   * A batch without its end, at the end of the file.
   *
   * @param at where it begins
   * @param first number of its first row
   * @param before where the chain stood
   * @param size rows in the columns before it
   * @param faults what it is if no writer left it so
   */
  record Unfinished(int at, long first, Link before, int size, List<Fault> faults) {}

  /**
   * @param limit number of the last row wanted; batches behind it are not looked at
   */
  SegmentScan(Segment segment, byte[] bytes, int length, long limit) {
    this.segment = segment;
    this.bytes = bytes;
    this.length = length;
    this.limit = limit;
    columns = new Columns(length);
  }

  SegmentScan run() {
    Optional<String> stated = segment.previous(bytes, length);
    int at = stated.map(hash -> segment.head(hash).length).orElseGet(this::firstBatch);
    start = new Link(segment.first(), stated.orElse(null), stated.orElse(null));
    link = start;
    if (stated.isEmpty()) {
      fault(segment.first(), "the head of the file before row %d was changed", segment.first());
    }
    while (at < length && link.next() <= limit) {
      Batch batch = Batch.at(bytes, at, length, seal);
      at = batch != null && take(batch) ? batch.end() : damaged(at);
    }
    return this;
  }

  /** Where the first batch begins when the head of the file cannot be trusted. */
  private int firstBatch() {
    int at = 0;
    while (at < length && !Lines.startsWith(bytes, at, length, Batch.HEAD + "\t")) {
      at = Lines.newline(bytes, at, length) + 1;
    }
    return Math.min(at, length);
  }

  private boolean take(Batch batch) {
    int before = columns.size();
    if (batch.first() > limit) {
      link = new Link(batch.first(), null, null);
      return true;
    }
    if (!takeRows(batch)) {
      columns.cut(before);
      return false;
    }
    join(batch.first(), batch.last(), batch.previous());
    if (!batch.remark().isEmpty()) {
      remark(batch);
    }
    link = new Link(batch.last() + 1, batch.hash(), batch.hash());
    ends.add(link.head());
    return true;
  }

  private boolean takeRows(Batch batch) {
    long expected = batch.first();
    for (int from = batch.body(); from < batch.close(); ) {
      int to = Lines.newline(bytes, from, batch.close());
      if (Lines.startsWith(bytes, from, to, RowText.SHARED + "\t")) {
        if (!columns.addShared(bytes, from, to)) {
          return false;
        }
      } else if (!columns.addRow(bytes, from, to)
          || columns.number(columns.size() - 1) != expected++) {
        return false;
      }
      from = to + 1;
    }
    return expected == batch.last() + 1;
  }

  /** What a writer found when it came stays said. */
  private void remark(Batch batch) {
    Remark remark = Remark.of(batch.remark());
    if (remark.fault()) {
      fault(batch.first(), "when row %d was written, %s", batch.first(), remark.text());
    } else {
      notes.add("when row %d was written, %s".formatted(batch.first(), remark.text()));
    }
  }

  private void join(long first, long last, String previous) {
    long expected = link.next();
    if (first > expected) {
      fault(
          expected,
          "%s missing: removed or moved after %s written",
          Fault.rows(expected, first - 1) + (first - 1 == expected ? " is" : " are"),
          first - 1 == expected ? "it was" : "they were");
    } else if (first < expected) {
      fault(
          first,
          "%s stand%s a second time or at another place, after row %d",
          Fault.rows(first, last),
          first == last ? "s" : "",
          expected - 1);
    } else if (!link.leadsTo(previous)) {
      fault(first, "the chain is broken before row %d: what stood there was exchanged", first);
    }
  }

  private int damaged(int at) {
    Link before = link;
    int size = columns.size();
    DamagedBatch batch = new DamagedBatch(bytes, at, length, before.next(), columns).read();
    if (batch.end() == length && !batch.closed()) {
      List<Fault> found = batch.faults().stream().map(this::placed).toList();
      unfinished = new Unfinished(at, batch.first(), before, size, found);
      link = new Link(batch.next(), null, batch.computed());
      return length;
    }
    if (batch.previous() != null) {
      join(batch.first(), batch.next() - 1, batch.previous());
    }
    batch.faults().forEach(fault -> faults.add(placed(fault)));
    link = new Link(batch.next(), batch.stated(), batch.computed());
    if (batch.stated() != null) {
      ends.add(link.head());
    }
    return batch.end();
  }

  private void fault(long row, String text, Object... values) {
    faults.add(placed(new Fault(row, text.formatted(values))));
  }

  private Fault placed(Fault fault) {
    return new Fault(fault.row(), fault.text() + " (" + segment.name() + ")");
  }

  Segment segment() {
    return segment;
  }

  int length() {
    return length;
  }

  Columns columns() {
    return columns;
  }

  Ends ends() {
    return ends;
  }

  List<Fault> faults() {
    return faults;
  }

  List<String> notes() {
    return notes;
  }

  /** Where the chain stood before the segment. */
  Link start() {
    return start;
  }

  /** Where it stands behind it. */
  Link link() {
    return link;
  }

  /** Null when the file ends as a batch does. */
  Unfinished unfinished() {
    return unfinished;
  }
}
