package dev.holdout.engine.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a view comes from: what it shows, by which operation. A write anywhere in the shared memory
 * outdates a view's history; it is then recorded anew from the tensor it shows, the first time
 * somebody asks for it.
 */
final class Origin {

  final Tensor parent;
  private final Op op;
  private boolean recorded;
  private int seen;

  /**
   * @param op how it shows the parent; null where that is not known
   * @param recorded whether the thread was recording; a view made without it is a constant
   */
  Origin(Tensor parent, Op op, boolean recorded) {
    this.parent = parent;
    this.op = op;
    this.recorded = recorded && op != null;
    seen = parent.version();
  }

  /** Whether a write through the view can become part of the parent's history. */
  boolean recorded() {
    return recorded;
  }

  boolean outdated() {
    return seen != parent.version();
  }

  /** Brings the history of a view up to date: the root's, seen through the views between. */
  static void update(Tensor view) {
    Origin origin = view.origin();
    origin.seen = origin.parent.version();
    if (view.rawNode() instanceof Leaf || !recordedThroughout(view)) {
      return;
    }
    Tensor parent = madeByRoot(origin.parent);
    if (parent.rawNode() != null) {
      view.madeBy(new Recorded(origin.op, new Tensor[] {parent}, view));
    }
  }

  /** The tensor whose memory a view shows in the end; itself where it is no view. */
  static Tensor root(Tensor tensor) {
    Tensor t = tensor;
    while (t.origin() != null && !(t.rawNode() instanceof Leaf)) {
      t = t.origin().parent;
    }
    return t;
  }

  /** The operations that lead from the root to a view, in order. */
  static List<Op> chain(Tensor view) {
    List<Op> ops = new ArrayList<>();
    Tensor root = root(view);
    for (Tensor t = view; t != root; t = t.origin().parent) {
      ops.add(t.origin().op);
    }
    Collections.reverse(ops);
    return List.copyOf(ops);
  }

  /**
   * A view's value as something the root alone made: hooks on the view and on those between do not
   * see what a later write sends back. Itself as a stand-in where it is no view.
   */
  static Tensor madeByRoot(Tensor view) {
    Tensor root = root(view);
    List<Tensor> below = new ArrayList<>();
    for (Tensor t = view; t != root; t = t.origin().parent) {
      below.add(t);
    }
    Tensor at = Tensor.standIn(root.data(), root.node());
    for (Tensor t : below.reversed()) {
      Tensor next = Tensor.standIn(t.data(), null);
      if (at.rawNode() != null) {
        next.madeBy(new Recorded(t.origin().op, new Tensor[] {at}, next));
      }
      at = next;
    }
    return at;
  }

  /**
   * Lets a view that was made without recording take a recorded write, where the root has no
   * history that the view could have left out: such are the results of an operation whose last step
   * is a view. Says whether it may.
   */
  static boolean recordFromHere(Tensor view) {
    Tensor root = root(view);
    if (root.rawNode() != null) {
      return false;
    }
    for (Tensor t = view; t != root; t = t.origin().parent) {
      t.origin().recorded |= t.origin().op != null;
    }
    return recordedThroughout(view);
  }

  /** Whether every view from the root on was made while recording. */
  static boolean recordedThroughout(Tensor view) {
    Tensor root = root(view);
    for (Tensor t = view; t != root; t = t.origin().parent) {
      if (!t.origin().recorded) {
        return false;
      }
    }
    return true;
  }
}
