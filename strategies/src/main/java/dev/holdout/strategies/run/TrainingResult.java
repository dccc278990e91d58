package dev.holdout.strategies.run;

import dev.holdout.models.TrainedPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one training came to: a policy, or the reason why there is none.
 *
 * @param policy null when the training failed
 * @param failure empty when it did not
 */
record TrainingResult(TrainedPolicy policy, String failure) {

  private static final byte TRAINED = 1;
  private static final byte FAILED = 0;

  static TrainingResult of(TrainedPolicy policy) {
    return new TrainingResult(policy, "");
  }

  static TrainingResult failed(String why) {
    return new TrainingResult(null, why);
  }

  byte[] bytes() {
    byte[] rest = policy == null ? failure.getBytes(StandardCharsets.UTF_8) : policy.bytes();
    byte[] all = new byte[rest.length + 1];
    all[0] = policy == null ? FAILED : TRAINED;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  static TrainingResult read(byte[] bytes) {
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    return bytes[0] == TRAINED
        ? of(TrainedPolicy.read(rest))
        : failed(new String(rest, StandardCharsets.UTF_8));
  }
}
