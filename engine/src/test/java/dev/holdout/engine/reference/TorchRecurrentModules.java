package dev.holdout.engine.reference;

import dev.holdout.engine.nn.attention.Attention;
import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.attention.Sight;
import dev.holdout.engine.nn.attention.TransformerEncoder;
import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.recurrent.Gru;
import dev.holdout.engine.nn.recurrent.GruCell;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.LstmCell;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.nn.recurrent.Rnn;
import dev.holdout.engine.nn.recurrent.RnnCell;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/** Recurrent nets, attention and the transformer's encoder. */
final class TorchRecurrentModules {

  private static final Philox ANY = new Philox(0, 0); // the cases load their own values

  private TorchRecurrentModules() {}

  static void addTo(TorchModules.Table table) {
    table.several(
        "LSTM", c -> new Lstm(sizes(c), ANY), (layer, in, call) -> lstm((Lstm) layer, in));
    table.several("GRU", c -> new Gru(sizes(c), ANY), (layer, in, call) -> gru((Gru) layer, in));
    table.several(
        "RNN",
        c -> new Rnn(sizes(c), nonlinearity(c), ANY),
        (layer, in, call) -> rnn((Rnn) layer, in));
    table.several(
        "LSTMCell",
        c ->
            new LstmCell(
                c.integer("input_size"), c.integer("hidden_size"), c.flag("bias", true), ANY),
        (layer, in, call) -> lstmCell((LstmCell) layer, in));
    table.several(
        "GRUCell",
        c ->
            new GruCell(
                c.integer("input_size"), c.integer("hidden_size"), c.flag("bias", true), ANY),
        (layer, in, call) ->
            List.of(
                in.get(1) == null
                    ? layer.forward(in.getFirst())
                    : ((GruCell) layer).step(in.get(0), in.get(1))));
    table.several(
        "RNNCell",
        c ->
            new RnnCell(
                c.integer("input_size"),
                c.integer("hidden_size"),
                c.flag("bias", true),
                nonlinearity(c),
                ANY),
        (layer, in, call) ->
            List.of(
                in.get(1) == null
                    ? layer.forward(in.getFirst())
                    : ((RnnCell) layer).step(in.get(0), in.get(1))));
    table.several(
        "MultiheadAttention",
        c -> new MultiheadAttention(attention(c), ANY),
        (layer, in, call) -> attend((MultiheadAttention) layer, in, call));
    table.several(
        "TransformerEncoderLayer",
        c -> new TransformerEncoderLayer(encoder(c), ANY),
        (layer, in, call) ->
            List.of(
                ((TransformerEncoderLayer) layer)
                    .encode(in.get(0), Sight.hiding(in.get(1)), in.get(2))));
    table.several(
        "TransformerEncoder",
        TorchRecurrentModules::stacked,
        (layer, in, call) ->
            List.of(
                ((TransformerEncoder) layer)
                    .encode(in.get(0), Sight.hiding(in.get(1)), in.get(2))));
  }

  private static TransformerEncoder stacked(TorchConfig config) {
    TorchConfig layer = new TorchConfig(config.node("layer"));
    TransformerEncoder stacked =
        new TransformerEncoder(
            encoder(layer), config.integer("num_layers"), config.flag("final_norm", false), ANY);
    layer.requireAllRead("the layer of TransformerEncoder");
    return stacked;
  }

  private static MultiheadAttention.Config attention(TorchConfig config) {
    int width = config.integer("embed_dim");
    return new MultiheadAttention.Config(
        width,
        config.integer("num_heads"),
        config.integer("kdim", width),
        config.integer("vdim", width),
        config.flag("bias", true),
        config.flag("batch_first", false),
        config.number("dropout", 0),
        0,
        config.flag("add_bias_kv", false),
        config.flag("add_zero_attn", false));
  }

  private static List<Tensor> attend(MultiheadAttention layer, List<Tensor> in, TorchConfig call) {
    Sight sight = Sight.hiding(in.get(3));
    boolean average = call.flag("average_attn_weights", true);
    if (!call.flag("need_weights", true)) {
      return List.of(layer.output(in.get(0), in.get(1), in.get(2), sight, in.get(4)));
    }
    Attention seen = layer.attend(in.get(0), in.get(1), in.get(2), sight, in.get(4));
    Tensor weights = seen.weights();
    return List.of(seen.output(), average ? weights.mean(-3, false) : weights);
  }

  private static TransformerEncoderLayer.Config encoder(TorchConfig config) {
    return new TransformerEncoderLayer.Config(
        config.integer("d_model"),
        config.integer("nhead"),
        config.integer("dim_feedforward", 2048),
        config.number("dropout", 0.1),
        TransformerEncoderLayer.Activation.valueOf(config.text("activation", "relu").toUpperCase()),
        config.number("layer_norm_eps", 1e-5),
        config.flag("batch_first", false),
        config.flag("norm_first", false),
        config.flag("bias", true),
        0);
  }

  private static RecurrentConfig sizes(TorchConfig config) {
    return new RecurrentConfig(
        config.integer("input_size"),
        config.integer("hidden_size"),
        config.integer("num_layers", 1),
        config.flag("bias", true),
        config.flag("batch_first", false),
        config.number("dropout", 0),
        config.flag("bidirectional", false),
        0,
        config.integer("proj_size", 0));
  }

  private static Rnn.Nonlinearity nonlinearity(TorchConfig config) {
    return Rnn.Nonlinearity.valueOf(config.text("nonlinearity", "tanh").toUpperCase());
  }

  private static List<Tensor> lstm(Lstm layer, List<Tensor> in) {
    Lstm.Result result =
        in.get(1) == null ? layer.run(in.getFirst()) : layer.run(in.get(0), in.get(1), in.get(2));
    return List.of(result.output(), result.hidden(), result.cell());
  }

  private static List<Tensor> lstmCell(LstmCell layer, List<Tensor> in) {
    LstmCell.State state =
        in.get(1) == null ? layer.step(in.getFirst()) : layer.step(in.get(0), in.get(1), in.get(2));
    return List.of(state.hidden(), state.cell());
  }

  private static List<Tensor> gru(Gru layer, List<Tensor> in) {
    Gru.Result result =
        in.get(1) == null ? layer.run(in.getFirst()) : layer.run(in.get(0), in.get(1));
    return List.of(result.output(), result.hidden());
  }

  private static List<Tensor> rnn(Rnn layer, List<Tensor> in) {
    Rnn.Result result =
        in.get(1) == null ? layer.run(in.getFirst()) : layer.run(in.get(0), in.get(1));
    return List.of(result.output(), result.hidden());
  }
}
