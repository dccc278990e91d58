package dev.holdout.engine.backend;

/** A mark in a stream's work. */
public interface Event {

  /** Whether all work before the mark is done. */
  boolean done();

  /** Waits until it is. */
  void join();
}
