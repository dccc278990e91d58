package dev.holdout.engine.optim;

import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What L-BFGS remembers between directions, by PyTorch's names: the last direction and step, the
 * last gradient and loss, and moves ({@code old_stps}) with the changes of the gradient along them
 * ({@code old_dirs}).
 */
final class LbfgsMemory {

  private static final Set<String> NUMBERS =
      Set.of("func_evals", "n_iter", "t", "H_diag", "prev_loss");

  static final Remembered REMEMBERED =
      new Remembered(
          Set.of(
              "func_evals",
              "n_iter",
              "t",
              "H_diag",
              "prev_loss",
              "d",
              "prev_flat_grad",
              "old_dirs",
              "old_stps"),
          Set.of());

  private final int size;
  long evaluations;
  long iterations;
  double[] direction;
  double length;
  double scale = 1;
  double lastLoss;
  double[] lastGradient;
  final List<double[]> changes = new ArrayList<>();
  final List<double[]> moves = new ArrayList<>();

  private LbfgsMemory(int size) {
    this.size = size;
  }

  static boolean isNumber(String name) {
    return NUMBERS.contains(name);
  }

  static LbfgsMemory read(OptimizerState state, int size) {
    LbfgsMemory memory = new LbfgsMemory(size);
    if (state.get("d") == null) {
      return memory;
    }
    memory.evaluations = (long) state.number("func_evals", 0)[0];
    memory.iterations = (long) state.number("n_iter", 0)[0];
    memory.length = state.number("t", 0)[0];
    memory.scale = state.number("H_diag", 1)[0];
    memory.lastLoss = state.number("prev_loss", 0)[0];
    memory.direction = state.get("d").toDoubleArray();
    memory.lastGradient = state.get("prev_flat_grad").toDoubleArray();
    memory.rows(state.get("old_dirs"), memory.changes);
    memory.rows(state.get("old_stps"), memory.moves);
    return memory;
  }

  void write(OptimizerState state) {
    state.number("func_evals", 0)[0] = evaluations;
    state.number("n_iter", 0)[0] = iterations;
    state.number("t", 0)[0] = length;
    state.number("H_diag", 1)[0] = scale;
    state.number("prev_loss", 0)[0] = lastLoss;
    state.put("d", Tensor.of(direction));
    state.put("prev_flat_grad", Tensor.of(lastGradient));
    state.put("old_dirs", table(changes));
    state.put("old_stps", table(moves));
  }

  /** The direction in which the remembered curvature sends the gradient: two loops over moves. */
  double[] descend(double[] gradient) {
    int count = changes.size();
    double[] share = new double[count];
    double[] way = new double[size];
    for (int i = 0; i < size; i++) {
      way[i] = -gradient[i];
    }
    for (int k = count - 1; k >= 0; k--) {
      share[k] = dot(moves.get(k), way) / dot(changes.get(k), moves.get(k));
      add(way, changes.get(k), -share[k]);
    }
    for (int i = 0; i < size; i++) {
      way[i] *= scale;
    }
    for (int k = 0; k < count; k++) {
      double back = dot(changes.get(k), way) / dot(changes.get(k), moves.get(k));
      add(way, moves.get(k), share[k] - back);
    }
    return way;
  }

  /** Takes in the last move, unless the loss hardly curves along it. */
  void learn(double[] gradient, int history, double leastCurvature) {
    double[] change = new double[size];
    double[] move = new double[size];
    for (int i = 0; i < size; i++) {
      change[i] = gradient[i] - lastGradient[i];
      move[i] = direction[i] * length;
    }
    double curvature = dot(change, move);
    if (curvature > leastCurvature) {
      if (changes.size() == history) {
        changes.removeFirst();
        moves.removeFirst();
      }
      changes.add(change);
      moves.add(move);
      scale = curvature / dot(change, change);
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static void add(double[] target, double[] other, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * other[i];
    }
  }

  private Tensor table(List<double[]> rows) {
    double[] all = new double[rows.size() * size];
    for (int k = 0; k < rows.size(); k++) {
      System.arraycopy(rows.get(k), 0, all, k * size, size);
    }
    return Tensor.of(all, rows.size(), size);
  }

  private void rows(Tensor table, List<double[]> into) {
    for (int k = 0; k < table.size(0); k++) {
      into.add(table.select(0, k).toDoubleArray());
    }
  }
}
