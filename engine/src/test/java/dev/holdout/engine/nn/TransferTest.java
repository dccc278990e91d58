package dev.holdout.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The body of one net serves another: what is loaded, what is left, and what training moves. */
class TransferTest {

  private static final Tensor INPUT = Tensor.randn(new Philox(4, 0), 16, 3);

  @TempDir Path folder;

  /** A body that is shared and a head of its own size. */
  private static final class Net extends Layer {
    private final Sequential body;
    private final Linear head;

    Net(int classes, long seed) {
      Philox random = new Philox(seed, 0);
      body = new Sequential(new Linear(3, 5, random), new BatchNorm1d(5), new Tanh());
      head = new Linear(5, classes, random);
    }

    @Override
    public Tensor forward(Tensor input) {
      return head.apply(body.apply(input));
    }
  }

  private static void train(Net net, int steps) {
    Adam adam = new Adam(net.parameters(), Adam.Config.of(0.05));
    for (int i = 0; i < steps; i++) {
      adam.zeroGrad();
      net.apply(INPUT).sub(INPUT.sum(1, true)).square().mean().backward();
      adam.step();
    }
  }

  private Map<String, Tensor> trainedBody() {
    Net first = new Net(3, 1);
    train(first, 5);
    Path file = folder.resolve("first.safetensors");
    Safetensors.of(first.stateDict(), Map.of()).write(file);
    Map<String, Tensor> state = new LinkedHashMap<>(Safetensors.read(file).tensorDict());
    state.keySet().removeIf(name -> name.startsWith("head."));
    state.put("pooler.weight", Tensor.ones(2));
    return state;
  }

  @Test
  void the_report_names_what_was_loaded_what_is_missing_and_what_was_not_expected() {
    LoadReport report = new Net(1, 2).loadStateDict(trainedBody(), false);

    assertThat(report.loaded())
        .containsExactly(
            "body.0.weight",
            "body.0.bias",
            "body.1.weight",
            "body.1.bias",
            "body.1.running_mean",
            "body.1.running_var",
            "body.1.num_batches_tracked");
    assertThat(report.missing()).containsExactly("head.weight", "head.bias");
    assertThat(report.unexpected()).containsExactly("pooler.weight");
  }

  @Test
  void what_was_loaded_and_frozen_stays_while_the_head_learns() {
    Map<String, Tensor> loaded = trainedBody();
    Net net = new Net(1, 2);
    LoadReport report = net.loadStateDict(loaded, false);
    net.freeze(report.loaded()::contains);
    net.body.eval(); // its running statistics stay too
    float[] head = net.stateDict().get("head.weight").toFloatArray();

    train(net, 5);

    Map<String, Tensor> after = net.stateDict();
    for (String name : report.loaded()) {
      assertThat(after.get(name).toDoubleArray())
          .as(name)
          .isEqualTo(loaded.get(name).toDoubleArray());
    }
    assertThat(after.get("head.weight").toFloatArray()).isNotEqualTo(head);
    assertThat(net.trainedParameterCount()).isEqualTo(5 + 1);
  }

  @Test
  void unfrozen_again_the_body_learns_on() {
    Net net = new Net(1, 2);
    net.freeze(List.of("body.0.weight", "body.0.bias")::contains);
    net.unfreeze();
    float[] before = net.stateDict().get("body.0.weight").toFloatArray();

    train(net, 2);

    assertThat(net.stateDict().get("body.0.weight").toFloatArray()).isNotEqualTo(before);
  }

  @Test
  void a_head_of_another_size_is_refused_and_nothing_is_loaded() {
    Net net = new Net(1, 2);
    float[] before = net.stateDict().get("body.0.weight").toFloatArray();

    assertThatThrownBy(() -> net.loadStateDict(new Net(3, 1).stateDict(), false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("head.weight is float32 [3, 5], but the layer has float32 [1, 5]")
        .hasMessageContaining("head.bias");

    assertThat(net.stateDict().get("body.0.weight").toFloatArray()).isEqualTo(before);
  }
}
