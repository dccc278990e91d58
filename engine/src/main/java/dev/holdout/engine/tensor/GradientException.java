package dev.holdout.engine.tensor;

/**
 * A history that cannot be recorded or walked: backward twice, from a tensor without one, or over a
 * value that was changed since. The message gives the operation, what was found and the remedy.
 */
public final class GradientException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  public GradientException(String message) {
    super(message);
  }
}
