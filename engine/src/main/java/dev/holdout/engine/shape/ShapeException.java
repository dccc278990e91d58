package dev.holdout.engine.shape;

/**
 * Sizes that do not fit each other or an operation. The message gives the operation, both sides and
 * the remedy.
 */
public final class ShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public ShapeException(String message) {
    super(message);
  }
}
