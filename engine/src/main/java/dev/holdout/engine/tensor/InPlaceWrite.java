package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.Broadcast;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.Copy;
import dev.holdout.engine.tensor.ops.Place;
import dev.holdout.engine.tensor.ops.WriteInto;
import java.util.Arrays;

/**
 * What every write in place has in common: what is refused, and how it becomes history. A write is
 * the operation's result put into memory that was there before. Where a gradient is wanted, the
 * operation becomes the history of the tensor written; of a view, the history of the tensor it
 * shows, from which all its views then take theirs ({@link Origin}).
 */
final class InPlaceWrite {

  private InPlaceWrite() {}

  /** Checks a write and says whether it will be recorded. */
  static boolean begin(String op, Tensor target, Tensor... others) {
    for (Tensor other : others) {
      checkGrowth(op, target, other);
      checkOverlap(op, target, other);
    }
    checkApart(op, target);
    return recorded(op, target, others);
  }

  /** As {@link #begin}, for writes that may meet an element several times: they write one value. */
  static boolean recorded(String op, Tensor target, Tensor... others) {
    if (!Autograd.recording() || !target.dtype().isFloating()) {
      return false;
    }
    checkLeaf(op, target);
    if (!target.requiresGrad() && !Origin.root(target).requiresGrad() && !Autograd.wanted(others)) {
      return false;
    }
    if (target.isInference()) {
      throw new GradientException(Autograd.inferenceMessage(op, target));
    }
    if (!Origin.recordedThroughout(target) && !Origin.recordFromHere(target)) {
      throw new GradientException(
          "%s: the tensor of shape %s is a view made without recording, or by a custom function, so a write into it cannot be recorded; make the view where the write is (both inside Autograd.noGrad, or both outside), or write into a copy()"
              .formatted(op, Shape.text(target.sizes())));
    }
    return true;
  }

  /** Writes an operation's result over its first input, and records it where asked. */
  static Tensor apply(String name, Op op, boolean recorded, Tensor target, Tensor... others) {
    Tensor[] in = new Tensor[others.length + 1];
    in[0] = recorded ? Origin.madeByRoot(target) : target;
    System.arraycopy(others, 0, in, 1, others.length);
    if (recorded && op.keepsInput(0, in)) {
      in[0] = Tensor.standIn(new Copy().value(target).data(), in[0].rawNode());
    }
    Tensor result = op.value(in);
    if (Autograd.detectingAnomaly()) {
      Anomaly.checkForward(name, in, result);
    }
    Recorded made = recorded ? new Recorded(op, in, target) : null;
    target.backend().copy(result.data(), target.data());
    end(target, made, in);
    return target;
  }

  /** Counts the write and makes it history. */
  static void end(Tensor target, Recorded made, Tensor[] in) {
    target.data().storage().changed();
    if (made == null) {
      return;
    }
    made.written();
    Autograd.mark(made, in);
    if (target.origin() == null) {
      target.madeBy(made);
      return;
    }
    Tensor root = Origin.root(target);
    Place place = new Place(Origin.chain(target), root.sizes(), root.data().strides());
    Tensor[] parts = {
      Tensor.standIn(root.data(), root.rawNode()), Tensor.standIn(target.data(), made)
    };
    Recorded placed = new Recorded(new WriteInto(place), parts, root);
    Autograd.mark(placed, parts);
    root.madeBy(placed);
  }

  private static void checkLeaf(String op, Tensor target) {
    Tensor root = Origin.root(target);
    boolean view = root != target;
    if (root.rawNode() instanceof Leaf
        || (view && root.rawNode() == null && target.requiresGrad())) {
      throw new GradientException(
          "%s: the tensor of shape %s is a %sleaf that requires grad, and writing into it would lose where its gradient goes; wrap the write in Autograd.noGrad, or compute a new tensor"
              .formatted(op, Shape.text(target.sizes()), view ? "view of a " : ""));
    }
  }

  private static void checkApart(String op, Tensor target) {
    Strided data = target.data();
    for (int d = 0; d < data.rank() && data.count() > 0; d++) {
      if (data.strides()[d] == 0 && data.shape()[d] > 1) {
        throw new ShapeException(
            "%s: the tensor of shape %s repeats its memory along dimension %d: more than one of its elements refers to a single memory location; write into one of its own, as copy() or contiguous() gives (clone() in PyTorch)"
                .formatted(op, Shape.text(data.shape()), d));
      }
    }
  }

  private static void checkGrowth(String op, Tensor target, Tensor other) {
    if (!Broadcast.fits(other.sizes(), target.sizes())) {
      int[] common = Broadcast.common(target.sizes(), other.sizes(), op);
      throw new ShapeException(
          "%s: the target is %s and the other is %s, together %s, but a write in place cannot change the target's shape; pass one that broadcasts to %s, or compute a new tensor"
              .formatted(
                  op,
                  Shape.text(target.sizes()),
                  Shape.text(other.sizes()),
                  Shape.text(common),
                  Shape.text(target.sizes())));
    }
  }

  /** Two gapless pieces of one memory must be the same piece, element by element, or be apart. */
  private static void checkOverlap(String op, Tensor target, Tensor other) {
    Strided a = target.data();
    Strided b = other.data();
    if (a.storage() != b.storage() || a == b || !gapless(a) || !gapless(b)) {
      return;
    }
    boolean same =
        a.offset() == b.offset()
            && Arrays.equals(a.shape(), b.shape())
            && Arrays.equals(a.strides(), b.strides());
    boolean apart = a.offset() + a.count() <= b.offset() || b.offset() + b.count() <= a.offset();
    if (!same && !apart) {
      throw new ShapeException(
          "%s: the target of shape %s and the other of shape %s share a part of their memory, so some elements of both refer to a single memory location; pass a copy() of the other (clone() in PyTorch)"
              .formatted(op, Shape.text(a.shape()), Shape.text(b.shape())));
    }
  }

  private static boolean gapless(Strided data) {
    if (data.contiguous()) {
      return true;
    }
    int[] order = new int[data.rank()];
    for (int d = 0; d < order.length; d++) {
      order[d] = d;
    }
    int expected = 1;
    for (int done = 0; done < order.length; done++) {
      int next = -1;
      for (int d = 0; d < order.length; d++) {
        if (order[d] >= 0 && (next < 0 || data.strides()[d] < data.strides()[next])) {
          next = d;
        }
      }
      if (data.shape()[next] != 1 && data.strides()[next] != expected) {
        return false;
      }
      expected *= data.shape()[next];
      order[next] = -1;
    }
    return true;
  }

  /** The other as it lies under the target: repeated where it broadcasts. */
  static Strided spread(Tensor other, Tensor target) {
    Strided from = other.data();
    return new Strided(
        from.storage(),
        from.offset(),
        target.sizes(),
        Broadcast.strides(from.shape(), from.strides(), target.sizes()));
  }

  /** Whether kernels may write a result where it is read, without memory of its own. */
  static boolean direct(Tensor target, Tensor other) {
    DType dtype = target.dtype();
    return (dtype == DType.F32 || dtype == DType.F64)
        && other.dtype() == dtype
        && target.isContiguous()
        && (other.data().storage() != target.data().storage() || other.data() == target.data());
  }
}
