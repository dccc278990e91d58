package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Storage;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/** The memory that a graph holds back, each storage once. */
final class SavedBytes {

  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Storage> held = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Storage> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Node> open = new ArrayDeque<>();

  private SavedBytes() {}

  /** Bytes behind a tensor without those of leaves. */
  static long behind(Tensor tensor) {
    SavedBytes walk = new SavedBytes();
    if (tensor.node() != null) {
      walk.reach(tensor.node());
    }
    while (!walk.open.isEmpty()) {
      walk.visit(walk.open.pop());
    }
    walk.held.removeAll(walk.leaves);
    return walk.held.stream().mapToLong(s -> (long) s.length() * s.dtype().bytes()).sum();
  }

  private void reach(Node node) {
    if (seen.add(node)) {
      open.push(node);
    }
  }

  private void visit(Node node) {
    if (node instanceof Leaf leaf) {
      leaves.add(leaf.tensor().data().storage());
    }
    Consumer<Tensor> hold = tensor -> held.add(tensor.data().storage());
    if (node instanceof Forgetful what) {
      what.eachHeld(hold);
    }
    for (Checkpoint c = node.checkpoint(); c != null; c = c.outer()) {
      c.eachHeld(hold);
    }
    for (Node edge : node.edges) {
      if (edge != null) {
        reach(edge);
      }
    }
  }
}
