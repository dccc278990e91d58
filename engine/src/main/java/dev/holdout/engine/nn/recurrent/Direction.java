package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.nn.recurrent.Recurrent.Sequence;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One layer read in one direction, step by step in tensor operations.
 *
 * @param backwards whether it begins at the end
 * @param ends where sequences end; null where all have every step
 */
record Direction(Weights weights, Step step, boolean backwards, Ends ends) {

  /**
   * @param x {@code [time, batch, features]}
   * @param start each {@code [batch, hidden]}
   */
  Sequence over(Tensor x, List<Tensor> start) {
    Tensor gates = weights.fromInput(x);
    int time = x.size(-3);
    Tensor[] outputs = new Tensor[time];
    List<Tensor> state = start;
    for (int i = 0; i < time; i++) {
      int t = backwards ? time - 1 - i : i;
      List<Tensor> next =
          step.next(gates.select(-3, t), weights.fromState(state.getFirst()), state);
      if (ends == null || ends.allHave(t)) {
        outputs[t] = next.getFirst();
        state = next;
      } else {
        Tensor have = ends.have(t);
        outputs[t] = next.getFirst().mul(have.to(x.dtype()));
        state = kept(have, next, state);
      }
    }
    return new Sequence(Tensor.stack(Arrays.asList(outputs), -3), state);
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
