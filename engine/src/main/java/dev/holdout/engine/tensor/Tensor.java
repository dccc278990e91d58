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
 * <p>New tensors are made by {@link TensorCreation}; arithmetic is in {@link TensorArithmetic},
 * functions of one number in {@link TensorMath}, matrix products in {@link TensorProducts},
 * questions in {@link TensorComparisons}, views in {@link TensorViews}, picking and placing in
 * {@link TensorIndexing}, sums and their kin in {@link TensorReductions}, sorting and running sums
 * in {@link TensorOrder}. Every method gives a new tensor, except those whose name ends in {@code
 * InPlace}, {@link #copyFrom}, {@link #fill} and {@link #zeroGrad}. A view shares memory with its
 * source.
 *
 * <p>A tensor with {@link #requiresGrad(boolean)} records what is computed from it; {@link
 * #backward()} on a single value then fills its {@link #grad()}. A tensor belongs to one thread
 * while it is written; tensors that nobody writes may be read by any number of threads.
 */
public final class Tensor extends TensorCreation
    implements TensorMath,
        TensorActivations,
        TensorArithmetic,
        TensorProducts,
        TensorComparisons,
        TensorViews,
        TensorIndexing,
        TensorReductions,
        TensorOrder,
        TensorWrites {

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

  /**
   * A copy of the elements as integers, row-major; truth values give 0 and 1.
   *
   * @throws IllegalStateException if it requires a gradient; detach() it first
   */
  public long[] toLongArray() {
    checkDetached("toLongArray");
    long[] values = new long[data.count()];
    backend().download(data, values, 0).join();
    return values;
  }

  private void checkDetached(String op) {
    if (requiresGrad()) {
      throw new IllegalStateException(
          "%s: the tensor of shape %s requires grad, and an array would lose its history; call detach() first"
              .formatted(op, Shape.text(sizes())));
    }
  }
}
