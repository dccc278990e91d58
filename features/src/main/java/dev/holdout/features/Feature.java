package dev.holdout.features;

/**
 * One number for each bar, from that bar and those before it. A feature declares what it reads and
 * sees exactly that; it holds no state, so one instance serves many threads.
 */
public interface Feature {

  /** Its formula with its parameters, {@code LogReturn(5)}: unique in a pipeline. */
  String name();

  Needs needs();

  default Reach reach() {
    return Reach.FINITE;
  }

  /**
   * The value at the current bar; called once {@code lookback} bars are known, empty ones included.
   *
   * @return a finite number; NaN where an empty bar leaves nothing to say
   */
  double value(Window window);
}
