package dev.holdout.engine.nn;

/**
 * A number of a layer that training moves on and that is no value of it, such as how many masks a
 * dropout has drawn. Not part of the state, whose names are PyTorch's, but of {@link
 * Layer#counters()}.
 */
public final class Counter {

  private long value;

  /** Its present value; 0 at first. */
  public long value() {
    return value;
  }

  /** Its present value, and one more from now on. */
  public long next() {
    return value++;
  }

  void set(long value) {
    this.value = value;
  }
}
