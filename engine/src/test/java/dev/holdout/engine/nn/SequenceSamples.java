package dev.holdout.engine.nn;

import dev.holdout.engine.nn.LayerSamples.Kind;
import dev.holdout.engine.nn.LayerSamples.Sample;
import dev.holdout.engine.nn.attention.MultiheadAttention;
import dev.holdout.engine.nn.attention.PositionalEncoding;
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
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The layers of sequences, batch first, as the laws want them. */
final class SequenceSamples {

  private static final int[] STEPS = {3, 2};
  private static final RecurrentConfig ONE = RecurrentConfig.of(2, 2).withBatchFirst();
  private static final RecurrentConfig TWO = ONE.layers(2);

  private SequenceSamples() {}

  /**
   * A cell whose state is not zero: the first columns of its input. From zeros the state's weight
   * would have no gradient.
   */
  private static final class Started extends Layer {
    private final Layer cell;
    private final int width;

    Started(Layer cell, int width) {
      this.cell = cell;
      this.width = width;
    }

    @Override
    public Tensor forward(Tensor input) {
      Tensor state = input.narrow(-1, 0, width);
      Tensor x = input.narrow(-1, width, input.size(-1) - width);
      return switch (cell) {
        case LstmCell lstm -> {
          LstmCell.State after = lstm.step(x, state, state.mul(2));
          yield after.hidden().add(after.cell());
        }
        case GruCell gru -> gru.step(x, state);
        case RnnCell rnn -> rnn.step(x, state);
        default -> throw new AssertionError(cell);
      };
    }
  }

  static Stream<Sample> all() {
    return Stream.of(recurrent(), cells(), attention()).flatMap(List::stream);
  }

  private static Philox random(long seed) {
    return new Philox(seed, 0);
  }

  private static Sample sample(String name, LongFunction<Layer> make) {
    return new Sample(name, Kind.BY_ROW, STEPS, make);
  }

  private static Sample drawing(String name, int[] row, LongFunction<Layer> make) {
    return new Sample(name, Kind.RANDOM, row, make);
  }

  /** A hidden state of three, of which two numbers come out. */
  private static RecurrentConfig wide(RecurrentConfig config) {
    return RecurrentConfig.of(2, 3).withBatchFirst().layers(config.layers()).projected(2);
  }

  private static List<Sample> recurrent() {
    RecurrentConfig both = ONE.inBothDirections();
    return List.of(
        sample("lstm", seed -> new Lstm(ONE, random(seed))),
        sample("lstm without bias", seed -> new Lstm(ONE.withoutBias(), random(seed))),
        sample("lstm of two layers", seed -> new Lstm(TWO, random(seed))),
        sample("lstm in both directions", seed -> new Lstm(both, random(seed))),
        sample("lstm with a projection", seed -> new Lstm(wide(ONE), random(seed))),
        sample(
            "lstm of two layers with projections",
            seed -> new Lstm(wide(TWO).inBothDirections(), random(seed))),
        drawing(
            "lstm with dropout",
            STEPS,
            seed -> new Lstm(TWO.inBothDirections().dropout(0.25, seed), random(seed))),
        sample("gru", seed -> new Gru(ONE, random(seed))),
        sample("gru in both directions", seed -> new Gru(both, random(seed))),
        drawing("gru of two layers", STEPS, seed -> new Gru(TWO.dropout(0.25, seed), random(seed))),
        sample("rnn", seed -> new Rnn(ONE, Rnn.Nonlinearity.TANH, random(seed))),
        sample(
            "rnn of two layers",
            seed -> new Rnn(TWO.inBothDirections(), Rnn.Nonlinearity.TANH, random(seed))),
        sample(
            "rnn with the rectifier", seed -> new Rnn(both, Rnn.Nonlinearity.RELU, random(seed))));
  }

  private static List<Sample> cells() {
    int[] row = {5};
    return List.of(
        new Sample(
            "lstm cell",
            Kind.BY_ROW,
            row,
            seed -> new Started(new LstmCell(3, 2, true, random(seed)), 2)),
        new Sample(
            "gru cell",
            Kind.BY_ROW,
            row,
            seed -> new Started(new GruCell(3, 2, true, random(seed)), 2)),
        new Sample(
            "rnn cell",
            Kind.BY_ROW,
            row,
            seed -> new Started(new RnnCell(3, 2, false, Rnn.Nonlinearity.TANH, random(seed)), 2)));
  }

  private static List<Sample> attention() {
    int[] row = {2, 4};
    TransformerEncoderLayer.Config plain =
        TransformerEncoderLayer.Config.of(4, 2, 3).withBatchFirst();
    return List.of(
        new Sample(
            "multihead attention",
            Kind.BY_ROW,
            row,
            seed ->
                new MultiheadAttention(
                    MultiheadAttention.Config.of(4, 2).withBatchFirst(), random(seed))),
        new Sample(
            "multihead attention with more keys",
            Kind.BY_ROW,
            row,
            seed ->
                new MultiheadAttention(
                    MultiheadAttention.Config.of(4, 2)
                        .withBatchFirst()
                        .withLearnedKey()
                        .withZeroKey(),
                    random(seed))),
        drawing(
            "multihead attention with dropout",
            row,
            seed ->
                new MultiheadAttention(
                    MultiheadAttention.Config.of(4, 2).withBatchFirst().dropout(0.25, seed),
                    random(seed))),
        drawing(
            "encoder layer",
            row,
            seed -> new TransformerEncoderLayer(plain.dropout(0.25, 10 * seed), random(seed))),
        new Sample(
            "encoder layer, norms first",
            Kind.BY_ROW,
            row,
            seed -> new TransformerEncoderLayer(plain.withNormFirst(), random(seed))),
        drawing(
            "encoder",
            row,
            seed ->
                new TransformerEncoder(
                    plain.withNormFirst().dropout(0.25, 10 * seed), 2, true, random(seed))),
        new Sample("positional encoding", Kind.BY_ROW, row, seed -> new PositionalEncoding(4, 9)));
  }
}
