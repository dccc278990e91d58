package dev.holdout.engine.tensor;

import java.util.ArrayDeque;
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
  private final boolean recorded;
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

  /** Brings the histories of a view and of the views that it shows up to date. */
  static void update(Tensor view) {
    ArrayDeque<Tensor> open = new ArrayDeque<>();
    for (Tensor t = view; t.origin() != null && t.origin().outdated(); t = t.origin().parent) {
      open.push(t);
    }
    for (Tensor t : open) {
      Origin origin = t.origin();
      origin.seen = origin.parent.version();
      Node before = t.rawNode();
      Node source = origin.parent.rawNode();
      boolean current =
          before instanceof Leaf
              || source == null
              || !origin.recorded
              || (before instanceof Recorded && before.edges[0] == source);
      if (!current) {
        t.madeBy(new Recorded(origin.op, new Tensor[] {origin.parent}, t));
      }
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
