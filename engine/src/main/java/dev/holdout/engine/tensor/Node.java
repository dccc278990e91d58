package dev.holdout.engine.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A place in the graph: what a gradient passes through on its way back. Its edges are fixed when it
 * is recorded, so that a later write in place gives a tensor another history without changing what
 * was recorded before. Belongs to the thread that recorded it.
 */
abstract sealed class Node permits Recorded, Leaf, FunctionNode, FunctionOutput {

  static final Node[] NONE = {};

  /** What few nodes have: hooks, a tensor that keeps its gradient, the line that recorded it. */
  private static final class Extras {
    final List<Hook> hooks = new ArrayList<>();
    Tensor retaining;
    StackTraceElement line;
    Checkpoint checkpoint;
  }

  /** For each input the node that made it; null where it wants no gradient. */
  final Node[] edges;

  /** Whether the walk under way asks for what lies behind this node. */
  boolean needed;

  private Tensor arriving;
  private boolean owned;
  private Object walk;
  private int next;
  private Extras extras;

  Node(Node[] edges) {
    this.edges = edges;
  }

  /** What it is called in messages. */
  public abstract String name();

  /**
   * What goes to each edge, null where nothing does.
   *
   * @param arriving the gradient of what this node made
   */
  abstract Tensor[] gradient(Tensor arriving);

  /** The inputs, where they are still known; else none. */
  Tensor[] given() {
    return new Tensor[0];
  }

  /** Frees kept values; a node that kept none may be walked again. */
  abstract void release();

  /** Starts this node's part of a walk. */
  Node reachedBy(Object walk) {
    this.walk = walk;
    arriving = null;
    next = 0;
    needed = false;
    return this;
  }

  boolean isReachedBy(Object walk) {
    return this.walk == walk;
  }

  /** The next node behind this one; null after the last. */
  Node nextEdge() {
    while (next < edges.length) {
      Node edge = edges[next++];
      if (edge != null) {
        return edge;
      }
    }
    return null;
  }

  /** Adds to what arrives; a sum made here is this node's own and may be added to in place. */
  void receive(Tensor more, boolean createGraph) {
    if (arriving == null) {
      arriving = more;
      owned = false;
    } else if (owned && !createGraph) {
      arriving.addInPlace(more, 1);
    } else {
      arriving = arriving.add(more);
      owned = true;
    }
  }

  /**
   * Adds to what arrives at the places that a view shows, and nothing elsewhere. Where all of a
   * tensor was split, each part costs its own size, not the whole's. Records nothing.
   *
   * @param shape sizes of what this node made
   */
  void receive(View part, int[] shape, Tensor more) {
    if (arriving == null) {
      arriving = Tensor.zeros(more.dtype(), shape);
      owned = true;
      arriving.backend().copy(more.data(), part.of(arriving.data()));
      return;
    }
    if (!owned) {
      arriving = arriving.copy();
      owned = true;
    }
    Tensor.over(part.of(arriving.data())).addInPlace(more, 1);
  }

  /**
   * Passes on what arrived without computing a gradient of the whole input's size.
   *
   * @return false where that cannot be; then nothing was passed on
   */
  boolean passPart(Tensor arrived) {
    return false;
  }

  /** Marks that something arrived, where the node adds it up itself. */
  void reached(Tensor gradient) {
    arriving = gradient;
  }

  /** What arrived, after the hooks; null where nothing did. */
  Tensor take() {
    Tensor gradient = arriving;
    arriving = null;
    if (gradient == null || extras == null) {
      return gradient;
    }
    for (Hook hook : List.copyOf(extras.hooks)) {
      gradient = hook.on(gradient, name());
      owned = false;
    }
    if (extras.retaining != null) {
      extras.retaining.keep(gradient);
      owned = false;
    }
    return gradient;
  }

  /** What arrived so far, before the hooks. */
  Tensor arriving() {
    return arriving;
  }

  /** Shows the gradients that wait here. */
  void eachArrived(Consumer<Tensor> visit) {
    if (arriving != null) {
      visit.accept(arriving);
    }
  }

  /** Whether somebody of the program's sees the gradient that passes. */
  boolean isHooked() {
    return extras != null && !extras.hooks.isEmpty();
  }

  /** Whether nobody else holds what {@link #take} gave. */
  boolean owned() {
    return owned;
  }

  void add(Hook hook) {
    extras().hooks.add(hook);
  }

  void remove(Hook hook) {
    extras().hooks.remove(hook);
  }

  /** Lets a tensor keep the gradient that passes here. */
  void retainFor(Tensor tensor) {
    extras().retaining = tensor;
  }

  /** Takes over the wish of the node that this one replaces as a tensor's history. */
  Node inPlaceOf(Node before) {
    if (before != null && before.extras != null && before.extras.retaining != null) {
      retainFor(before.extras.retaining);
      before.extras.retaining = null;
    }
    return this;
  }

  void recordedAt(StackTraceElement line) {
    extras().line = line;
  }

  /** Where it was recorded, as a part of a sentence; empty outside anomaly mode. */
  String where() {
    return extras == null || extras.line == null ? "" : ", recorded at " + extras.line;
  }

  /** The checkpoint whose steps recorded it and hold its values; null for none. */
  Checkpoint checkpoint() {
    return extras == null ? null : extras.checkpoint;
  }

  /** Says that the steps of a checkpoint recorded it. */
  void within(Checkpoint checkpoint) {
    extras().checkpoint = checkpoint;
    for (Node edge : edges) {
      if (edge instanceof Leaf leaf) {
        checkpoint.mustNotChange(leaf.tensor());
      }
    }
  }

  /** Its values were freed for good. */
  void leaveCheckpoint() {
    if (extras != null) {
      extras.checkpoint = null;
    }
  }

  private Extras extras() {
    if (extras == null) {
      extras = new Extras();
    }
    return extras;
  }
}
