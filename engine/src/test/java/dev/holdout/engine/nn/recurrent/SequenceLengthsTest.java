package dev.holdout.engine.nn.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Init;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.nn.recurrent.Recurrent.Sequence;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences of different lengths run together as each runs alone. */
class SequenceLengthsTest {

  private static final int[] LENGTHS = {2, 5, 1, 4};
  private static final int TIME = 5;
  private static final int FEATURES = 3;

  record Net(String name, Supplier<Recurrent> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Net> nets() {
    RecurrentConfig one = RecurrentConfig.of(FEATURES, 2);
    RecurrentConfig both = one.layers(2).inBothDirections();
    return Stream.of(
        new Net("lstm", () -> new Lstm(one, new Philox(1, 0))),
        new Net("lstm of two layers in both directions", () -> new Lstm(both, new Philox(1, 0))),
        new Net("gru", () -> new Gru(one, new Philox(2, 0))),
        new Net("gru of two layers in both directions", () -> new Gru(both, new Philox(2, 0))),
        new Net(
            "rnn of two layers in both directions",
            () -> new Rnn(both, Rnn.Nonlinearity.TANH, new Philox(3, 0))));
  }

  /** The sequences side by side; behind their ends what the filling is. */
  private static Tensor filled(double filling) {
    Tensor x = Init.normal(0, 1, new Philox(7, 0), TIME, LENGTHS.length, FEATURES);
    for (int i = 0; i < LENGTHS.length; i++) {
      if (LENGTHS[i] < TIME) {
        x.narrow(0, LENGTHS[i], TIME - LENGTHS[i]).narrow(1, i, 1).fill(filling);
      }
    }
    return x;
  }

  private static List<Tensor> start(Recurrent net) {
    int places = net.sequence(filled(0), null, null).state().getFirst().size(0);
    int states = net instanceof Lstm ? 2 : 1;
    List<Tensor> start = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      start.add(Init.normal(0, 1, new Philox(9, s), places, LENGTHS.length, 2));
    }
    return start;
  }

  private static void assertClose(Tensor got, Tensor want, String name) {
    assertThat(got.shape()).as(name).isEqualTo(want.shape());
    assertThat(got.detach().toFloatArray())
        .as(name)
        .containsExactly(want.detach().toFloatArray(), within(1e-6f));
  }

  @ParameterizedTest
  @MethodSource("nets")
  void outputs_and_final_states_are_those_of_each_sequence_alone(Net each) {
    Recurrent net = each.make().get();
    Tensor x = filled(0.5);
    List<Tensor> start = start(net);

    Sequence together = net.sequence(x, LENGTHS, start);

    for (int i = 0; i < LENGTHS.length; i++) {
      int row = i;
      Sequence alone =
          net.sequence(
              x.narrow(1, i, 1).narrow(0, 0, LENGTHS[i]),
              null,
              start.stream().map(state -> state.narrow(1, row, 1)).toList());
      Tensor output = together.output().narrow(1, i, 1);
      assertClose(output.narrow(0, 0, LENGTHS[i]), alone.output(), "output " + i);
      Tensor behind = output.narrow(0, LENGTHS[i], TIME - LENGTHS[i]).detach();
      assertThat(behind.abs().sum().item()).as("behind the end of " + i).isZero();
      for (int s = 0; s < start.size(); s++) {
        assertClose(
            together.state().get(s).narrow(1, i, 1), alone.state().get(s), "state " + s + " " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  void gradients_are_the_sum_of_those_of_each_sequence_alone(Net each) {
    Recurrent net = each.make().get();
    Tensor x = filled(0.5).requiresGrad(true);
    total(net.sequence(x, LENGTHS, null)).backward();

    Recurrent single = each.make().get();
    for (int i = 0; i < LENGTHS.length; i++) {
      Tensor alone = filled(0.5).narrow(1, i, 1).narrow(0, 0, LENGTHS[i]).copy().requiresGrad(true);
      total(single.sequence(alone, null, null)).backward();
      Tensor got = x.grad().narrow(1, i, 1);
      assertClose(got.narrow(0, 0, LENGTHS[i]), alone.grad(), "input " + i);
      assertThat(got.narrow(0, LENGTHS[i], TIME - LENGTHS[i]).abs().sum().item()).isZero();
    }

    List<Parameter> want = single.parameters();
    List<Parameter> have = net.parameters();
    for (int p = 0; p < want.size(); p++) {
      assertThat(have.get(p).grad().toFloatArray())
          .as("parameter " + p)
          .containsExactly(want.get(p).grad().toFloatArray(), within(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  void what_lies_behind_the_ends_reaches_nothing_even_as_nan(Net each) {
    Recurrent clean = each.make().get();
    Recurrent dirty = each.make().get();
    Tensor x = filled(0).requiresGrad(true);
    Tensor y = filled(Double.NaN).requiresGrad(true);

    Sequence want = clean.sequence(x, LENGTHS, null);
    Sequence got = dirty.sequence(y, LENGTHS, null);
    total(want).backward();
    total(got).backward();

    assertThat(got.output().detach().toFloatArray())
        .isEqualTo(want.output().detach().toFloatArray());
    assertThat(y.grad().toFloatArray()).isEqualTo(x.grad().toFloatArray());
    for (int p = 0; p < clean.parameters().size(); p++) {
      assertThat(dirty.parameters().get(p).grad().toFloatArray())
          .isEqualTo(clean.parameters().get(p).grad().toFloatArray());
    }
  }

  /** A value that depends on outputs and final states. */
  private static Tensor total(Sequence made) {
    Tensor sum = made.output().square().sum();
    for (Tensor state : made.state()) {
      sum = sum.add(state.mul(0.7).sin().sum());
    }
    return sum;
  }
}
