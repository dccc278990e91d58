package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.nn.recurrent.Recurrent.Sequence;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.ops.LstmLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One layer read in one direction, step by step in tensor operations.
 *
 * @param backwards whether it begins at the end
 * @param ends where sequences end; null where all have every step
 * @param longMemory whether the step is that of long short-term memory, which has an operation of
 *     its own for sequences that all have every step, in float32
 */
record Direction(Weights weights, Step step, boolean backwards, Ends ends, boolean longMemory) {

  /**
   * @param x {@code [time, batch, features]}
   * @param start each {@code [batch, hidden]}, the first {@code [batch, output]}
   */
  Sequence over(Tensor x, List<Tensor> start) {
    Tensor gates = weights.fromInput(x);
    boolean whole =
        longMemory
            && weights.projection() == null
            && !backwards
            && ends == null
            && gates.numel() > 0;
    if (whole && (gates.dtype() == DType.F32 || Precision.type() == gates.dtype())) {
      return inOne(gates, start);
    }
    int time = x.size(-3);
    Tensor[] outputs = new Tensor[time];
    List<Tensor> state = start;
    for (int i = 0; i < time; i++) {
      int t = backwards ? time - 1 - i : i;
      List<Tensor> next =
          weights.projected(
              step.next(gates.select(-3, t), weights.fromState(state.getFirst()), state));
      if (ends == null || ends.allHave(t)) {
        outputs[t] = next.getFirst();
        state = next;
      } else {
        Tensor have = ends.have(t);
        outputs[t] = next.getFirst().where(have, Tensor.zeros(next.getFirst().dtype()));
        state = kept(have, next, state);
      }
    }
    return new Sequence(joined(Arrays.asList(outputs)), state);
  }

  /**
   * All steps, {@code [time, batch, hidden]}. Where a state is used three times, as in the gated
   * unit, 16 bits show in which order its gradients are added: in PyTorch the output's comes first.
   */
  private static Tensor joined(List<Tensor> steps) {
    Tensor first = steps.getFirst();
    return first.dtype().bytes() == 2
        ? Tensor.cat(steps, -2).unflatten(-2, steps.size(), first.size(-2))
        : Tensor.stack(steps, -3);
  }

  /**
   * Long short-term memory by its own operation, which computes in float32: of 16-bit gates, under
   * autocast, with the weights rounded to 16 bits, and what comes out rounded once, at the end.
   */
  private Sequence inOne(Tensor gates, List<Tensor> start) {
    DType dtype = gates.dtype();
    Tensor wide = gates.to(DType.F32);
    List<Tensor> from = start.stream().map(state -> state.to(DType.F32)).toList();
    List<Tensor> made = gates.rank() == 3 ? one(wide, from) : members(wide, from);
    List<Tensor> out = made.stream().map(tensor -> tensor.to(dtype)).toList();
    return new Sequence(out.get(0), out.subList(1, 3));
  }

  /** Output, last state and last cell of long short-term memory. */
  private List<Tensor> one(Tensor gates, List<Tensor> start) {
    return LstmLayer.of(gates, stateWeight(), stateBias(), start.get(0), start.get(1));
  }

  private Tensor stateWeight() {
    return Precision.lower(weights.hiddenHidden().tensor()).to(DType.F32);
  }

  private Tensor stateBias() {
    Tensor bias = weights.hiddenBias() == null ? null : weights.hiddenBias().tensor();
    return bias == null ? null : Precision.lower(bias).to(DType.F32);
  }

  /** As {@link #one} of each stacked member, whose gradients are summed as they are alone. */
  private List<Tensor> members(Tensor gates, List<Tensor> start) {
    Tensor weight = stateWeight();
    Tensor bias = stateBias();
    List<List<Tensor>> each = new ArrayList<>();
    for (int m = 0; m < gates.size(0); m++) {
      each.add(
          LstmLayer.of(
              gates.select(0, m),
              weight.select(0, m),
              bias == null ? null : bias.select(0, m),
              start.get(0).select(0, m),
              start.get(1).select(0, m)));
    }
    List<Tensor> all = new ArrayList<>();
    for (int part = 0; part < 3; part++) {
      int which = part;
      all.add(Tensor.stack(each.stream().map(made -> made.get(which)).toList(), 0));
    }
    return all;
  }

  /** The new state where a sequence has this step, else the old one. */
  private static List<Tensor> kept(Tensor have, List<Tensor> next, List<Tensor> before) {
    List<Tensor> state = new ArrayList<>();
    for (int s = 0; s < next.size(); s++) {
      state.add(next.get(s).where(have, before.get(s)));
    }
    return state;
  }
}
