package dev.holdout.strategies.cli;

import dev.holdout.reports.format.Times;
import dev.holdout.strategies.study.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress on the error stream. On a terminal one line, rewritten at most ten times a second, for
 * the phase that was opened last; a finished phase stays as one line with its time. Elsewhere one
 * plain line a phase, and one every thirty seconds of a long one.
 */
final class ProgressLines implements Progress, AutoCloseable {

  private static final long SECOND = 1_000_000_000L;
  private static final long REDRAW_AFTER = SECOND / 10;
  private static final long PLAIN_AFTER = 30 * SECOND;
  private static final int BAR = 12;

  private final Output output;
  private final LongSupplier nanos;
  private final Deque<Line> open = new ArrayDeque<>();
  private int drawn;
  private long lastDrawn;

  ProgressLines(Output output, LongSupplier nanos) {
    this.output = output;
    this.nanos = nanos;
  }

  @Override
  public synchronized Phase phase(String name, long total, String unit) {
    Line line = new Line(name, total, unit, nanos.getAsLong());
    open.push(line);
    draw(line, true);
    return line;
  }

  @Override
  public synchronized void note(String line) {
    wipe();
    output.note(line);
    if (!open.isEmpty()) {
      draw(open.peek(), true);
    }
  }

  /** Wipes the line that is being drawn, so that a message stands alone. */
  @Override
  public synchronized void close() {
    wipe();
    open.clear();
  }

  private void wipe() {
    if (drawn > 0) {
      output.err().print("\r" + " ".repeat(drawn) + "\r");
      output.err().flush();
      drawn = 0;
    }
  }

  private void draw(Line line, boolean now) {
    long time = nanos.getAsLong();
    if (output.redraws()) {
      if (line == open.peek() && (now || time - lastDrawn >= REDRAW_AFTER)) {
        lastDrawn = time;
        String text = fit(output.shown(line.text(time)));
        output.err().print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        output.err().flush();
        drawn = text.length();
      }
    } else if (time - line.lastPlain >= PLAIN_AFTER) {
      line.lastPlain = time;
      output.note(line.plain(time));
    }
  }

  private String fit(String text) {
    int room = Math.max(10, output.columns() - 1);
    return text.length() <= room ? text : text.substring(0, room);
  }

  private synchronized void finish(Line line) {
    if (open.remove(line)) {
      wipe();
      output.note(line.finished(nanos.getAsLong()));
      if (!open.isEmpty()) {
        draw(open.peek(), true);
      }
    }
  }

  /** One phase. */
  private final class Line implements Phase {

    private final String name;
    private final long total;
    private final String unit;
    private final long began;
    private long done;
    private long lastPlain;

    private Line(String name, long total, String unit, long began) {
      this.name = name;
      this.total = total;
      this.unit = unit;
      this.began = began;
      this.lastPlain = began;
    }

    @Override
    public void step(long steps) {
      synchronized (ProgressLines.this) {
        done += steps;
        draw(this, false);
      }
    }

    @Override
    public void close() {
      finish(this);
    }

    private String text(long time) {
      return total > 0
          ? "%-14s %s  %s%s%s".formatted(name, counted(), bar(), rate(time), eta(time))
          : "%-14s %s%s".formatted(name, counted(), rate(time));
    }

    private String plain(long time) {
      return "%-14s %s%s%s".formatted(name, counted(), rate(time), eta(time));
    }

    private String finished(long time) {
      String count = done > 0 ? counted() + "  " : "";
      return "%-14s %s%s%s".formatted(name, count, Times.seconds(seconds(time)), rate(time));
    }

    private String counted() {
      return total > 0 ? "%,d/%,d".formatted(done, total) : "%,d".formatted(done);
    }

    private String bar() {
      int full = (int) Math.min(BAR, BAR * done / total);
      return "\u2588".repeat(full) + "\u2591".repeat(BAR - full);
    }

    private String rate(long time) {
      if (unit.isEmpty() || done == 0 || time == began) {
        return "";
      }
      return "  " + thousands(done / seconds(time)) + " " + unit + "/s";
    }

    private String eta(long time) {
      if (total <= 0 || done == 0 || done >= total) {
        return "";
      }
      return "  ETA " + Times.seconds(Math.ceil(seconds(time) * (total - done) / done));
    }

    private double seconds(long time) {
      return (time - began) / (double) SECOND;
    }
  }

  /** {@code 950}, {@code 12.4 k}, {@code 3.1 M}: a rate moves, so three digits are enough. */
  static String thousands(double rate) {
    if (rate >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", rate / 1e6);
    }
    return rate >= 1e3
        ? String.format(Locale.ROOT, "%.1f k", rate / 1e3)
        : String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate);
  }
}
