package dev.holdout.engine.checkpoint;

/**
 * Where a training stands.
 *
 * @param epoch the epoch under way, from 0
 * @param batch batches of that epoch that are done
 * @param step steps done since the training began
 */
public record TrainingProgress(int epoch, int batch, long step) {

  public TrainingProgress {
    if (epoch < 0 || batch < 0 || step < 0) {
      throw new IllegalArgumentException(
          "progress: epoch %d, batch %d, step %d; each counts from 0"
              .formatted(epoch, batch, step));
    }
  }

  /** Before the first step. */
  public static TrainingProgress start() {
    return new TrainingProgress(0, 0, 0);
  }

  /** After one more batch of the same epoch. */
  public TrainingProgress nextBatch() {
    return new TrainingProgress(epoch, batch + 1, step + 1);
  }

  /** At the start of the next epoch. */
  public TrainingProgress nextEpoch() {
    return new TrainingProgress(epoch + 1, 0, step);
  }
}
