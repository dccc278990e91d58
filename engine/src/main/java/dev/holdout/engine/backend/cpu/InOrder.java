package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Event;
import dev.holdout.engine.backend.Stream;

/** The processor's stream: work is done when the call that gave it returns. */
enum InOrder implements Stream, Event {
  INSTANCE;

  @Override
  public Event record() {
    return this;
  }

  @Override
  public void await(Event event) {
    event.join();
  }

  @Override
  public void synchronize() {}

  @Override
  public boolean done() {
    return true;
  }

  @Override
  public void join() {}
}
