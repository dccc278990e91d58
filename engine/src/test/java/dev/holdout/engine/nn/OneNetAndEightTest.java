package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A net alone, and eight of its kind at once. */
class OneNetAndEightTest {

  @Test
  void eight_nets_at_once_are_each_as_it_is_alone() {
    IntFunction<Sequential> net =
        seed -> {
          Philox random = new Philox(seed, 0);
          return new Sequential(
              new Linear(4, 8, random),
              new Gelu(),
              new GateLayer(8, random),
              new Linear(8, 1, random));
        };
    assertThat(net.apply(1).summary(Tensor.zeros(16, 4)).toString())
        .contains("2: GateLayer")
        .contains("    gate: Linear")
        .contains("[16, 8]")
        .contains("129 parameters, 129 of them trained, 516 bytes");

    Sequential eight = Members.of(8, net);
    Tensor out = eight.apply(Members.share(Tensor.ones(16, 4), 8));
    Map<String, Tensor> third = Members.stateDict(eight, 2);

    assertThat(out.shape()).containsExactly(8, 16, 1);
    Sequential alone = net.apply(7);
    alone.loadStateDict(third);
    assertThat(alone.apply(Tensor.ones(16, 4)).detach().toFloatArray())
        .isEqualTo(out.select(0, 2).detach().toFloatArray());
  }
}
