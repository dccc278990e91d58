package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/** What one step of a recurrent net does: PyTorch's formulas, in tensor operations. */
@FunctionalInterface
interface Step {

  /**
   * The state after the step.
   *
   * @param input what the input adds to the gates, {@code [batch, gates × hidden]}
   * @param hidden what the state adds to the gates, of the same shape
   * @param state before, each {@code [batch, hidden]}: the hidden one first
   */
  List<Tensor> next(Tensor input, Tensor hidden, List<Tensor> state);

  /**
   * Long short-term memory: gates i, f, g, o; {@code c' = σ(f) c + σ(i) tanh(g)}, {@code h' = σ(o)
   * tanh(c')}.
   *
   * <p>Source: S. Hochreiter and J. Schmidhuber, Long Short-Term Memory, 1997, with the forget gate
   * of Gers et al., 2000.
   */
  static List<Tensor> lstm(Tensor input, Tensor hidden, List<Tensor> state) {
    Tensor[] gates = parts(input.add(hidden), 4);
    Tensor cell = gates[1].sigmoid().mul(state.get(1)).add(gates[0].sigmoid().mul(gates[2].tanh()));
    return List.of(gates[3].sigmoid().mul(cell.tanh()), cell);
  }

  /**
   * Gated recurrent unit: gates r, z, n; {@code n = tanh(x_n + σ(r) h_n)}, {@code h' = n + σ(z) (h
   * − n)}.
   *
   * <p>Source: K. Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, 2014, with
   * the reset after the product, as in cuDNN and PyTorch.
   */
  static List<Tensor> gru(Tensor input, Tensor hidden, List<Tensor> state) {
    Tensor[] x = parts(input, 3);
    Tensor[] h = parts(hidden, 3);
    Tensor reset = x[0].add(h[0]).sigmoid();
    Tensor update = x[1].add(h[1]).sigmoid();
    Tensor fresh = x[2].add(reset.mul(h[2])).tanh();
    return List.of(fresh.add(update.mul(state.getFirst().sub(fresh))));
  }

  /** Elman's net with tanh: {@code h' = tanh(x + h)}. */
  static List<Tensor> tanh(Tensor input, Tensor hidden, List<Tensor> state) {
    return List.of(input.add(hidden).tanh());
  }

  /** Elman's net with the rectifier: {@code h' = max(x + h, 0)}. */
  static List<Tensor> relu(Tensor input, Tensor hidden, List<Tensor> state) {
    return List.of(input.add(hidden).relu());
  }

  private static Tensor[] parts(Tensor gates, int count) {
    int width = gates.size(-1) / count;
    Tensor[] parts = new Tensor[count];
    for (int i = 0; i < count; i++) {
      parts[i] = gates.narrow(-1, i * width, width);
    }
    return parts;
  }
}
