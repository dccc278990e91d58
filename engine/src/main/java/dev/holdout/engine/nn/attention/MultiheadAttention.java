package dev.holdout.engine.nn.attention;

import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Init;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.OneDType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attention of several heads: each looks with queries, keys and values of its own, cut from
 * projections of the inputs; what they see is put together and projected once more.
 *
 * <p>Shape: query {@code [batch, queries, width]}, key {@code [batch, keys, key width]}, value
 * {@code [batch, keys, value width]} (time first unless {@code batchFirst}; without the batch too),
 * output as the query. Stacked members come before all of these.
 *
 * <p>Parameters: {@code in_proj_weight} [3 width, width] (Xavier's uniform), or {@code
 * q_proj_weight}, {@code k_proj_weight}, {@code v_proj_weight} where keys or values have a width of
 * their own; {@code in_proj_bias} and {@code out_proj.bias} (zeros), {@code out_proj.weight} (as a
 * linear layer's); {@code bias_k} and {@code bias_v} [1, 1, width] (Xavier's normal), where a key
 * is learned.
 *
 * <p>Source: A. Vaswani et al., Attention Is All You Need, 2017.
 */
public final class MultiheadAttention extends Layer {

  private final Config config;
  private final Parameter together;
  private final Parameter forQuery;
  private final Parameter forKey;
  private final Parameter forValue;
  private final Parameter bias;
  private final Linear out;
  private final Parameter lastKey;
  private final Parameter lastValue;
  private final Dropout dropout;

  /**
   * Sizes.
   *
   * @param width of queries and of the output, a multiple of the heads
   * @param heads how many, 1 or more
   * @param keyWidth of the keys
   * @param valueWidth of the values
   * @param bias whether biases are added
   * @param batchFirst whether sequences are {@code [batch, time, width]}
   * @param dropout chance that a weight is left out in training
   * @param seed of the dropout's masks
   * @param learnedKey whether a learned key and value stand behind those of each sequence,
   *     PyTorch's add_bias_kv
   * @param zeroKey whether a key and value of zeros stand behind these, PyTorch's add_zero_attn
   */
  public record Config(
      int width,
      int heads,
      int keyWidth,
      int valueWidth,
      boolean bias,
      boolean batchFirst,
      double dropout,
      long seed,
      boolean learnedKey,
      boolean zeroKey) {

    public Config {
      if (heads < 1 || width < 1 || width % heads != 0 || keyWidth < 1 || valueWidth < 1) {
        throw new IllegalArgumentException(
            "multihead attention: width is %d, heads are %d, key and value widths are %d and %d; all must be 1 or more, and the width a multiple of the heads"
                .formatted(width, heads, keyWidth, valueWidth));
      }
    }

    /** PyTorch's defaults: one width for all, biases, time first. */
    public static Config of(int width, int heads) {
      return new Config(width, heads, width, width, true, false, 0, 0, false, false);
    }

    /** With sequences {@code [batch, time, width]}. */
    public Config withBatchFirst() {
      return new Config(
          width, heads, keyWidth, valueWidth, bias, true, dropout, seed, learnedKey, zeroKey);
    }

    /** With weights left out in training. */
    public Config dropout(double chance, long maskSeed) {
      return new Config(
          width,
          heads,
          keyWidth,
          valueWidth,
          bias,
          batchFirst,
          chance,
          maskSeed,
          learnedKey,
          zeroKey);
    }

    /** With a learned key and value behind those of each sequence. */
    public Config withLearnedKey() {
      return new Config(
          width, heads, keyWidth, valueWidth, bias, batchFirst, dropout, seed, true, zeroKey);
    }

    /** With a key and value of zeros behind those of each sequence. */
    public Config withZeroKey() {
      return new Config(
          width, heads, keyWidth, valueWidth, bias, batchFirst, dropout, seed, learnedKey, true);
    }

    private int addedKeys() {
      return (learnedKey ? 1 : 0) + (zeroKey ? 1 : 0);
    }

    boolean isOneWidth() {
      return keyWidth == width && valueWidth == width;
    }
  }

  /** Values are drawn in the order of the parameters. */
  public MultiheadAttention(Config config, Philox random) {
    int width = config.width();
    this.config = config;
    this.together = config.isOneWidth() ? xavier(random, 3 * width, width) : null;
    this.forQuery = config.isOneWidth() ? null : xavier(random, width, width);
    this.forKey = config.isOneWidth() ? null : xavier(random, width, config.keyWidth());
    this.forValue = config.isOneWidth() ? null : xavier(random, width, config.valueWidth());
    this.bias = config.bias() ? new Parameter(Tensor.zeros(3 * width)) : null;
    this.out = new Linear(width, width, config.bias(), random);
    if (config.bias()) {
      out.bias().tensor().detach().fill(0);
    }
    double deviation = Math.sqrt(1.0 / width); // Xavier's normal of [1, 1, width]
    this.lastKey = config.learnedKey() ? normal(random, deviation, width) : null;
    this.lastValue = config.learnedKey() ? normal(random, deviation, width) : null;
    this.dropout = new Dropout(config.dropout(), config.seed());
  }

  private static Parameter normal(Philox random, double deviation, int width) {
    return new Parameter(Init.normal(0, deviation, random, 1, 1, width));
  }

  private static Parameter xavier(Philox random, int rows, int columns) {
    double bound = Math.sqrt(6.0 / (rows + columns));
    return new Parameter(Init.uniform(-bound, bound, random, rows, columns));
  }

  /** A sequence that looks at itself, all of it. */
  @Override
  public Tensor forward(Tensor input) {
    return computed(input, input, input, Sight.ALL, null, false).output();
  }

  /**
   * Looks.
   *
   * @param sight who sees whom: {@code [queries, keys]}, or {@code [batch × heads, queries, keys]}
   *     for a sight of each head; with stacked members of all, or {@code [members, batch × heads,
   *     queries, keys]}. A query that sees nothing takes 0 of each key
   * @param padding {@code [batch, keys]}, or {@code [members, batch, keys]}: BOOL, true where a key
   *     is only filling; or numbers added to its scores; null for none
   * @return output, and weights {@code [batch, heads, queries, keys]}; keys that the layer adds are
   *     the last, and seen by all
   * @throws ShapeException if inputs or masks do not fit each other or the layer
   */
  public Attention attend(Tensor query, Tensor key, Tensor value, Sight sight, Tensor padding) {
    List<Tensor> seen =
        call(
            in -> {
              Attention made = computed(in.get(0), in.get(1), in.get(2), sight, padding, true);
              return List.of(made.output(), made.weights());
            },
            Arrays.asList(query, key, value));
    return new Attention(seen.get(0), seen.get(1));
  }

  /**
   * The output of {@link #attend} alone, as PyTorch's {@code need_weights=False}: the same bits in
   * float32 and float64, while numbers of 16 bits are rounded less often on the way.
   */
  public Tensor output(Tensor query, Tensor key, Tensor value, Sight sight, Tensor padding) {
    return call(
            in ->
                List.of(computed(in.get(0), in.get(1), in.get(2), sight, padding, false).output()),
            Arrays.asList(query, key, value))
        .getFirst();
  }

  /** As {@link #attend}, told to no hook. */
  private Attention computed(
      Tensor query, Tensor key, Tensor value, Sight sight, Tensor padding, boolean stepwise) {
    Given.present(sight, "multihead attention", "the sight (Sight.ALL sees every key)");
    int lead = members() > 0 ? 1 : 0;
    check("query", query, config.width(), lead);
    check("key", key, config.keyWidth(), lead);
    check("value", value, config.valueWidth(), lead);
    checkTogether(query, key, value, lead);
    for (Tensor input : new Tensor[] {query, key, value}) {
      DType own = (together == null ? forQuery : together).tensor().dtype();
      OneDType.requireWide("multihead attention", input.dtype(), input.sizes(), own);
    }
    boolean single = query.rank() == lead + 2;
    Tensor[] projected = projected(query, key, value);
    for (int i = 0; i < 3; i++) {
      projected[i] = heads(projected[i], single);
    }
    Sight all = HeadMasks.of(members(), projected, single).joined(sight, padding);
    if (config.addedKeys() > 0) {
      projected[1] = longer(projected[1], lastKey);
      projected[2] = longer(projected[2], lastValue);
      all = all.andMore(config.addedKeys());
    }
    double scale = 1 / Math.sqrt((double) config.width() / config.heads());
    Attention seen = seen(projected, all, scale, stepwise);
    Tensor joined = seen.output().transpose(-3, -2).flatten(-2, -1);
    Tensor output = out.apply(single ? joined.squeeze(-3) : batchSecond(joined).contiguous());
    Tensor weights = single ? seen.weights().squeeze(-4) : seen.weights();
    return new Attention(output, weights);
  }

  private Attention seen(Tensor[] in, Sight sight, double scale, boolean stepwise) {
    if (stepwise) {
      return Attention.stepwise(in[0], in[1], in[2], sight, scale, dropout::apply);
    }
    if (config.dropout() > 0 && isTraining()) {
      return Attention.of(in[0], in[1], in[2], sight, scale, dropout::apply);
    }
    Attention whole = Attention.of(in[0], in[1], in[2], sight, scale);
    return new Attention(whole.output(), dropout.apply(whole.weights())); // tells its hooks
  }

  private Tensor[] projected(Tensor query, Tensor key, Tensor value) {
    int width = config.width();
    if (together == null) {
      return new Tensor[] {
        linear(query, forQuery.tensor(), bias(0)),
        linear(key, forKey.tensor(), bias(1)),
        linear(value, forValue.tensor(), bias(2))
      };
    }
    Tensor weight = together.tensor();
    Tensor[] parts = new Tensor[3];
    if (query == key && key == value) {
      Tensor all = linear(query, weight, bias == null ? null : bias.tensor());
      for (int i = 0; i < 3; i++) {
        parts[i] = all.narrow(-1, i * width, width);
      }
      return parts;
    }
    Tensor[] in = {query, key, value};
    for (int i = 0; i < 3; i++) {
      parts[i] = linear(in[i], weight.narrow(-2, i * width, width), bias(i));
    }
    return parts;
  }

  /** Time first, as PyTorch projects: of 16 bits, a transposed input is rounded more often. */
  private Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    boolean swap = config.batchFirst() && x.dtype().bytes() == 2 && x.rank() > weight.rank();
    Tensor product = Members.linear(swap ? x.transpose(-3, -2) : x, weight, bias);
    return swap ? product.transpose(-3, -2) : product;
  }

  private Tensor bias(int part) {
    int width = config.width();
    return bias == null ? null : bias.tensor().narrow(-1, part * width, width);
  }

  /** {@code [batch, heads, time, width of a head]}. */
  private Tensor heads(Tensor x, boolean single) {
    Tensor batched = single ? x.unsqueeze(-3) : batchSecond(x);
    int heads = config.heads();
    return batched.unflatten(-1, heads, config.width() / heads).transpose(-3, -2);
  }

  /** With what the layer adds behind the keys or values, {@code [batch, heads, time, width]}. */
  private Tensor longer(Tensor x, Parameter last) {
    int[] shape = x.shape();
    shape[shape.length - 2] = 1;
    List<Tensor> parts = new ArrayList<>(List.of(x));
    if (last != null) {
      Tensor own = last.tensor().unflatten(-1, config.heads(), config.width() / config.heads());
      parts.add(own.transpose(-3, -2).expand(shape));
    }
    if (config.zeroKey()) {
      parts.add(Tensor.zeros(x.dtype(), shape));
    }
    return Tensor.cat(parts, -2);
  }

  /** From the order of the caller to the batch first, or back. */
  private Tensor batchSecond(Tensor x) {
    return config.batchFirst() ? x : x.transpose(-3, -2);
  }

  private void check(String which, Tensor x, int width, int lead) {
    Given.present(x, "multihead attention", which);
    if ((x.rank() != lead + 2 && x.rank() != lead + 3) || x.size(-1) != width) {
      throw new ShapeException(
          "multihead attention: %s is %s; its last size must be %d, with time and batch before it (was the layer built for another width, or batch and time swapped?)"
              .formatted(which, Shape.text(x.sizes()), width));
    }
  }

  /** All three have a batch or none has, and it is of one size. */
  private void checkTogether(Tensor query, Tensor key, Tensor value, int lead) {
    int batch = config.batchFirst() ? -3 : -2;
    boolean batched = query.rank() == lead + 3;
    for (Tensor other : new Tensor[] {key, value}) {
      if (other.rank() != query.rank() || (batched && other.size(batch) != query.size(batch))) {
        throw new ShapeException(
            "multihead attention: query is %s, key is %s, value is %s; give all three the same batch, %s"
                .formatted(
                    Shape.text(query.sizes()),
                    Shape.text(key.sizes()),
                    Shape.text(value.sizes()),
                    config.batchFirst() ? "their first size" : "their second size"));
      }
    }
  }

  @Override
  protected Optional<Map<String, ?>> namedParts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    if (together != null) {
      parts.put("in_proj_weight", together);
    } else {
      parts.put("q_proj_weight", forQuery);
      parts.put("k_proj_weight", forKey);
      parts.put("v_proj_weight", forValue);
    }
    if (bias != null) {
      parts.put("in_proj_bias", bias);
    }
    if (lastKey != null) {
      parts.put("bias_k", lastKey);
      parts.put("bias_v", lastValue);
    }
    parts.put("out_proj", out);
    if (config.dropout() > 0) {
      parts.put("dropout", dropout);
    }
    return Optional.of(parts);
  }

  @Override
  protected String sizes() {
    return "embed_dim=%d, num_heads=%d%s%s"
        .formatted(
            config.width(),
            config.heads(),
            config.learnedKey() ? ", add_bias_kv=true" : "",
            config.zeroKey() ? ", add_zero_attn=true" : "");
  }
}
