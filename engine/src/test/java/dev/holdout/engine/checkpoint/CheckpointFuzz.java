package dev.holdout.engine.checkpoint;

import dev.holdout.engine.io.FuzzedFile;
import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.optim.schedule.StepLr;
import dev.holdout.engine.random.Philox;
import java.util.Arrays;

/**
 * Jazzer's target for the reader of checkpoints: any bytes are taken over by a training, or refused
 * as malformed or as another training's, and then nothing of the training has changed.
 */
public final class CheckpointFuzz {

  private static final Resumable TRAINING = training();
  private static final byte[] GOOD = bytes();

  private CheckpointFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Checkpoint read = Checkpoint.of(Safetensors.parse(FuzzedFile.of(input, GOOD), "fuzzed"), "f");
      TRAINING.resume(read, "fuzzed");
      TRAINING.resume(Checkpoint.of(Safetensors.parse(GOOD, "good"), "good"), "good");
    } catch (MalformedFile refused) {
      // what a reader may do
    } catch (CheckpointException refused) {
      if (!Arrays.equals(bytes(), GOOD)) {
        throw new AssertionError("a refused checkpoint changed the training", refused);
      }
    }
  }

  /** As small as it can be with a part of each kind: a run of the fuzzer is to be short. */
  private static Resumable training() {
    Sequential net = new Sequential(new Linear(2, 1, new Philox(1, 0)), new Dropout(0.5, 2));
    Sgd sgd = new Sgd(net.parameters(), Sgd.Config.of(0.1));
    return Resumable.of("bars")
        .model(net)
        .optimizer(sgd)
        .scheduler(new StepLr(sgd, 2, 0.5))
        .random("noise", new Philox(3, 0));
  }

  private static byte[] bytes() {
    return TRAINING.checkpoint(new TrainingProgress(1, 2, 3)).content().bytes();
  }
}
