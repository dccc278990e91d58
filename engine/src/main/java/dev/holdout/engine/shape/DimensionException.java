package dev.holdout.engine.shape;

/**
 * A dimension or an index that does not exist. The message gives the operation, both sides and the
 * remedy.
 */
public final class DimensionException extends IndexOutOfBoundsException {

  private static final long serialVersionUID = 1;

  public DimensionException(String message) {
    super(message);
  }
}
