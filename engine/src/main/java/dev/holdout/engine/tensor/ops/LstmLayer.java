package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Function;
import dev.holdout.engine.tensor.FunctionContext;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All steps of a long short-term memory in one operation, float32. Inputs: what the input adds to
 * the gates i, f, g, o {@code [time, batch, 4 hidden]}, the state's weight {@code [4 hidden,
 * hidden]}, its bias {@code [4 hidden]} where there is one, and the first state and cell {@code
 * [batch, hidden]}. Outputs: the states {@code [time, batch, hidden]}, the last state and the last
 * cell, in the bits of the plain form ({@link #plain}).
 *
 * <p>Gradient: one walk back through the steps, where nothing is recorded; else through the plain
 * form, which can be differentiated in turn.
 *
 * @param bias whether a bias is among the inputs
 */
public record LstmLayer(boolean bias) implements Function {

  /**
   * The states, the last state and the last cell.
   *
   * @param bias null where there is none
   */
  public static List<Tensor> of(
      Tensor gates, Tensor weight, Tensor bias, Tensor state, Tensor cell) {
    return bias == null
        ? new LstmLayer(false).apply(gates, weight, state, cell)
        : new LstmLayer(true).apply(gates, weight, bias, state, cell);
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
    Tensor gates = laid(in.get(0));
    Tensor first = laid(state(in));
    Tensor cell = laid(cell(in));
    Tensor added = bias ? laid(in.get(2)) : null;
    int time = gates.size(0);
    int batch = gates.size(1);
    int hidden = first.size(1);
    Tensor states = Tensor.allocateUnwritten(DType.F32, time + 1, batch, hidden);
    Tensor cells = Tensor.allocateUnwritten(DType.F32, time + 1, batch, hidden);
    Tensor opened = Tensor.allocateUnwritten(DType.F32, time, batch, 4 * hidden);
    states
        .backend()
        .lstm(
            gates.data(),
            in.get(1).data(),
            added == null ? null : added.data(),
            first.data(),
            cell.data(),
            states.data(),
            cells.data(),
            opened.data());
    List<Tensor> kept = new ArrayList<>(in);
    kept.addAll(List.of(states, cells, opened));
    context.save(kept.toArray(Tensor[]::new));
    return List.of(
        states.narrow(0, 1, time), states.select(0, time).copy(), cells.select(0, time).copy());
  }

  @Override
  public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
    Tensor[] in = new Tensor[bias ? 5 : 4];
    for (int i = 0; i < in.length; i++) {
      in[i] = context.saved(i);
    }
    if (Autograd.recording()) {
      return throughPlain(in, gradients);
    }
    Tensor states = context.saved(in.length);
    Tensor cells = context.saved(in.length + 1);
    Tensor opened = context.saved(in.length + 2);
    Tensor toGates = Tensor.allocateUnwritten(DType.F32, opened.sizes());
    Tensor toState = gradients.get(1).copy();
    Tensor toCell = gradients.get(2).copy();
    states
        .backend()
        .lstmGradient(
            in[1].data(),
            cells.data(),
            opened.data(),
            laid(gradients.get(0)).data(),
            toGates.data(),
            toState.data(),
            toCell.data());
    Tensor rows = toGates.reshape(-1, toGates.size(2));
    Tensor before = states.narrow(0, 0, opened.size(0)).reshape(-1, states.size(2));
    List<Tensor> all = new ArrayList<>();
    all.add(toGates);
    all.add(context.wants(1) ? rows.transpose(0, 1).matmul(before) : null);
    if (bias) {
      all.add(context.wants(2) ? rows.sum(0, false) : null);
    }
    all.add(toState);
    all.add(toCell);
    return all;
  }

  /** The same in single operations. */
  List<Tensor> plain(List<Tensor> in) {
    Tensor state = state(in);
    Tensor cell = cell(in);
    List<Tensor> states = new ArrayList<>();
    int hidden = state.size(1);
    for (int t = 0; t < in.get(0).size(0); t++) {
      Tensor added = state.linear(in.get(1), bias ? in.get(2) : null);
      Tensor z = in.get(0).select(0, t).add(added);
      Tensor i = z.narrow(1, 0, hidden).sigmoid();
      Tensor f = z.narrow(1, hidden, hidden).sigmoid();
      Tensor g = z.narrow(1, 2 * hidden, hidden).tanh();
      Tensor o = z.narrow(1, 3 * hidden, hidden).sigmoid();
      cell = f.mul(cell).add(i.mul(g));
      state = o.mul(cell.tanh());
      states.add(state);
    }
    return List.of(Tensor.stack(states, 0), state, cell);
  }

  private List<Tensor> throughPlain(Tensor[] in, List<Tensor> gradients) {
    List<Tensor> out = plain(List.of(in));
    List<Tensor> wanted = Arrays.stream(in).filter(Tensor::requiresGrad).toList();
    List<Tensor> found = Autograd.grad(out, wanted, gradients, true, true, true);
    List<Tensor> all = new ArrayList<>();
    int next = 0;
    for (Tensor input : in) {
      all.add(input.requiresGrad() ? found.get(next++) : null);
    }
    return all;
  }

  private Tensor state(List<Tensor> in) {
    return in.get(bias ? 3 : 2);
  }

  private Tensor cell(List<Tensor> in) {
    return in.get(bias ? 4 : 3);
  }

  private static Tensor laid(Tensor x) {
    return x.isContiguous() ? x : x.copy();
  }
}
