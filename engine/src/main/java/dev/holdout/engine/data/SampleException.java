package dev.holdout.engine.data;

/** A sample that could not be made; the message names it, the cause says why. */
public final class SampleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SampleException(String message, Throwable cause) {
    super(message, cause);
  }
}
