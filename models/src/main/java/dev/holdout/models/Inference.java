package dev.holdout.models;

import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;

/** Asks a policy in evaluation mode, without gradients, in chunks of bounded size. */
final class Inference {

  private static final int CHUNK = 2048;

  private Inference() {}

  static float[] positions(Policy policy, Samples samples) {
    float[] positions = new float[samples.size()];
    try (var off = Autograd.noGrad()) {
      for (int from = 0; from < positions.length; from += CHUNK) {
        int to = Math.min(from + CHUNK, positions.length);
        Tensor windows =
            samples.consecutive(from, to)
                ? samples.windows(from, to)
                : samples.windows(range(from, to));
        try (Memory.Scope _ = Memory.scope()) {
          float[] chunk = policy.forward(windows).toFloatArray();
          System.arraycopy(chunk, 0, positions, from, chunk.length);
        }
      }
    }
    return positions;
  }

  static float position(Policy policy, float[] window) {
    try (var off = Autograd.noGrad()) {
      Tensor row =
          Tensor.wrap(window, 0, new int[] {1, window.length}, new int[] {window.length, 1});
      return policy.forward(row).toFloatArray()[0];
    }
  }

  private static int[] range(int from, int to) {
    int[] indices = new int[to - from];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = from + i;
    }
    return indices;
  }
}
