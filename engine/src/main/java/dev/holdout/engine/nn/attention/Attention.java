package dev.holdout.engine.nn.attention;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
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
    double scale = 1 / Math.sqrt(query.size(-1));
    return of(query, key, value, sight, scale, UnaryOperator.identity());
  }

  /**
   * As above.
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
    Tensor scores = Precision.lower(query).mul(scale).matmul(key.transpose(-2, -1));
    Tensor weights = dropout.apply(sight.weights(scores));
    return new Attention(weights.matmul(value), weights);
  }
}
