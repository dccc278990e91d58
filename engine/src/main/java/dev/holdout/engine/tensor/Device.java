package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backends;

/**
 * Where a tensor lies, by name: {@code cpu}.
 *
 * @param name as {@link Backends#of} knows it
 */
public record Device(String name) {

  /** This machine's processor. */
  public static final Device CPU = new Device("cpu");

  public Device {
    Backends.of(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
