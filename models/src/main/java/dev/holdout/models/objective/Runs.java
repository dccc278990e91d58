package dev.holdout.models.objective;

import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Where runs of consecutive decisions begin in a batch, and which position each takes over.
 *
 * @param starts index of each run's first decision; the first is 0, strictly rising
 * @param carried position held when the run begins, one a run; a plain number, so no gradient flows
 *     into what was decided before
 */
public record Runs(int[] starts, double[] carried) {

  public Runs {
    starts = starts.clone();
    carried = carried.clone();
    if (starts.length == 0 || starts[0] != 0 || starts.length != carried.length) {
      throw new IllegalArgumentException(
          "runs: starts are %s and carried positions %s; the first run starts at 0, and each has one carried position"
              .formatted(Arrays.toString(starts), Arrays.toString(carried)));
    }
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] <= starts[i - 1]) {
        throw new IllegalArgumentException(
            "runs: starts are " + Arrays.toString(starts) + "; they must rise strictly");
      }
    }
  }

  /** One run that begins with this position. */
  public static Runs one(double carried) {
    return new Runs(new int[] {0}, new double[] {carried});
  }

  /** The position held before each decision, shape {@code [B]}. */
  Tensor before(Tensor positions) {
    int size = positions.size(0);
    if (starts.length == size) {
      return Tensor.of(carried, size).to(positions.dtype());
    }
    Tensor first = Tensor.of(new double[] {carried[0]}, 1).to(positions.dtype());
    Tensor shifted = Tensor.cat(List.of(first, positions.narrow(0, 0, size - 1)), 0);
    if (starts.length == 1) {
      return shifted;
    }
    double[] inside = new double[size];
    double[] taken = new double[size];
    Arrays.fill(inside, 1);
    for (int i = 1; i < starts.length; i++) {
      inside[starts[i]] = 0;
      taken[starts[i]] = carried[i];
    }
    return shifted
        .mul(Tensor.of(inside, size).to(positions.dtype()))
        .add(Tensor.of(taken, size).to(positions.dtype()));
  }

  /**
   * The way back of {@link #before(Tensor)}: each value goes to the position before its own in the
   * same run; shape {@code [B]}.
   */
  Tensor toBefore(Tensor values) {
    int size = values.size(0);
    Tensor none = Tensor.zeros(values.dtype(), 1);
    Tensor shifted = Tensor.cat(List.of(values.narrow(0, 1, size - 1), none), 0);
    double[] inside = new double[size];
    Arrays.fill(inside, 1);
    for (int i = 1; i < starts.length; i++) {
      inside[starts[i] - 1] = 0;
    }
    return shifted.mul(Tensor.of(inside, size).to(values.dtype()));
  }

  /** The way back of {@link #before(double[])}, added to {@code positions}. */
  void addToBefore(double[] values, double[] positions) {
    int run = 1;
    for (int t = 1; t < values.length; t++) {
      if (run < starts.length && starts[run] == t) {
        run++;
      } else {
        positions[t - 1] += values[t];
      }
    }
  }

  /** The position held before each decision. */
  double[] before(double[] positions) {
    double[] before = new double[positions.length];
    System.arraycopy(positions, 0, before, 1, positions.length - 1);
    for (int i = 0; i < starts.length; i++) {
      before[starts[i]] = carried[i];
    }
    return before;
  }
}
