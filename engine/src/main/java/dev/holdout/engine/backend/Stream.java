package dev.holdout.engine.backend;

/**
 * A queue of work on a device. Work of one stream runs in the order it was given; work of two
 * streams runs in any order unless an event binds them. On the CPU work is done when the call
 * returns.
 */
public interface Stream {

  /** Marks the work given so far. */
  Event record();

  /** Holds back what is given from now on until the mark is passed. */
  void await(Event event);

  /** Waits until all work given so far is done. */
  void synchronize();
}
