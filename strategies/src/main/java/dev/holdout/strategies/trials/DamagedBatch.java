package dev.holdout.strategies.trials;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A batch that does not fit its hash, or is not all there: says what was done to which row, line by
 * line, and takes what can still be read (a changed row counts as a trial all the same).
 */
final class DamagedBatch {

  private final byte[] bytes;
  private final int start;
  private final int length;
  private final Columns columns;
  private final List<Line> lines = new ArrayList<>();
  private final Set<Long> numbers = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private final long expected;
  private long first;
  private long next;
  private long last = Long.MAX_VALUE;
  private String previous;
  private String stated;
  private int close = -1;
  private int end;

  /** What a line is by its beginning. */
  private enum Kind {
    HEAD,
    SHARED,
    ROW,
    END
  }

  /**
   * @param number that the line states; -1 when none can be read
   * @param holds whether it fits its check
   */
  private record Line(Kind kind, int from, int to, long number, boolean holds) {}

  /**
   * @param start where it begins
   * @param expected number of the row that should follow
   * @param columns take what can be read
   */
  DamagedBatch(byte[] bytes, int start, int length, long expected, Columns columns) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.expected = expected;
    this.columns = columns;
  }

  DamagedBatch read() {
    split();
    int body = head();
    next = first;
    for (int i = body; i < lines.size(); i++) {
      line(i);
    }
    if (last != Long.MAX_VALUE && next <= last) {
      fault(next, "%s removed after %s written", Fault.rowsWere(next, last), was(next, last));
      next = last + 1;
    }
    if (faults.isEmpty()) {
      fault(
          first,
          closed()
              ? "%s changed together with the checks, or the hash behind was"
              : "the last line of the batch of %s changed or removed",
          closed() ? Fault.rowsWere(first, next - 1) : Fault.rows(first, next - 1) + " was");
    }
    return this;
  }

  /** The lines up to the batch's last one, the head of the next batch, or the end of the file. */
  private void split() {
    int from = start;
    while (from < length && close < 0) {
      if (from > start && Lines.startsWith(bytes, from, length, Batch.HEAD + "\t")) {
        break;
      }
      int to = Lines.newline(bytes, from, length);
      Line line = line(from, to);
      lines.add(line);
      if (line.kind() == Kind.ROW && line.holds()) {
        numbers.add(line.number());
      }
      if (line.kind() == Kind.END && line.holds()) {
        close = from;
        stated = Fields.split(bytes, from, to)[1];
      }
      from = to + 1;
    }
    end = Math.min(from, length);
  }

  private Line line(int from, int to) {
    boolean whole = to < length;
    if (Lines.startsWith(bytes, from, to, Batch.END + "\t")) {
      boolean hash = Lines.isHash(bytes, from + 4, Lines.tab(bytes, from + 4, to));
      return new Line(Kind.END, from, to, -1, whole && hash && Fields.holds(bytes, from, to));
    }
    Kind kind =
        Lines.startsWith(bytes, from, to, Batch.HEAD + "\t")
            ? Kind.HEAD
            : Lines.startsWith(bytes, from, to, RowText.SHARED + "\t") ? Kind.SHARED : Kind.ROW;
    int at = kind == Kind.ROW ? from : Lines.tab(bytes, from, to) + 1;
    long number = at > to ? -1 : Lines.number(bytes, at, Lines.tab(bytes, at, to));
    return new Line(kind, from, to, number, whole && Fields.holds(bytes, from, to) && number > 0);
  }

  /** Reads the head, or says what became of it; returns the index of the line behind it. */
  private int head() {
    Line line = lines.getFirst();
    first = expected;
    if (line.kind() == Kind.HEAD && line.holds()) {
      String[] fields = Fields.split(bytes, line.from(), line.to());
      first = line.number();
      last = first + Long.parseLong(fields[2]) - 1;
      previous = fields[4];
      return 1;
    }
    if (line.holds()) {
      fault(first, "the head of the batch before row %d was removed", first);
      return 0;
    }
    boolean rowsFollow = lines.stream().anyMatch(Line::holds);
    fault(
        first,
        rowsFollow || line.kind() == Kind.HEAD
            ? "the head of the batch before row %d was changed"
            : "before row %d stands a line that was put in",
        first);
    return 1;
  }

  private void line(int i) {
    Line line = lines.get(i);
    switch (line.kind()) {
      case HEAD -> throw new IllegalStateException("a batch ends where the next one begins");
      case SHARED -> shared(line);
      case END -> ending(line);
      case ROW -> {
        if (line.holds()) {
          row(line);
        } else {
          changed(line, i);
        }
      }
    }
  }

  private void shared(Line line) {
    columns.addShared(bytes, line.from(), line.to());
    if (!line.holds()) {
      fault(next, "what stands above row %d was changed after it was written", next);
    } else if (line.number() != next && numbers.contains(next)) {
      fault(next, "what stands above row %d was moved or exchanged", next);
    }
  }

  private void ending(Line line) {
    if (!line.holds()) {
      fault(next - 1, "the hash behind row %d was changed after it was written", next - 1);
    }
  }

  private void row(Line line) {
    long number = line.number();
    if (number < next) {
      fault(
          number,
          "row %d stands a second time or at another place, after row %d",
          number,
          next - 1);
      columns.addRow(bytes, line.from(), line.to());
      return;
    }
    if (number > next) {
      boolean moved = numbers.contains(next);
      fault(
          next,
          "%s %s after %s written",
          Fault.rowsWere(next, number - 1),
          moved ? "moved" : "removed",
          was(next, number - 1));
    }
    columns.addRow(bytes, line.from(), line.to());
    next = number + 1;
  }

  /** A line that does not fit its check: the row that is due, or one that was put in. */
  private void changed(Line line, int i) {
    if (next > last) {
      fault(last, "the last line behind row %d was changed, or a line was put in", last);
      return;
    }
    if (numbers.contains(next)
        || i + 1 < lines.size()
            && lines.get(i + 1).kind() == Kind.SHARED
            && lines.get(i + 1).number() == next) {
      fault(next, "what stands above row %d was changed, or a line was put in", next);
      return;
    }
    fault(next, "row %d was changed after it was written", next);
    columns.addRow(bytes, line.from(), line.to());
    next++;
  }

  private static String was(long first, long last) {
    return first == last ? "it was" : "they were";
  }

  private void fault(long row, String text, Object... values) {
    faults.add(new Fault(row, text.formatted(values)));
  }

  List<Fault> faults() {
    return faults;
  }

  /** Number of its first row. */
  long first() {
    return first;
  }

  /** Number of the row that should follow. */
  long next() {
    return next;
  }

  /** Hash of the chain before it; null when its head cannot be read. */
  String previous() {
    return previous;
  }

  /** Whether it has a last line that can be read. */
  boolean closed() {
    return close >= 0;
  }

  /** Hash that the last line states; null when it has none. */
  String stated() {
    return stated;
  }

  /** Hash of what stands before the last line. */
  String computed() {
    int to = closed() ? close : end;
    var sha256 = Batch.sha256();
    sha256.update(bytes, start, to - start);
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Where the next batch begins. */
  int end() {
    return end;
  }
}
