package dev.holdout.engine.backend;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;

/**
 * A view of a storage: element (i, j, …) lies at {@code offset + i * strides[0] + j * strides[1] +
 * …}. Immutable; the arrays given are kept and must not be changed.
 */
public final class Strided {

  private final Storage storage;
  private final int offset;
  private final int[] shape;
  private final int[] strides;
  private final int count;
  private final boolean contiguous;

  /** A view whose bounds the caller has checked; {@link #checked} checks them. */
  public Strided(Storage storage, int offset, int[] shape, int[] strides) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
    this.count = Shape.count(shape);
    this.contiguous = Shape.isRowMajor(shape, strides);
  }

  /** The whole of a storage, row-major. */
  public static Strided rowMajor(Storage storage, int[] shape) {
    return new Strided(storage, 0, shape, Shape.rowMajor(shape));
  }

  /**
   * A view with its bounds checked.
   *
   * @throws ShapeException if an element would lie outside the storage
   */
  public static Strided checked(Storage storage, int offset, int[] shape, int[] strides) {
    if (shape.length != strides.length) {
      throw new ShapeException(
          "view: shape %s has %d sizes but strides %s are %d; give one stride a size"
              .formatted(Shape.text(shape), shape.length, Shape.text(strides), strides.length));
    }
    Strided view = new Strided(storage, offset, shape, strides);
    long low = offset;
    long high = offset;
    for (int d = 0; d < shape.length; d++) {
      long reach = (shape[d] - 1L) * strides[d];
      low += Math.min(0, reach);
      high += Math.max(0, reach);
    }
    if (view.count > 0 && (low < 0 || high >= storage.length())) {
      throw new ShapeException(
          "view: offset %d, shape %s, strides %s reaches elements %d to %d, but the data has %d; lower the offset or the sizes"
              .formatted(
                  offset, Shape.text(shape), Shape.text(strides), low, high, storage.length()));
    }
    return view;
  }

  /** Whether a scope has freed the memory, so that nothing can be read. */
  public boolean isFreed() {
    return storage.isFreed();
  }

  public Storage storage() {
    storage.requireMemory();
    return storage;
  }

  /** Place of the first element, in elements. */
  public int offset() {
    return offset;
  }

  /** Sizes; not to be changed. */
  public int[] shape() {
    return shape;
  }

  /** Steps in elements, one a dimension; not to be changed. */
  public int[] strides() {
    return strides;
  }

  public int rank() {
    return shape.length;
  }

  /** Elements the view shows. */
  public int count() {
    return count;
  }

  /** Whether the elements lie row-major without holes. */
  public boolean contiguous() {
    return contiguous;
  }

  public DType dtype() {
    return storage.dtype();
  }
}
