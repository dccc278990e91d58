package dev.holdout.engine.shape;

/**
 * A device that does not exist, or tensors that lie on different ones. The message gives the
 * operation, both sides and the remedy.
 */
public final class DeviceException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public DeviceException(String message) {
    super(message);
  }
}
