package dev.holdout.engine.nn.attention;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * Lays masks as the scores of several heads are: {@code [batch, heads, queries, keys]}.
 *
 * @param members stacked, 0 for a single layer
 * @param single whether the caller's sequences have no batch
 */
record HeadMasks(int members, int batch, int heads, int queries, int keys, boolean single) {

  /**
   * @param projected query, key and value, {@code [batch, heads, time, width of a head]}
   */
  static HeadMasks of(int members, Tensor[] projected, boolean single) {
    Tensor query = projected[0];
    return new HeadMasks(
        members, query.size(-4), query.size(-3), query.size(-2), projected[1].size(-2), single);
  }

  /**
   * @param sight {@code [queries, keys]} or {@code [batch × heads, queries, keys]}
   * @param padding {@code [batch, keys]}, or null
   */
  Sight joined(Sight sight, Tensor padding) {
    return new Sight(ofHeads(sight.hidden()), ofHeads(sight.added())).and(ofKeys(padding));
  }

  private Tensor ofHeads(Tensor mask) {
    if (mask == null) {
      return null;
    }
    boolean each = mask.rank() > 2;
    if (mask.rank() < 2
        || mask.rank() > (members > 0 ? 4 : 3)
        || mask.size(-2) != queries
        || mask.size(-1) != keys
        || (each && mask.size(-3) != batch * heads)
        || (mask.rank() == 4 && mask.size(0) != members)) {
      throw new ShapeException(
          "multihead attention: the mask is %s; it must be [%d, %d], queries and keys, or [%d, %d, %d] for a mask of each head"
              .formatted(Shape.text(mask.sizes()), queries, keys, batch * heads, queries, keys));
    }
    return each ? mask.unflatten(-3, batch, heads) : mask;
  }

  private Sight ofKeys(Tensor padding) {
    if (padding == null) {
      return Sight.ALL;
    }
    int[] want = single ? new int[] {keys} : new int[] {batch, keys};
    int[] sizes = padding.shape();
    boolean ofMembers = members > 0 && sizes.length == want.length + 1 && sizes[0] == members;
    if (!Arrays.equals(ofMembers ? Arrays.copyOfRange(sizes, 1, sizes.length) : sizes, want)) {
      throw new ShapeException(
          "multihead attention: the padding is %s; it must be %s, a value for each key%s"
              .formatted(
                  Shape.text(sizes),
                  Shape.text(want),
                  members > 0 ? ", or that with [" + members + "] members before it" : ""));
    }
    Tensor batched = single ? padding.unsqueeze(-2) : padding;
    return Sight.hiding(batched.unsqueeze(-2).unsqueeze(-2));
  }
}
