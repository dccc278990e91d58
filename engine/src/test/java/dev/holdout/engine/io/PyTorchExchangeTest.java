package dev.holdout.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Conv1d;
import dev.holdout.engine.nn.Conv2d;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Embedding;
import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.PRelu;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.StateException;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.attention.TransformerEncoder;
import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.recurrent.Gru;
import dev.holdout.engine.nn.recurrent.GruCell;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.LstmCell;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.nn.recurrent.Rnn;
import dev.holdout.engine.nn.recurrent.RnnCell;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights go to PyTorch under its own names, and come back. Needs a Python with torch: {@code
 * python3}, or what the property {@code holdout.python} names; skipped where there is none.
 */
class PyTorchExchangeTest {

  private static final double TOLERANCE = 1e-6;
  private static final Tensor ROWS = Tensor.randn(new Philox(20, 0), 5, 4);
  private static final Tensor SERIES = Tensor.randn(new Philox(21, 0), 2, 6, 4);
  private static final RecurrentConfig DEEP =
      RecurrentConfig.of(4, 3).layers(2).inBothDirections().withBatchFirst();
  private static final TransformerEncoderLayer.Config ENCODER =
      TransformerEncoderLayer.Config.of(4, 2, 8).withBatchFirst().dropout(0.1, 3);

  @TempDir Path folder;

  /**
   * A layer on both sides.
   *
   * @param module PyTorch's constructor
   * @param call how PyTorch's module m is called with x
   */
  private record Case(
      String name,
      Function<Philox, Layer> make,
      String module,
      String call,
      Tensor input,
      Function<Layer, Function<Tensor, Tensor>> here) {

    Tensor output(Layer layer, Tensor x) {
      return here.apply(layer).apply(x).detach();
    }
  }

  private static Case of(String name, Function<Philox, Layer> make, String module, Tensor input) {
    return new Case(name, make, module, "m(x)", input, layer -> layer::apply);
  }

  private static List<Case> cases() {
    Tensor planes = Tensor.randn(new Philox(22, 0), 2, 2, 5, 5);
    Tensor words = Tensor.of(new long[] {0, 3, 2, 4}, 2, 2);
    return List.of(
        of("linear", r -> new Linear(4, 3, r), "nn.Linear(4, 3)", ROWS),
        of("embedding", r -> new Embedding(5, 3, r), "nn.Embedding(5, 3)", words),
        of("conv1d", r -> new Conv1d(6, 2, KernelWindow.of(3), r), "nn.Conv1d(6, 2, 3)", SERIES),
        of(
            "conv2d",
            r -> new Conv2d(2, 3, KernelWindow.of(3, 2), r),
            "nn.Conv2d(2, 3, (3, 2))",
            planes),
        of("layer_norm", r -> new LayerNorm(4), "nn.LayerNorm(4)", ROWS),
        of("batch_norm", r -> new BatchNorm1d(4), "nn.BatchNorm1d(4)", ROWS),
        of("prelu", r -> new PRelu(6, 0.1), "nn.PReLU(6)", SERIES),
        of(
            "lstm",
            r -> new Lstm(DEEP, r),
            "nn.LSTM(4, 3, num_layers=2, bidirectional=True, batch_first=True)",
            SERIES),
        of(
            "gru",
            r -> new Gru(DEEP, r),
            "nn.GRU(4, 3, num_layers=2, bidirectional=True, batch_first=True)",
            SERIES),
        of(
            "rnn",
            r -> new Rnn(DEEP, Rnn.Nonlinearity.TANH, r),
            "nn.RNN(4, 3, num_layers=2, bidirectional=True, batch_first=True)",
            SERIES),
        of("lstm_cell", r -> new LstmCell(4, 3, true, r), "nn.LSTMCell(4, 3)", ROWS),
        of("gru_cell", r -> new GruCell(4, 3, true, r), "nn.GRUCell(4, 3)", ROWS),
        of(
            "rnn_cell",
            r -> new RnnCell(4, 3, true, Rnn.Nonlinearity.TANH, r),
            "nn.RNNCell(4, 3)",
            ROWS),
        new Case(
            "attention",
            r -> new MultiheadAttention(MultiheadAttention.Config.of(4, 2).withBatchFirst(), r),
            "nn.MultiheadAttention(4, 2, batch_first=True)",
            "m(x, x, x)",
            SERIES,
            layer -> layer::apply),
        of(
            "encoder_layer",
            r -> new TransformerEncoderLayer(ENCODER, r),
            "nn.TransformerEncoderLayer(4, 2, 8, batch_first=True)",
            SERIES),
        of(
            "encoder",
            r -> new TransformerEncoder(ENCODER, 2, true, r),
            "nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, batch_first=True), 2,"
                + " nn.LayerNorm(4))",
            SERIES),
        of("trained", PyTorchExchangeTest::trained, TRAINED, ROWS));
  }

  private static final String TRAINED =
      "nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.Tanh(), nn.Dropout(0.2), nn.Linear(8,"
          + " 1))";

  /** A net trained here. */
  private static Layer trained(Philox random) {
    Sequential net =
        new Sequential(
            new Linear(4, 8, random),
            new BatchNorm1d(8),
            new Tanh(),
            new Dropout(0.2, 1),
            new Linear(8, 1, random));
    Adam adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    for (int step = 0; step < 20; step++) {
      adam.zeroGrad();
      net.apply(ROWS).sub(ROWS.sum(1, true)).square().mean().backward();
      adam.step();
    }
    return net;
  }

  @Test
  void weights_go_to_pytorch_and_come_back_with_equal_outputs() throws Exception {
    String python = requirePython();
    List<Case> cases = cases();
    for (Case one : cases) {
      Layer layer = one.make.apply(new Philox(5, 0)).eval();
      Safetensors.of(layer.stateDict(), Map.of("format", "pt")).write(file(one, "state"));
      Map<String, Tensor> call =
          Map.of("input", one.input, "output", one.output(layer, one.input).contiguous());
      Safetensors.of(call, Map.of()).write(file(one, "call"));
    }
    exchange(python, cases);

    for (Case one : cases) {
      Tensor there = tensors(one, "torch").get("output");
      compare(one.name + " of our weights", tensors(one, "call").get("output"), there);

      Layer layer = one.make.apply(new Philox(6, 0));
      layer.loadStateDict(tensors(one, "back_state"));
      Map<String, Tensor> back = tensors(one, "back");
      Tensor here = one.output(layer.eval(), back.get("input"));
      compare(one.name + " of PyTorch's weights", here, back.get("output"));
    }
  }

  @Test
  void a_state_under_other_names_is_refused() {
    Layer lstm = new Lstm(DEEP, new Philox(1, 0));

    assertThat(lstm.stateDict()).containsKeys("weight_ih_l0", "bias_hh_l1_reverse");
    assertThatThrownBy(() -> lstm.loadStateDict(new Linear(4, 3, new Philox(1, 0)).stateDict()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("weight_ih_l0 is missing");
  }

  private static void compare(String what, Tensor here, Tensor there) {
    assertThat(here.shape()).as(what).isEqualTo(there.shape());
    float[] got = here.toFloatArray();
    float[] want = there.toFloatArray();
    for (int i = 0; i < want.length; i++) {
      double allowed = TOLERANCE * (1 + Math.abs(want[i]));
      assertThat((double) got[i]).as(what).isCloseTo(want[i], Offset.offset(allowed));
    }
  }

  private Map<String, Tensor> tensors(Case one, String kind) {
    return Safetensors.read(file(one, kind)).tensorDict();
  }

  private Path file(Case one, String kind) {
    return folder.resolve(one.name + "." + kind);
  }

  private static String requirePython() throws InterruptedException {
    String python = System.getProperty("holdout.python", "python3");
    String lacking =
        "skipped: PyTorch's weights are not exchanged, since %s has no torch; install python3-torch, or name another interpreter with -Dholdout.python"
            .formatted(python);
    try {
      Process probe =
          new ProcessBuilder(python, "-c", "import torch").redirectErrorStream(true).start();
      probe.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      if (probe.waitFor() == 0) {
        return python;
      }
    } catch (IOException notThere) {
      // said below
    }
    System.err.println(lacking);
    return Assumptions.abort(lacking);
  }

  private void exchange(String python, List<Case> cases) throws Exception {
    List<Map<String, String>> told =
        cases.stream()
            .map(c -> Map.of("name", c.name, "module", c.module, "call", c.call))
            .toList();
    new ObjectMapper().writeValue(folder.resolve("cases.json").toFile(), told);
    Path script = folder.resolve("exchange.py");
    try (InputStream source = PyTorchExchangeTest.class.getResourceAsStream("exchange.py")) {
      Files.copy(source, script);
    }
    Path log = folder.resolve("exchange.log");
    Process run =
        new ProcessBuilder(python, script.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(run.waitFor(5, TimeUnit.MINUTES)).as("PyTorch ends").isTrue();
    String said = Files.readString(log);
    System.out.println("exchanged with " + said.strip());
    assertThat(run.exitValue()).as(said).isZero();
  }
}
