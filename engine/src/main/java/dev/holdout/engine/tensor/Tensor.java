package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DeviceException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Cast;
import dev.holdout.engine.watch.Watch;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An array of numbers with any number of dimensions, and the history that made it.
 *
 * <p>New tensors are made by {@link TensorCreation}; arithmetic is in {@link TensorArithmetic} and,
 * of three tensors, {@link TensorBlends}, functions of one number in {@link TensorMath}, those that
 * nets are made of in {@link TensorActivations}, matrix products in {@link TensorProducts},
 * questions in {@link TensorComparisons}, elements as Java values in {@link TensorValues}, views in
 * {@link TensorViews}, picking and placing in {@link TensorIndexing}, sums and their kin in {@link
 * TensorReductions} and {@link TensorMoments}, running sums and softmax in {@link TensorScans},
 * sorting in {@link TensorOrder}. Every method gives a new tensor, except those whose name ends in
 * {@code InPlace}, {@link #copyFrom}, {@link #fill} and {@link #zeroGrad}. A view shares memory
 * with its source.
 *
 * <p>A tensor with {@link #requiresGrad(boolean)} records what is computed from it; {@link
 * #backward()} on a single value then fills its {@link #grad()}. A tensor belongs to one thread
 * while it is written; tensors that nobody writes may be read by any number of threads.
 */
public final class Tensor extends TensorCreation
    implements TensorMath,
        TensorActivations,
        TensorArithmetic,
        TensorBlends,
        TensorProducts,
        TensorComparisons,
        TensorValues,
        TensorViews,
        TensorParts,
        TensorIndexing,
        TensorPlacements,
        TensorRearrangement,
        TensorReductions,
        TensorMoments,
        TensorScans,
        TensorOrder,
        TensorWrites {

  private final Strided data;
  private Node node;
  private Origin origin;
  private Tensor grad;
  private boolean inference;

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

  /**
   * New row-major memory that may hold any numbers, for an operation that writes every element
   * before anything reads one.
   */
  public static Tensor allocateUnwritten(DType dtype, int... shape) {
    return new Tensor(
        Strided.rowMajor(Backends.cpu().allocateUnwritten(dtype, Shape.count(shape)), shape));
  }

  /** Sizes; a copy. {@link #shapeText()} prints them. */
  public int[] shape() {
    return data.shape().clone();
  }

  /** Sizes; not to be changed. For operations, where a copy would cost. */
  public int[] sizes() {
    return data.shape();
  }

  /**
   * The size of a dimension; negative ones count from the end.
   *
   * @throws DimensionException if there is no such dimension; a single value has none
   */
  public int size(int dim) {
    if (data.rank() == 0) {
      throw new DimensionException(
          "size: dimension %d of a single value, which has 0 dimensions where at least 1 is needed; unsqueeze it, or ask for rank or numel"
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
    return node() != null;
  }

  /** Whether nothing recorded made it. */
  public boolean isLeaf() {
    return node() == null || node instanceof Leaf;
  }

  /**
   * Asks for a gradient, or no longer; returns this. PyTorch's {@code requires_grad_}.
   *
   * @throws DTypeException where its elements are no floating point numbers
   * @throws GradientException on a tensor that an operation made; detach() it first
   */
  public Tensor requiresGrad(boolean wanted) {
    if (!isLeaf()) {
      if (wanted) {
        return this;
      }
      throw new GradientException(
          "requiresGrad: %s made this tensor of shape %s; only a leaf can change what it requires, so use detach()"
              .formatted(node.name(), Shape.text(sizes())));
    }
    if (wanted && !dtype().isFloating()) {
      throw new DTypeException(
          "requiresGrad: the tensor of shape %s is %s; only floating point tensors can require gradients, so convert it first with to(F32)"
              .formatted(Shape.text(sizes()), dtype().torchName()));
    }
    if (wanted && inference && !Autograd.inInferenceMode()) {
      throw new GradientException(Autograd.inferenceMessage("requiresGrad", this));
    }
    if (!wanted && node instanceof Leaf leaf) {
      leaf.count(null);
    }
    node = wanted ? (node == null ? new Leaf(this) : node) : null;
    if (wanted) {
      kept(this);
      countGrad();
    }
    return this;
  }

  /** What backward added up so far, or null; of this tensor's shape. */
  public Tensor grad() {
    return grad;
  }

  /** Forgets the gradient. */
  public void zeroGrad() {
    if (grad != null) {
      grad.data.storage().release();
      grad = null;
      countGrad();
    }
  }

  /** Forgets the gradient, or fills it with zeros and cuts it off from what made it. */
  public void zeroGrad(boolean setToNull) {
    if (setToNull) {
      zeroGrad();
    } else if (grad != null) {
      grad.node = null;
      grad.fill(0);
      Watch.now().zeroFilled(this);
    }
  }

  /**
   * Lets a tensor that an operation made keep its gradient in {@link #grad()}, as leaves do;
   * returns this.
   *
   * @throws GradientException if it requires no gradient
   */
  public Tensor retainGrad() {
    Node made = checkedNode("retainGrad");
    if (!(made instanceof Leaf)) {
      made.retainFor(this);
    }
    return this;
  }

  /**
   * Calls the work with this tensor's gradient in every backward, when it has arrived in full; what
   * the work returns goes on in its place, null leaves it as it is. The hook belongs to the present
   * value: a write in place later leaves it with the old one.
   *
   * @throws GradientException if it requires no gradient
   */
  public Hook registerHook(UnaryOperator<Tensor> work) {
    return new Hook(checkedNode("registerHook"), work);
  }

  /** Fills {@link #grad()} of the leaves; for a single value. */
  public void backward() {
    backward(null, false, false);
  }

  /** As {@link #backward()}; with {@code retainGraph} the graph stays for another walk. */
  public void backward(boolean retainGraph) {
    backward(null, retainGraph, false);
  }

  /** As {@link #backward()}, for any shape, with what arrives for each element. */
  public void backward(Tensor gradient) {
    backward(gradient, false, false);
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
   * that they can be differentiated in turn. The graph they hang from is then mostly wanted too:
   * pass true twice.
   */
  public void backward(Tensor gradient, boolean retainGraph, boolean createGraph) {
    Autograd.backward(List.of(this), Collections.singletonList(gradient), retainGraph, createGraph);
  }

  /** The same memory without history; a write through either is seen by both. */
  public Tensor detach() {
    Tensor same = new Tensor(data);
    same.inference = inference;
    return same;
  }

  /** The same numbers in another dtype; itself where the dtype is the same. */
  public Tensor to(DType dtype) {
    return dtype == dtype() ? this : Autograd.apply(new Cast(dtype), this);
  }

  /**
   * The same numbers on another device; itself where they lie there.
   *
   * @throws DeviceException if the device is not there; this build computes on cpu
   */
  public Tensor to(Device device) {
    if (!device().equals(Given.present(device, "to", "the device"))) {
      throw new DeviceException(
          "to: the tensor of shape %s lies on %s and cannot go to %s; this build computes on cpu, so leave it there"
              .formatted(Shape.text(sizes()), device(), device));
    }
    return this;
  }

  @Override
  public String toString() {
    return TensorText.of(this);
  }

  /** What made it, up to date with writes to what it shows; null where it wants no gradient. */
  Node node() {
    if (origin != null && origin.outdated()) {
      Origin.update(this);
    }
    return node;
  }

  /** What made it, as it was when somebody last asked. */
  Node rawNode() {
    return node;
  }

  /** Gives it another history; a wish to keep the gradient moves along. */
  void madeBy(Node maker) {
    node = maker.inPlaceOf(node);
  }

  /** Where it comes from, if it is a view; else null. */
  Origin origin() {
    return origin;
  }

  void viewedFrom(Origin origin) {
    this.origin = origin;
  }

  /**
   * Itself, as no view: for an operation whose last step only arranges what it has just computed,
   * so that nobody else holds what is shown. A write into the result, or through a view of it, is
   * then its own history, and a wish to keep its gradient stays with it.
   */
  public Tensor noView() {
    origin = null;
    return this;
  }

  /** The same memory as a value of its own with a given history; itself where it has that. */
  Tensor asMadeBy(Node maker) {
    return node == maker ? this : standIn(data, maker);
  }

  static Tensor standIn(Strided data, Node maker) {
    Tensor tensor = new Tensor(data);
    tensor.node = maker;
    return tensor;
  }

  boolean isInference() {
    return inference;
  }

  void madeInInferenceMode() {
    inference = true;
  }

  /**
   * Adds to a leaf's gradient.
   *
   * @param owned whether nobody else holds {@code more}; else the first one is copied
   */
  void accumulate(Tensor more, boolean recorded, boolean owned) {
    if (grad == null) {
      grad = kept(owned ? more : more.copy());
      countGrad();
    } else if (recorded) {
      grad = kept(grad.add(more));
    } else {
      grad.addInPlace(more, 1);
    }
  }

  /** Adds to the gradient that a tensor keeps of its own wish. */
  void keep(Tensor more) {
    accumulate(more, Autograd.recording(), false);
  }

  private void countGrad() {
    if (node instanceof Leaf leaf) {
      leaf.count(grad);
    }
  }

  /** Outlives the scope of memory that it was made in. */
  private static Tensor kept(Tensor tensor) {
    tensor.data.storage().keep();
    return tensor;
  }

  private Node checkedNode(String op) {
    if (node() == null) {
      throw new GradientException(
          "%s: the tensor of shape %s does not require grad, so none will arrive; call requiresGrad(true) on it, or on a leaf before the forward pass"
              .formatted(op, Shape.text(sizes())));
    }
    return node;
  }
}
