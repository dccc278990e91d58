package dev.holdout.engine.data;

/** Something with numbered samples. */
public interface Dataset {

  /** Number of samples. */
  int size();

  /**
   * True when neighbouring samples belong together, as consecutive decisions do. Such samples are
   * batched as runs and never torn apart by shuffling.
   */
  boolean ordered();

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
  static Dataset independent(int size) {
    return new Dataset() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public boolean ordered() {
        return false;
      }
    };
  }
}
