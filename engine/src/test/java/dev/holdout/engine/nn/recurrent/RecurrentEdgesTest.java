package dev.holdout.engine.nn.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What recurrent nets refuse, whom they tell, and how their forms agree. */
class RecurrentEdgesTest {

  private static final RecurrentConfig SIZES = RecurrentConfig.of(3, 2);

  private static Philox random() {
    return new Philox(1, 0);
  }

  private static Tensor sequence(int... shape) {
    return Tensor.randn(new Philox(5, 0), shape);
  }

  @Test
  void a_sequence_without_a_batch_is_a_batch_of_one() {
    Lstm net = new Lstm(SIZES.layers(2).inBothDirections(), random());
    Tensor x = sequence(4, 3);

    Lstm.Result single = net.run(x, Tensor.ones(4, 2), Tensor.ones(4, 2));
    Lstm.Result batch = net.run(x.unsqueeze(1), Tensor.ones(4, 1, 2), Tensor.ones(4, 1, 2));

    assertThat(single.output().shape()).containsExactly(4, 4);
    assertThat(single.cell().shape()).containsExactly(4, 2);
    assertThat(single.output().detach().toFloatArray())
        .isEqualTo(batch.output().detach().toFloatArray());
  }

  @Test
  void a_cell_in_a_loop_is_the_net() {
    Gru net = new Gru(SIZES, random());
    GruCell cell = new GruCell(3, 2, true, random());
    Tensor x = sequence(4, 5, 3);

    Tensor state = cell.step(x.select(0, 0));
    for (int t = 1; t < 4; t++) {
      state = cell.step(x.select(0, t), state);
    }

    assertThat(state.detach().toFloatArray())
        .containsExactly(net.run(x).hidden().detach().toFloatArray(), within(1e-6f));
  }

  @Test
  void hooks_are_told_once_however_a_net_is_called() {
    Lstm net = new Lstm(SIZES, random());
    LstmCell cell = new LstmCell(3, 2, true, random());
    List<String> calls = new ArrayList<>();
    Layer.ForwardHook hook =
        (layer, in, out) -> calls.add(layer.getClass().getSimpleName() + out.size());
    try (var _ = net.hook(hook);
        var _ = cell.hook(hook)) {
      net.apply(sequence(4, 5, 3));
      net.run(sequence(4, 5, 3));
      net.run(sequence(4, 5, 3), new int[] {1, 2, 3, 4, 1});
      cell.apply(sequence(5, 3));
      cell.step(sequence(5, 3));
      cell.step(sequence(5, 3), Tensor.ones(5, 2), Tensor.ones(5, 2));
    }

    assertThat(calls)
        .containsExactly("Lstm1", "Lstm3", "Lstm3", "LstmCell1", "LstmCell2", "LstmCell2");
  }

  @Test
  void stacked_members_take_lengths_and_states() {
    RecurrentConfig both = SIZES.inBothDirections();
    Gru all = Members.of(2, m -> new Gru(both, new Philox(m, 0)));
    Tensor x = sequence(2, 4, 3, 3);
    Tensor state = sequence(2, 2, 3, 2);
    int[] lengths = {4, 1, 2};

    Gru.Result together = all.run(x, lengths, state);

    for (int m = 0; m < 2; m++) {
      Gru.Result alone =
          new Gru(both, new Philox(m, 0)).run(x.select(0, m), lengths, state.select(0, m));
      assertThat(together.output().select(0, m).detach().toFloatArray())
          .isEqualTo(alone.output().detach().toFloatArray());
      assertThat(together.hidden().select(0, m).detach().toFloatArray())
          .isEqualTo(alone.hidden().detach().toFloatArray());
    }
  }

  @Test
  void each_place_between_layers_has_masks_of_its_own() {
    Rnn net = new Rnn(SIZES.layers(3).dropout(0.5, 7), Rnn.Nonlinearity.TANH, random());
    List<Dropout> places =
        net.namedLayers().values().stream()
            .filter(Dropout.class::isInstance)
            .map(Dropout.class::cast)
            .toList();

    assertThat(places).hasSize(2);
    assertThat(places.get(0).apply(Tensor.ones(200)).toFloatArray())
        .isNotEqualTo(places.get(1).apply(Tensor.ones(200)).toFloatArray());
  }

  @Test
  void evaluation_leaves_nothing_out() {
    Gru net = new Gru(SIZES.layers(2).dropout(0.5, 7), random());
    Gru whole = new Gru(SIZES.layers(2), random());
    Tensor x = sequence(4, 5, 3);

    assertThat(net.apply(x).detach().toFloatArray())
        .isNotEqualTo(whole.apply(x).detach().toFloatArray());
    net.eval();
    assertThat(net.apply(x).detach().toFloatArray())
        .isEqualTo(whole.apply(x).detach().toFloatArray());
  }

  @Test
  void wrong_inputs_and_states_are_refused_with_the_remedy() {
    Gru net = new Gru(SIZES, random());

    assertThatThrownBy(() -> net.run(sequence(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[3]")
        .hasMessageContaining("pass [time, batch, features]");
    assertThatThrownBy(() -> net.run(sequence(4, 5, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[4, 5, 2]")
        .hasMessageContaining("built for 3 features");
    assertThatThrownBy(() -> net.run(sequence(0, 5, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("without a step");
    assertThatThrownBy(() -> net.run(sequence(4, 5, 3), Tensor.zeros(1, 4, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the state is [1, 4, 2], but must be [1, 5, 2]");
    assertThatThrownBy(() -> net.run(sequence(4, 3), Tensor.zeros(1, 1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the state is [1, 1, 2], but must be [1, 2]");
    assertThatThrownBy(() -> net.run(sequence(4, 5, 3), Tensor.zeros(DType.F64, 1, 5, 2)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float64")
        .hasMessageContaining("convert the state");
  }

  @Test
  void a_projection_narrows_what_comes_out_but_not_the_cell() {
    RecurrentConfig config = RecurrentConfig.of(3, 4).layers(2).inBothDirections().projected(2);
    Lstm net = new Lstm(config, random());

    Lstm.Result result = net.run(sequence(5, 2, 3), new int[] {5, 3});

    assertThat(result.output().shape()).containsExactly(5, 2, 4);
    assertThat(result.hidden().shape()).containsExactly(4, 2, 2);
    assertThat(result.cell().shape()).containsExactly(4, 2, 4);
    assertThat(net.namedParameters().get("weight_hr_l1_reverse").tensor().shape())
        .containsExactly(2, 4);
    assertThat(net.toString()).contains("proj_size=2");
    assertThatThrownBy(() -> net.run(sequence(5, 2, 3), sequence(4, 2, 4), sequence(4, 2, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the state is [4, 2, 4], but must be [4, 2, 2]");
    assertThatThrownBy(() -> config.projected(4)).hasMessageContaining("below the hidden size");
    assertThatThrownBy(() -> new Gru(config, random())).hasMessageContaining("only an Lstm");
  }

  @Test
  void wrong_lengths_are_refused_with_the_remedy() {
    Gru net = new Gru(SIZES, random());
    Tensor x = sequence(4, 2, 3);

    assertThatThrownBy(() -> net.run(x, new int[] {1}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("1 lengths for a batch of 2")
        .hasMessageContaining("pass one a sequence");
    for (int wrong : new int[] {0, 5}) {
      assertThatThrownBy(() -> net.run(x, new int[] {1, wrong}))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("sequence 1 is " + wrong)
          .hasMessageContaining("pass 1 to 4");
    }
  }

  @Test
  void cells_and_sizes_refuse_what_does_not_fit() {
    LstmCell cell = new LstmCell(3, 2, true, random());

    assertThatThrownBy(() -> cell.step(sequence(5, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("built for 3 features");
    assertThatThrownBy(() -> cell.step(sequence(5, 3), Tensor.zeros(5, 2), Tensor.zeros(4, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the state is [4, 2], but must be [5, 2]");
    assertThatThrownBy(
            () -> cell.step(sequence(5, 3), Tensor.zeros(5, 2), Tensor.zeros(DType.F64, 5, 2)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("convert the state");
    assertThatThrownBy(() -> RecurrentConfig.of(0, 2)).hasMessageContaining("input size is 0");
    assertThatThrownBy(() -> SIZES.layers(0)).hasMessageContaining("layers are 0");
    assertThatThrownBy(() -> SIZES.dropout(1.5, 0)).hasMessageContaining("from 0 to 1");
  }
}
