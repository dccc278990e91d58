package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Cast;

/**
 * An array of numbers with any number of dimensions, and the history that made it.
 *
 * <p>Arithmetic is in {@link TensorMath}, views in {@link TensorViews}, sums and their kin in
 * {@link TensorReductions}. Every method gives a new tensor, except those whose name ends in {@code
 * InPlace}, {@link #copyFrom}, {@link #fill} and {@link #zeroGrad}. A view shares memory with its
 * source.
 *
 * <p>A tensor with {@link #requiresGrad(boolean)} records what is computed from it; {@link
 * #backward()} on a single value then fills its {@link #grad()}. A tensor belongs to one thread
 * while it is written; tensors that nobody writes may be read by any number of threads.
 */
public final class Tensor implements TensorMath, TensorViews, TensorReductions, TensorWrites {

  private final Strided data;
  private Node node;
  private boolean wantsGrad;
  private Tensor grad;

  private Tensor(Strided data) {
    this.data = data;
  }

  /** A tensor without history over memory; for operations and readers of files. */
  public static Tensor over(Strided data) {
    return new Tensor(data);
  }

  /** New row-major memory, zeroed; for operations. */
  public static Tensor allocate(DType dtype, int... shape) {
    return new Tensor(Strided.rowMajor(Backends.cpu().allocate(dtype, Shape.count(shape)), shape));
  }

  /** Float values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(float[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    return new Tensor(Strided.rowMajor(Backends.cpu().wrap(values.clone()), sizes));
  }

  /** Double values, row-major, copied; without a shape, one dimension as long as the data. */
  public static Tensor of(double[] values, int... shape) {
    int[] sizes = shapeOf(values.length, shape);
    return new Tensor(Strided.rowMajor(Backends.cpu().wrap(values.clone()), sizes));
  }

  /** One float, without dimensions. */
  public static Tensor scalar(float value) {
    return new Tensor(Strided.rowMajor(Backends.cpu().wrap(new float[] {value}), Shape.scalar()));
  }

  /** One double, without dimensions. */
  public static Tensor scalar(double value) {
    return new Tensor(Strided.rowMajor(Backends.cpu().wrap(new double[] {value}), Shape.scalar()));
  }

  public static Tensor zeros(int... shape) {
    return allocate(DType.F32, shape.clone());
  }

  public static Tensor zeros(DType dtype, int... shape) {
    return allocate(dtype, shape.clone());
  }

  public static Tensor ones(int... shape) {
    return full(DType.F32, 1, shape);
  }

  public static Tensor ones(DType dtype, int... shape) {
    return full(dtype, 1, shape);
  }

  public static Tensor full(double value, int... shape) {
    return full(DType.F32, value, shape);
  }

  public static Tensor full(DType dtype, double value, int... shape) {
    Tensor result = zeros(dtype, shape);
    result.backend().fill(value, result.data);
    return result;
  }

  /**
   * A view of an array, not copied: element (i, j, …) is {@code values[offset + i * strides[0] +
   * …]}. Strides may overlap, as windows over a row-major table do. Whoever changes the array
   * changes the tensor.
   *
   * @throws IllegalArgumentException if an element would lie outside the array
   */
  public static Tensor wrap(float[] values, int offset, int[] shape, int[] strides) {
    return new Tensor(
        Strided.checked(Backends.cpu().wrap(values), offset, shape.clone(), strides.clone()));
  }

  /** Sizes; a copy. */
  public int[] shape() {
    return data.shape().clone();
  }

  /** Sizes; not to be changed. For operations, where a copy would cost. */
  public int[] sizes() {
    return data.shape();
  }

  /** Steps in elements, one a dimension; a copy. */
  public int[] strides() {
    return data.strides().clone();
  }

  /**
   * The size of a dimension; negative ones count from the end.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension; a single value has none
   */
  public int size(int dim) {
    if (data.rank() == 0) {
      throw new IndexOutOfBoundsException(
          "size: dimension %d of a single value, which has none; unsqueeze it, or ask for rank or numel"
              .formatted(dim));
    }
    return data.shape()[Shape.dimension(dim, data.rank(), "size")];
  }

  /** Dimensions. */
  public int rank() {
    return data.rank();
  }

  /** Elements. */
  public long numel() {
    return data.count();
  }

  public DType dtype() {
    return data.dtype();
  }

  public Device device() {
    return Device.CPU;
  }

  /** The memory behind it; for operations and writers of files. */
  public Strided data() {
    return data;
  }

  /** The device's primitives; for operations. */
  public Backend backend() {
    return Backends.cpu();
  }

  public boolean isContiguous() {
    return data.contiguous();
  }

  /** Writes to its memory so far; views share the count. */
  public int version() {
    return data.storage().version();
  }

  /** Whether a gradient is recorded for it. */
  public boolean requiresGrad() {
    return wantsGrad || node != null;
  }

  /** Whether nothing recorded made it. */
  public boolean isLeaf() {
    return node == null;
  }

  /**
   * Asks for a gradient, or no longer; returns this.
   *
   * @throws IllegalStateException on a tensor that an operation made; detach() it first
   */
  public Tensor requiresGrad(boolean wanted) {
    if (node != null) {
      if (wanted) {
        return this;
      }
      throw new IllegalStateException(
          "requiresGrad: %s made this tensor of shape %s; only a leaf can change what it requires, so use detach()"
              .formatted(node.op.name(), Shape.text(sizes())));
    }
    wantsGrad = wanted;
    return this;
  }

  /** What backward added up so far, or null; of this tensor's shape. */
  public Tensor grad() {
    return grad;
  }

  /** Forgets the gradient. */
  public void zeroGrad() {
    grad = null;
  }

  /** Fills {@link #grad()} of the leaves; for a single value. */
  public void backward() {
    Backward.of(this, null, false, false).intoLeaves();
  }

  /** As {@link #backward()}, for any shape, with what arrives for each element. */
  public void backward(Tensor gradient) {
    Backward.of(this, gradient, false, false).intoLeaves();
  }

  /**
   * As {@link #backward(Tensor)}, keeping the graph for another walk.
   *
   * @param gradient null for a single value
   */
  public void backward(Tensor gradient, boolean retainGraph) {
    backward(gradient, retainGraph, false);
  }

  /**
   * As {@link #backward(Tensor, boolean)}; with {@code createGraph} the gradients are recorded, so
   * that they can be differentiated in turn.
   */
  public void backward(Tensor gradient, boolean retainGraph, boolean createGraph) {
    Backward.of(this, gradient, retainGraph || createGraph, createGraph).intoLeaves();
  }

  /** The same memory without history. */
  public Tensor detach() {
    return new Tensor(data);
  }

  /** The same numbers in another dtype; itself where the dtype is the same. */
  public Tensor to(DType dtype) {
    return dtype == dtype() ? this : Autograd.apply(new Cast(dtype), this);
  }

  /**
   * The one element there is.
   *
   * @throws IllegalStateException if there are more or none
   */
  public double item() {
    if (numel() != 1) {
      throw new IllegalStateException(
          "item: the tensor has shape %s, %d elements; item needs exactly one, so reduce it or use toFloatArray"
              .formatted(Shape.text(sizes()), numel()));
    }
    double[] value = new double[1];
    backend().download(data, value, 0).join();
    return value[0];
  }

  /**
   * A copy of the elements, row-major.
   *
   * @throws IllegalStateException if it requires a gradient; detach() it first
   */
  public float[] toFloatArray() {
    checkDetached("toFloatArray");
    float[] values = new float[data.count()];
    backend().download(data, values, 0).join();
    return values;
  }

  /** As {@link #toFloatArray}, in doubles. */
  public double[] toDoubleArray() {
    checkDetached("toDoubleArray");
    double[] values = new double[data.count()];
    backend().download(data, values, 0).join();
    return values;
  }

  @Override
  public String toString() {
    return TensorText.of(this);
  }

  Node node() {
    return node;
  }

  void madeBy(Node maker) {
    node = maker;
  }

  /** Adds to the gradient; the first one is copied, since it may be shared with other tensors. */
  void accumulate(Tensor more, boolean recorded) {
    if (recorded) {
      grad = grad == null ? more : grad.add(more);
    } else if (grad == null) {
      grad = allocate(more.dtype(), sizes());
      backend().copy(more.data, grad.data);
    } else {
      grad.addInPlace(more, 1);
    }
  }

  private void checkDetached(String op) {
    if (requiresGrad()) {
      throw new IllegalStateException(
          "%s: the tensor of shape %s requires grad, and an array would lose its history; call detach() first"
              .formatted(op, Shape.text(sizes())));
    }
  }

  private static int[] shapeOf(int length, int[] shape) {
    if (shape.length == 0) {
      return new int[] {length};
    }
    if (Shape.count(shape) != length) {
      throw new IllegalArgumentException(
          "Tensor.of: %d values do not fill shape %s, which holds %d; pass sizes whose product is %d"
              .formatted(length, Shape.text(shape), Shape.count(shape), length));
    }
    return shape.clone();
  }
}
