package dev.holdout.engine.nn;

/**
 * A state that is not of this layer. The message names every missing, unexpected and misshapen
 * tensor, with both shapes and the remedy.
 */
public final class StateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public StateException(String message) {
    super(message);
  }
}
