package dev.holdout.engine.nn.attention;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.PartsText;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * What attention gives.
 *
 * @param output {@code [*, queries, value width]}
 * @param weights {@code [*, queries, keys]}, how much each query took of each key, dropout included
 */
public record Attention(Tensor output, Tensor weights) {

  /**
   * Scaled dot-product attention: {@code softmax(Q Kᵀ / √width) V}, over the last two dimensions.
   *
   * <p>Source: A. Vaswani et al., Attention Is All You Need, 2017.
   *
   * @param query {@code [*, queries, width]}
   * @param key {@code [*, keys, width]}
   * @param value {@code [*, keys, value width]}
   * @param sight who sees whom
   */
  public static Attention of(Tensor query, Tensor key, Tensor value, Sight sight) {
    return of(query, key, value, sight, 1 / Math.sqrt(query.size(-1)));
  }

  /**
   * As above. Numbers of 16 bits are computed in float32 and rounded where PyTorch rounds: see
   * {@link FusedAttention}.
   *
   * @param scale the scores are multiplied by
   */
  public static Attention of(Tensor query, Tensor key, Tensor value, Sight sight, double scale) {
    check(query, key, value);
    Tensor q = Precision.lower(query);
    Tensor k = Precision.lower(key);
    Tensor v = Precision.lower(value);
    return FusedAttention.fits(q, k, v, sight)
        ? FusedAttention.of(q, k, v, sight, scale)
        : of(q, k, v, sight, scale, UnaryOperator.identity());
  }

  /**
   * As above. Numbers of 16 bits are computed in float32 and rounded once.
   *
   * @param scale the scores are multiplied by
   * @param dropout applied to the weights, such as {@code layer::apply} of a dropout
   */
  public static Attention of(
      Tensor query,
      Tensor key,
      Tensor value,
      Sight sight,
      double scale,
      UnaryOperator<Tensor> dropout) {
    check(query, key, value);
    Tensor q = Precision.lower(query);
    Tensor k = Precision.lower(key);
    Tensor v = Precision.lower(value);
    DType dtype = q.dtype();
    if (dtype.bytes() != 2 || k.dtype() != dtype || v.dtype() != dtype) {
      return stepwise(q, k, v, sight, scale, dropout);
    }
    Attention wide =
        stepwise(q.to(DType.F32), k.to(DType.F32), v.to(DType.F32), sight, scale, dropout);
    return new Attention(wide.output().to(dtype), wide.weights().to(dtype));
  }

  /**
   * As above, each operation rounded to the inputs' type, as PyTorch does where it gives weights.
   */
  static Attention stepwise(
      Tensor query,
      Tensor key,
      Tensor value,
      Sight sight,
      double scale,
      UnaryOperator<Tensor> dropout) {
    check(query, key, value);
    DType dtype = query.dtype();
    Tensor scaled = query.mul(scale);
    Tensor across = key.transpose(-2, -1);
    boolean atOnce = dtype.bytes() == 2 && sight.added() != null; // product and mask, one rounding
    Tensor scores =
        atOnce ? scaled.to(DType.F32).matmul(across.to(DType.F32)) : scaled.matmul(across);
    Tensor weights = dropout.apply(sight.weights(scores, dtype));
    return new Attention(weights.matmul(value), weights);
  }

  private static void check(Tensor query, Tensor key, Tensor value) {
    if (query.rank() < 2
        || query.size(-1) != key.size(-1)
        || key.rank() < 2
        || value.rank() < 2
        || key.size(-2) != value.size(-2)) {
      throw new ShapeException(
          "attention: query is %s, key is %s, value is %s; query and key need one width (last size), key and value one length (last but one)"
              .formatted(
                  Shape.text(query.sizes()), Shape.text(key.sizes()), Shape.text(value.sizes())));
    }
  }

  @Override
  public String toString() {
    return new PartsText("Attention").with("output", output).with("weights", weights).toString();
  }
}
