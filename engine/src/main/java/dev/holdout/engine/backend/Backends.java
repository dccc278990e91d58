package dev.holdout.engine.backend;

import dev.holdout.engine.backend.cpu.CpuBackend;
import dev.holdout.engine.shape.DeviceException;

/** From a device's name to its backend. */
public final class Backends {

  /** The JDK's module that the kernels compute with; it is only there when asked for. */
  private static final String LANES = "jdk.incubator.vector";

  private static final boolean HAS_LANES = ModuleLayer.boot().findModule(LANES).isPresent();

  private Backends() {}

  /** The backend of this machine's processor. */
  public static Backend cpu() {
    return CpuBackend.INSTANCE;
  }

  /**
   * What an operation's missing class says to whoever started the JVM without the module that most
   * kernels compute with. To hold tensors, as who reads a file of weights does, takes no such
   * module, so it is not asked for before.
   *
   * @return a {@link DeviceException} with the flag
   * @throws NoClassDefFoundError the given one, where the module is there
   */
  public static RuntimeException explained(NoClassDefFoundError missing) {
    if (HAS_LANES) {
      throw missing;
    }
    return new DeviceException(
        "device cpu: the engine computes with the JDK's module %s, which this JVM was started without; start it with java --add-modules %s"
            .formatted(LANES, LANES));
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
