package dev.holdout.engine.shape;

/**
 * A type of elements that an operation cannot take, or two that do not go together. The message
 * gives the operation, both sides and the remedy.
 */
public final class DTypeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public DTypeException(String message) {
    super(message);
  }
}
