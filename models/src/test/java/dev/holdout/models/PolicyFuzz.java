package dev.holdout.models;

import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.marketdata.BadInput;
import java.util.Arrays;

/**
 * Jazzer's target for the readers of frozen policies and of stored trainings: any bytes give a
 * policy that is written to the same bytes, or are refused.
 */
public final class PolicyFuzz {

  private static final Provenance HERE = new Provenance("a", "b", "c");
  private static final byte[] GOOD = good();

  private PolicyFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    byte[] file = input.length > 0 && input[0] < 0 ? input : changed(input);
    try {
      FrozenPolicy policy = PolicyFile.of(Safetensors.parse(file, "fuzzed"), "fuzzed", HERE);
      byte[] bytes = policy.bytes(HERE);
      FrozenPolicy again = PolicyFile.of(Safetensors.parse(bytes, "again"), "again", HERE);
      if (!Arrays.equals(bytes, again.bytes(HERE))) {
        throw new AssertionError("a policy that was written is read as another");
      }
    } catch (BadInput | MalformedFile refused) {
      // what a reader may do
    }
    try {
      TrainedPolicy.read(input);
    } catch (BadInput refused) {
      // what a reader may do
    }
  }

  /** Each three bytes are a place in a good file and what is written there. */
  private static byte[] changed(byte[] changes) {
    byte[] file = GOOD.clone();
    for (int i = 0; i + 2 < changes.length; i += 3) {
      file[((changes[i] & 0xff) << 8 | changes[i + 1] & 0xff) % file.length] = changes[i + 2];
    }
    return file;
  }

  private static byte[] good() {
    PolicySpec spec = PolicySpec.dropoutTrader(2, 2, 0.5, PositionRange.LONG_SHORT);
    return FrozenPolicy.of(spec, 1, spec.build(1, 9).stateDict()).bytes(HERE);
  }
}
