package dev.holdout.features;

/** What a value is worth, from best to worst; a row is as good as its worst value. */
public enum RowState {
  /** A finite number from present data. */
  VALID,
  /** No number, since a bar in its window is empty or the newest bar has not come. */
  MISSING,
  /** Not enough bars known yet. */
  WARMING,
  /** NaN or infinite although every bar in its window is present: a fault of formula or data. */
  INVALID;

  private static final RowState[] BY_CODE = values();

  static RowState ofCode(byte code) {
    return BY_CODE[code];
  }

  byte code() {
    return (byte) ordinal();
  }
}
