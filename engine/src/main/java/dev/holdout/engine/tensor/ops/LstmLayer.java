package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Value: all steps of a long short-term memory in one operation. Inputs: what the input adds to the
 * gates i, f, g, o {@code [time, batch, 4 hidden]}, the state's weight {@code [4 hidden, hidden]},
 * its bias {@code [4 hidden]} where there is one, and the first state and cell {@code [batch,
 * hidden]}. The result is {@code [6 time + 2, batch, hidden]}: the states from the first on, the
 * cells from the first on, then each step's gates, {@code [batch, 4 hidden]} as they lie. The bits
 * are those of the plain form, which other dtypes than float32 go through.
 *
 * <p>Gradient: one walk back through the steps, where nothing is recorded; else through the plain
 * form ({@link #plain}), which can be differentiated in turn.
 *
 * @param bias whether a bias is among the inputs
 */
public record LstmLayer(boolean bias) implements Op {

  /**
   * The states {@code [time, batch, hidden]}, the last state and the last cell.
   *
   * @param bias null where there is none
   */
  public static List<Tensor> of(
      Tensor gates, Tensor weight, Tensor bias, Tensor state, Tensor cell) {
    int time = gates.size(0);
    Tensor all =
        bias == null
            ? Autograd.apply(new LstmLayer(false), gates, weight, state, cell)
            : Autograd.apply(new LstmLayer(true), gates, weight, bias, state, cell);
    return List.of(all.narrow(0, 1, time), all.select(0, time), all.select(0, 2 * time + 1));
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public Tensor value(Tensor... in) {
    if (in[0].dtype() != DType.F32) {
      return Autograd.noGrad(() -> plain(in));
    }
    Tensor gates = laid(in[0]);
    Tensor state = laid(state(in));
    Tensor cell = laid(cell(in));
    Tensor added = bias ? laid(in[2]) : null;
    Tensor out = Tensor.allocate(DType.F32, 6 * gates.size(0) + 2, gates.size(1), state.size(1));
    out.backend()
        .lstm(
            gates.data(),
            in[1].data(),
            added == null ? null : added.data(),
            state.data(),
            cell.data(),
            out.data());
    return out;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    if (Autograd.recording()) {
      return throughPlain(in, gradient, true);
    }
    if (in[0].dtype() != DType.F32) {
      Tensor[] leaves = new Tensor[in.length];
      for (int i = 0; i < in.length; i++) {
        leaves[i] = in[i].detach().requiresGrad(in[i].requiresGrad());
      }
      try (var _ = Autograd.enableGrad()) {
        return throughPlain(leaves, gradient, false);
      }
    }
    int time = in[0].size(0);
    Tensor toGates = Tensor.allocate(DType.F32, in[0].sizes());
    Tensor toState = Tensor.allocate(DType.F32, state(in).sizes());
    Tensor toCell = Tensor.allocate(DType.F32, cell(in).sizes());
    out.backend()
        .lstmGradient(
            in[1].data(),
            out.data(),
            laid(gradient).data(),
            toGates.data(),
            toState.data(),
            toCell.data());
    Tensor rows = toGates.reshape(-1, toGates.size(2));
    Tensor before = out.detach().narrow(0, 0, time).reshape(-1, out.size(2));
    List<Tensor> all = new ArrayList<>();
    all.add(toGates);
    all.add(in[1].requiresGrad() ? rows.transpose(0, 1).matmul(before) : null);
    if (bias) {
      all.add(in[2].requiresGrad() ? rows.sum(0, false) : null);
    }
    all.add(toState);
    all.add(toCell);
    return all.toArray(Tensor[]::new);
  }

  @Override
  public boolean keepsInput(int i) {
    return true;
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }

  /** The same in single operations. */
  Tensor plain(Tensor... in) {
    Tensor state = state(in);
    Tensor cell = cell(in);
    List<Tensor> states = new ArrayList<>(List.of(state));
    List<Tensor> cells = new ArrayList<>(List.of(cell));
    List<Tensor> gates = new ArrayList<>();
    int hidden = state.size(1);
    for (int t = 0; t < in[0].size(0); t++) {
      Tensor z = in[0].select(0, t).add(state.linear(in[1], bias ? in[2] : null));
      Tensor i = z.narrow(1, 0, hidden).sigmoid();
      Tensor f = z.narrow(1, hidden, hidden).sigmoid();
      Tensor g = z.narrow(1, 2 * hidden, hidden).tanh();
      Tensor o = z.narrow(1, 3 * hidden, hidden).sigmoid();
      cell = f.mul(cell).add(i.mul(g));
      state = o.mul(cell.tanh());
      states.add(state);
      cells.add(cell);
      Tensor row = Tensor.cat(List.of(i, f, g, o), 1);
      gates.add(row.reshape(4, state.size(0), hidden));
    }
    states.addAll(cells);
    List<Tensor> all = new ArrayList<>(List.of(Tensor.stack(states, 0)));
    all.addAll(gates);
    return Tensor.cat(all, 0);
  }

  private Tensor[] throughPlain(Tensor[] in, Tensor gradient, boolean createGraph) {
    Tensor out = plain(in);
    List<Tensor> wanted = Arrays.stream(in).filter(Tensor::requiresGrad).toList();
    List<Tensor> found =
        Autograd.grad(List.of(out), wanted, List.of(gradient), createGraph, createGraph, true);
    Tensor[] all = new Tensor[in.length];
    for (int i = 0, next = 0; i < in.length; i++) {
      all[i] = in[i].requiresGrad() ? found.get(next++) : null;
    }
    return all;
  }

  private Tensor state(Tensor[] in) {
    return in[bias ? 3 : 2];
  }

  private Tensor cell(Tensor[] in) {
    return in[bias ? 4 : 3];
  }

  private static Tensor laid(Tensor x) {
    return x.isContiguous() ? x : new Copy().value(x);
  }
}
