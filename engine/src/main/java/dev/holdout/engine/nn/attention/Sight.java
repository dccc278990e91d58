package dev.holdout.engine.nn.attention;

import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Which keys a query may look at, and what is added to its scores; all broadcast to {@code [*,
 * queries, keys]}.
 *
 * <p>Masks of truth values mean opposite things in PyTorch's two doors: true <em>takes part</em> in
 * {@code scaled_dot_product_attention} and is <em>hidden</em> in {@code MultiheadAttention}; so a
 * mask is made here by a method that says which.
 *
 * @param hidden BOOL, true where a key is not seen; null where all are
 * @param added numbers added to the scores, minus infinity hides; null for none
 */
public record Sight(Tensor hidden, Tensor added) {

  /** Every key. */
  public static final Sight ALL = new Sight(null, null);

  public Sight {
    if (hidden != null && hidden.dtype() != DType.BOOL) {
      throw new DTypeException(
          "attention: the mask is %s; pass bool, or numbers to be added to the scores with Sight.adding"
              .formatted(hidden.dtype().torchName()));
    }
    if (added != null && !added.dtype().isFloating()) {
      throw new DTypeException(
          "attention: numbers added to scores are %s; pass floating point numbers, or a bool mask"
              .formatted(added.dtype().torchName()));
    }
  }

  /** Of keys that are true in the mask, or with the mask's numbers added; null for all. */
  public static Sight takingPart(Tensor mask) {
    return mask == null
        ? ALL
        : mask.dtype() == DType.BOOL ? new Sight(mask.logicalNot(), null) : adding(mask);
  }

  /**
   * PyTorch's two arguments {@code attn_mask} and {@code is_causal} of {@code
   * scaled_dot_product_attention}, of which it takes one at most. (In {@code MultiheadAttention}
   * its {@code is_causal} is a hint that the mask is the causal one; here a sight is the mask.)
   *
   * @param mask as in {@link #takingPart(Tensor)}; null for none
   * @param causal whether query i sees keys 0 to i
   * @throws IllegalArgumentException if there is a mask and causal is true
   */
  public static Sight takingPart(Tensor mask, boolean causal, int queries, int keys) {
    if (mask != null && causal) {
      throw new IllegalArgumentException(
          "attention: a mask of shape %s together with causal; pass one of them, or join both with Sight.causal(%d, %d).and(Sight.takingPart(mask))"
              .formatted(Shape.text(mask.sizes()), queries, keys));
    }
    return causal ? causal(queries, keys) : takingPart(mask);
  }

  /** Of keys that are false in the mask, or with the mask's numbers added; null for all. */
  public static Sight hiding(Tensor mask) {
    return mask == null ? ALL : mask.dtype() == DType.BOOL ? new Sight(mask, null) : adding(mask);
  }

  /** Of all keys, with numbers added to the scores. */
  public static Sight adding(Tensor numbers) {
    return new Sight(null, numbers);
  }

  /** Of no key behind the query's own place: query i sees keys 0 to i. */
  public static Sight causal(int queries, int keys) {
    return new Sight(Tensor.ones(DType.BOOL, queries, keys).triu(1), null);
  }

  /** Of keys that both leave. */
  public Sight and(Sight other) {
    Tensor both =
        hidden == null
            ? other.hidden
            : other.hidden == null ? hidden : hidden.logicalOr(other.hidden);
    Tensor sum = added == null ? other.added : other.added == null ? added : added.add(other.added);
    return new Sight(both, sum);
  }

  /** With more keys at the end, which all see. */
  Sight andMore(int keys) {
    return new Sight(
        hidden == null ? null : longer(hidden, keys), added == null ? null : longer(added, keys));
  }

  private static Tensor longer(Tensor mask, int keys) {
    int[] shape = mask.shape();
    shape[shape.length - 1] = keys;
    return Tensor.cat(List.of(mask, Tensor.zeros(mask.dtype(), shape)), -1);
  }

  /**
   * Weights of the keys: softmax of the scores under this sight. A query that sees nothing has
   * weights of 0.
   *
   * @param dtype of the weights, to which the scores are rounded when all is added
   */
  Tensor weights(Tensor scores, DType dtype) {
    check(scores);
    Tensor sum = added == null ? scores : scores.add(added.to(scores.dtype()));
    Tensor seen = sum.to(dtype);
    Tensor blind = blind();
    if (hidden != null) {
      seen = seen.maskedFill(hidden, Double.NEGATIVE_INFINITY);
    }
    if (blind == null) {
      return seen.softmax(-1);
    }
    return seen.maskedFill(blind, 0).softmax(-1).maskedFill(blind, 0);
  }

  /** Queries that see nothing, {@code [*, queries, 1]}; null where each sees something. */
  private Tensor blind() {
    Tensor unseen = hidden;
    if (added != null) {
      Tensor none = added.detach().eq(Double.NEGATIVE_INFINITY);
      unseen = unseen == null ? none : unseen.logicalOr(none);
    }
    if (unseen == null) {
      return null;
    }
    Tensor blind = unseen.all(-1, true);
    return blind.any().itemBoolean() ? blind : null;
  }

  private void check(Tensor scores) {
    for (Tensor mask : new Tensor[] {hidden, added}) {
      if (mask != null && !Broadcast.fits(mask.sizes(), scores.sizes())) {
        throw new ShapeException(
            "attention: the mask is %s, but the scores are %s; a mask must broadcast to [*, queries, keys]"
                .formatted(Shape.text(mask.sizes()), Shape.text(scores.sizes())));
      }
    }
  }
}
