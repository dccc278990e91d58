package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many networks as one; that each layer's bits stay is a law of EveryLayerTest. */
class MembersTest {

  private static Sequential net(long seed) {
    Philox random = new Philox(seed, 0);
    return new Sequential(new Linear(3, 4, random), new Tanh(), new Linear(4, 1, random));
  }

  @Test
  void members_trained_together_end_where_each_ends_alone() {
    int members = 3;
    Tensor batch = Init.normal(0, 1, new Philox(9, 0), 6, 3);
    Sequential all = Members.of(members, MembersTest::net);
    Adam optimizer = new Adam(all.parameters(), Adam.Config.of(0.05));
    for (int step = 0; step < 20; step++) {
      optimizer.zeroGrad();
      all.apply(Members.share(batch, members)).square().sum().backward();
      optimizer.step();
    }

    for (int m = 0; m < members; m++) {
      Sequential alone = net(m);
      Adam own = new Adam(alone.parameters(), Adam.Config.of(0.05));
      for (int step = 0; step < 20; step++) {
        own.zeroGrad();
        alone.apply(batch).square().sum().backward();
        own.step();
      }
      Map<String, Tensor> state = Members.stateDict(all, m);
      alone
          .stateDict()
          .forEach((path, tensor) ->
              assertThat(state.get(path).toFloatArray()).as(path).isEqualTo(tensor.toFloatArray()));
    }
  }

  @Test
  void a_member_taken_out_loads_into_a_single_net() {
    Sequential all = Members.of(2, MembersTest::net);
    Sequential single = net(77);

    single.loadStateDict(Members.stateDict(all, 1));

    Tensor batch = Tensor.ones(2, 3);
    assertThat(single.apply(batch).detach().toFloatArray())
        .isEqualTo(net(1).apply(batch).detach().toFloatArray());
  }

  @Test
  void an_input_without_the_members_is_refused_with_the_remedy() {
    Sequential all = Members.of(2, MembersTest::net);

    assertThatThrownBy(() -> all.apply(Tensor.ones(6, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[6, 3]")
        .hasMessageContaining("2 members")
        .hasMessageContaining("Members.share(x, 2)");
  }

  @Test
  void an_input_of_another_width_is_refused_with_both_shapes() {
    Linear all = Members.of(2, m -> new Linear(3, 4, new Philox(m, 0)));

    assertThatThrownBy(() -> all.apply(Tensor.ones(2, 6, 5)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2, 6, 5]")
        .hasMessageContaining("[2, 4, 3]");
  }

  @Test
  void members_of_different_sizes_are_refused() {
    assertThatThrownBy(() -> Members.of(2, m -> new Linear(3, 4 + m, new Philox(m, 0))))
        .isInstanceOf(StateException.class)
        .hasMessageContaining(
            "weight is float32 [5, 3] in member 1 and float32 [4, 3] in member 0");
    assertThatThrownBy(
            () -> Members.of(2, m -> m == 0 ? new Sequential(new Tanh()) : new Sequential()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("member 1 has the parts");
    assertThatThrownBy(() -> Members.of(0, MembersTest::net)).hasMessageContaining("1 or more");
  }

  @Test
  void a_single_layer_has_no_members_to_take_out() {
    assertThatThrownBy(() -> Members.stateDict(net(1), 0))
        .hasMessageContaining("member 0 of a layer with 0");
  }
}
