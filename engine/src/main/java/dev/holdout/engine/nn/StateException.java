package dev.holdout.engine.nn;

/**
 * A saved state that does not fit what it is loaded into: a layer, an optimiser, a schedule, an
 * average of weights. The message names what is missing, unexpected or misshapen, with both sides
 * and the remedy.
 */
public final class StateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public StateException(String message) {
    super(message);
  }
}
