package dev.holdout.strategies.study.file;

/**
 * Where something is written: a file with line and column from 1, or a flag.
 *
 * @param source {@code studies/btc.yaml}, or {@code --set folds.train=3d}
 * @param line from 1; 0 for a flag
 * @param column from 1; 0 for a flag
 */
record Mark(String source, int line, int column) implements Comparable<Mark> {

  static Mark flag(String text) {
    return new Mark(text, 0, 0);
  }

  String text() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }

  /** As read: flags last, since they come after the file. */
  @Override
  public int compareTo(Mark other) {
    int mine = line == 0 ? Integer.MAX_VALUE : line;
    int theirs = other.line == 0 ? Integer.MAX_VALUE : other.line;
    return mine != theirs ? Integer.compare(mine, theirs) : Integer.compare(column, other.column);
  }
}
