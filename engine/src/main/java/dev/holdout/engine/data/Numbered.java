package dev.holdout.engine.data;

/** Samples by number: how many there are, and whether neighbours belong together. */
public interface Numbered {

  /** Number of samples. */
  int size();

  /**
   * True when neighbouring samples belong together, as consecutive decisions do. Such samples are
   * batched as runs and never torn apart by shuffling.
   */
  default boolean ordered() {
    return false;
  }

  /**
   * Whether sample {@code index} directly follows sample {@code index − 1}; a run ends where this
   * is false. Asked of ordered sets only.
   *
   * @param index from 1 to {@code size() − 1}
   */
  default boolean follows(int index) {
    return true;
  }

  /** {@code size} samples that have nothing to do with each other. */
  static Numbered independent(int size) {
    return () -> size;
  }
}
