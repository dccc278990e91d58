package dev.holdout.engine.backend;

import dev.holdout.engine.backend.cpu.CpuBackend;
import dev.holdout.engine.shape.DeviceException;

/** From a device's name to its backend. */
public final class Backends {

  private Backends() {}

  /** The backend of this machine's processor. */
  public static Backend cpu() {
    return CpuBackend.INSTANCE;
  }

  /**
   * The backend of a device.
   *
   * @param device {@code cpu}, or {@code cuda:0} and so on
   * @throws DeviceException if there is none, with the remedy
   */
  public static Backend of(String device) {
    if (device.equals("cpu")) {
      return cpu();
    }
    if (device.equals("cuda") || device.startsWith("cuda:")) {
      throw new DeviceException(
          "device %s was asked for, but this build has no CUDA backend; set device = cpu"
              .formatted(device));
    }
    throw new DeviceException("device %s is not known; set device = cpu".formatted(device));
  }
}
