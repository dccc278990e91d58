package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that goes on from what was saved gives the bytes of one that was never stopped. */
class ResumeTest {

  private static final int WIDTH = 4;

  private static final Tensor INPUT = Tensor.randn(new Philox(9, 0), 3, 5, WIDTH);

  static List<Supplier<Layer>> nets() {
    return List.of(ResumeTest::plain, ResumeTest::recurrent, ResumeTest::attending);
  }

  private static Layer plain() {
    Philox random = new Philox(1, 0);
    return new Sequential(
        new Linear(WIDTH, 6, random),
        new Dropout(0.5, 11),
        new Residual(new Sequential(new Linear(6, 6, random), new Dropout(0.3, 12))),
        new Linear(6, 1, random));
  }

  private static Layer recurrent() {
    RecurrentConfig config = RecurrentConfig.of(WIDTH, 3).layers(2).dropout(0.5, 3);
    return new Lstm(config, new Philox(2, 0));
  }

  private static Layer attending() {
    return new TransformerEncoderLayer(
        TransformerEncoderLayer.Config.of(WIDTH, 2, 8).dropout(0.4, 5), new Philox(3, 0));
  }

  @ParameterizedTest
  @MethodSource("nets")
  void a_net_with_dropout_goes_on_as_if_it_had_never_stopped(Supplier<Layer> make) {
    Layer whole = make.get();
    train(whole, adam(whole), 6);

    Layer first = make.get();
    Adam before = adam(first);
    train(first, before, 3);
    Layer second = make.get();
    Adam after = adam(second);
    second.loadStateDict(first.stateDict());
    second.loadCounters(first.counters());
    after.loadStateDict(before.stateDict());
    train(second, after, 3);

    Map<String, Tensor> wanted = whole.stateDict();
    second
        .stateDict()
        .forEach((name, got) ->
            assertThat(got.toFloatArray()).as(name).isEqualTo(wanted.get(name).toFloatArray()));
    second.counters().values().forEach(count -> assertThat(count.itemLong()).isEqualTo(6));
  }

  @Test
  void counters_are_named_by_path_and_no_part_of_the_state() {
    Layer net = plain();
    train(net, adam(net), 2);
    assertThat(net.counters().keySet()).containsExactly("1.step", "2.inner.1.step");
    assertThat(net.stateDict().keySet()).noneMatch(name -> name.endsWith("step"));
    net.eval();
    net.apply(INPUT);
    assertThat(net.counters().get("1.step").toLongArray()).containsExactly(2);
  }

  @Test
  void counters_of_another_net_are_refused_and_change_nothing() {
    Layer net = plain();
    Map<String, Tensor> counters = new HashMap<>(net.counters());
    assertThatThrownBy(() -> net.loadCounters(Map.of()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("Sequential")
        .hasMessageContaining("1.step")
        .hasMessageContaining("counters()");
    counters.put("1.step", Tensor.of(new long[] {7}));
    counters.put("2.inner.1.step", Tensor.of(new float[] {2}));
    assertThatThrownBy(() -> net.loadCounters(counters))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("2.inner.1.step is float32 [1]");
    assertThat(net.counters().get("1.step").itemLong()).isZero();
  }

  @Test
  void members_that_stand_at_different_counts_do_not_run_as_one() {
    Dropout ahead = new Dropout(0.5, 1);
    ahead.apply(Tensor.ones(3));
    assertThat(Members.of(2, m -> new Dropout(0.5, m)).counters().get("step").itemLong()).isZero();
    assertThatThrownBy(() -> Members.of(2, m -> m == 1 ? ahead : new Dropout(0.5, 0)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("step stands at 1 in member 1 and at 0 in member 0");
  }

  private static Adam adam(Layer net) {
    return new Adam(net.parameters(), Adam.Config.of(0.01));
  }

  private static void train(Layer net, Adam optimizer, int steps) {
    for (int i = 0; i < steps; i++) {
      optimizer.zeroGrad();
      net.apply(INPUT).square().mean().backward();
      optimizer.step();
    }
  }
}
