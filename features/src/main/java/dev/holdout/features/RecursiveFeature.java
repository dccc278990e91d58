package dev.holdout.features;

/**
 * A feature with a memory: each value is made from the new bar and what was carried from the bar
 * before (an exponential average, a filter, most indicators). Empty bars are not fed: the state
 * stays as it was and the value of that row is missing.
 */
public interface RecursiveFeature extends Feature {

  /** What is carried from bar to bar; belongs to one stream. */
  interface State {

    /** Takes the current bar in and gives the value there. */
    double next(Window window);
  }

  /** A state that has seen nothing. */
  State start();

  /** Bars to be fed before a value may be used; the first usable one is made by this bar. */
  int warmUp();

  /**
   * How far a value may lie, after the warm-up, from the one that a longer past would have given;
   * in the feature's unit.
   */
  double tolerance();

  @Override
  default Reach reach() {
    return Reach.RECURSIVE;
  }

  /**
   * Not how a recursive feature is read.
   *
   * @throws IllegalStateException always
   */
  @Override
  default double value(Window window) {
    throw new IllegalStateException(
        name() + " is recursive: a window alone does not give its value; call start() and feed it");
  }
}
