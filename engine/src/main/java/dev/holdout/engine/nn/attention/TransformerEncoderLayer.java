package dev.holdout.engine.nn.attention;

import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One layer of the transformer's encoder: attention of the sequence on itself, then two linear
 * layers at each place, each with a way around it and a normalisation: {@code x = norm(x +
 * attention(x))}, {@code x = norm(x + feed(x))}, or with the norms first, {@code x = x +
 * attention(norm(x))}, {@code x = x + feed(norm(x))}.
 *
 * <p>Shape: {@code [batch, time, width]} (time first unless {@code batchFirst}), in and out.
 *
 * <p>Parameters: {@code self_attn}, {@code linear1}, {@code linear2}, {@code norm1}, {@code norm2}.
 *
 * <p>Source: A. Vaswani et al., Attention Is All You Need, 2017.
 */
public final class TransformerEncoderLayer extends Layer {

  private final Config config;
  private final MultiheadAttention attention;
  private final Linear widen;
  private final Linear narrow;
  private final LayerNorm normOfAttention;
  private final LayerNorm normOfFeed;
  private final Dropout inFeed;
  private final Dropout afterAttention;
  private final Dropout afterFeed;

  /** What is done between the two linear layers. */
  public enum Activation {
    RELU,
    GELU;

    Tensor of(Tensor x) {
      return switch (this) {
        case RELU -> x.relu();
        case GELU -> x.gelu();
      };
    }
  }

  /**
   * Sizes and order.
   *
   * @param width of the sequence, a multiple of the heads
   * @param heads of the attention
   * @param feedWidth between the two linear layers
   * @param dropout chance, at four places: weights, attention, inside and after the linear layers
   * @param activation between the linear layers
   * @param eps of the normalisations
   * @param batchFirst whether sequences are {@code [batch, time, width]}
   * @param normFirst whether the normalisations come first
   * @param bias whether linear layers, attention and normalisations have biases
   * @param seed of the dropouts' masks, of which each has its own
   */
  public record Config(
      int width,
      int heads,
      int feedWidth,
      double dropout,
      Activation activation,
      double eps,
      boolean batchFirst,
      boolean normFirst,
      boolean bias,
      long seed) {

    public Config {
      MultiheadAttention.Config.of(width, heads); // refuses sizes that are none
      if (feedWidth < 1 || !(eps > 0) || !(dropout >= 0 && dropout <= 1)) {
        throw new IllegalArgumentException(
            "transformer encoder layer: the feed's width is %d, eps is %s and dropout is %s; pass a width of 1 or more, eps above 0 and dropout from 0 to 1"
                .formatted(feedWidth, eps, dropout));
      }
    }

    /**
     * PyTorch's defaults, time first, ReLU, norms after, but no dropout, where PyTorch has 0.1: its
     * masks need a seed, so ask for it with {@code dropout(0.1, seed)}.
     */
    public static Config of(int width, int heads, int feedWidth) {
      return new Config(
          width, heads, feedWidth, 0, Activation.RELU, LayerNorm.EPS, false, false, true, 0);
    }

    /** With sequences {@code [batch, time, width]}. */
    public Config withBatchFirst() {
      return new Config(
          width, heads, feedWidth, dropout, activation, eps, true, normFirst, bias, seed);
    }

    /** With values left out in training, at four places. */
    public Config dropout(double chance, long maskSeed) {
      return new Config(
          width, heads, feedWidth, chance, activation, eps, batchFirst, normFirst, bias, maskSeed);
    }

    /** With the normalisations first; give the encoder a final one. */
    public Config withNormFirst() {
      return new Config(
          width, heads, feedWidth, dropout, activation, eps, batchFirst, true, bias, seed);
    }

    /** The same with masks of its own, for the next of several layers. */
    Config layer(int number) {
      return dropout(dropout, seed + 4L * number);
    }
  }

  /** Values are drawn in the order of the parameters. */
  public TransformerEncoderLayer(Config config, Philox random) {
    int width = config.width();
    this.config = config;
    this.attention =
        new MultiheadAttention(
            new MultiheadAttention.Config(
                width,
                config.heads(),
                width,
                width,
                config.bias(),
                config.batchFirst(),
                config.dropout(),
                config.seed(),
                false,
                false),
            random);
    this.widen = new Linear(width, config.feedWidth(), config.bias(), random);
    this.narrow = new Linear(config.feedWidth(), width, config.bias(), random);
    this.normOfAttention = new LayerNorm(new int[] {width}, config.eps(), true, config.bias());
    this.normOfFeed = new LayerNorm(new int[] {width}, config.eps(), true, config.bias());
    this.inFeed = new Dropout(config.dropout(), config.seed() + 1);
    this.afterAttention = new Dropout(config.dropout(), config.seed() + 2);
    this.afterFeed = new Dropout(config.dropout(), config.seed() + 3);
  }

  @Override
  public Tensor forward(Tensor input) {
    return computed(input, Sight.ALL, null);
  }

  /**
   * With masks.
   *
   * @param sight who sees whom, {@code [time, time]}, or of each head as at {@link
   *     MultiheadAttention#attend}
   * @param padding {@code [batch, time]}, true where a place is only filling; null for none
   */
  public Tensor encode(Tensor x, Sight sight, Tensor padding) {
    Given.present(x, "transformer encoder layer", "the input");
    return call(in -> List.of(computed(in.getFirst(), sight, padding)), List.of(x)).getFirst();
  }

  private Tensor computed(Tensor x, Sight sight, Tensor padding) {
    if (config.normFirst()) {
      Tensor seen = x.add(attended(normOfAttention.apply(x), sight, padding));
      return seen.add(fed(normOfFeed.apply(seen)));
    }
    Tensor seen = normOfAttention.apply(x.add(attended(x, sight, padding)));
    return normOfFeed.apply(seen.add(fed(seen)));
  }

  private Tensor attended(Tensor x, Sight sight, Tensor padding) {
    return afterAttention.apply(attention.output(x, x, x, sight, padding));
  }

  private Tensor fed(Tensor x) {
    Tensor inside = inFeed.apply(config.activation().of(widen.apply(x)));
    return afterFeed.apply(narrow.apply(inside));
  }

  @Override
  protected Optional<Map<String, ?>> namedParts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("self_attn", attention);
    parts.put("linear1", widen);
    parts.put("dropout", inFeed);
    parts.put("linear2", narrow);
    parts.put("norm1", normOfAttention);
    parts.put("norm2", normOfFeed);
    parts.put("dropout1", afterAttention);
    parts.put("dropout2", afterFeed);
    return Optional.of(parts);
  }
}
