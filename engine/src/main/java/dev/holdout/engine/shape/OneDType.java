package dev.holdout.engine.shape;

/** Inputs and parameters of one layer have one dtype; a layer says so by its own name. */
public final class OneDType {

  private OneDType() {}

  /**
   * Refuses an input that the parameters cannot be computed with.
   *
   * @param op who takes it, such as {@code conv1d}
   * @param sizes of the input
   * @param own the parameters' dtype
   * @throws DTypeException if the input is not floating, or of another dtype
   */
  public static void require(String op, DType input, int[] sizes, DType own) {
    if (!input.isFloating()) {
      throw new DTypeException(
          "%s: input is %s %s, but must be floating; convert it with to(%s)"
              .formatted(op, input.torchName(), Shape.text(sizes), own));
    }
    if (input != own) {
      throw new DTypeException(
          "%s: input is %s %s and the layer is %s; both must have one dtype, so convert the input with to(%s), or the layer with to(%s)"
              .formatted(op, input.torchName(), Shape.text(sizes), own.torchName(), own, input));
    }
  }

  /**
   * As {@link #require}, but numbers of 16 bits may meet others: there a region of mixed precision,
   * or the operation itself, decides.
   */
  public static void requireWide(String op, DType input, int[] sizes, DType own) {
    if (!input.isFloating() || (input.bytes() > 2 && own.bytes() > 2)) {
      require(op, input, sizes, own);
    }
  }
}
