package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.backend.cpu.Arena;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checkpoints of one walk: computes the values of one again when the walk reaches it, and lets
 * them go when the walk has left it. With a scope of memory open, everything made between the two
 * is freed then, but what still waits at nodes behind, what was asked for, and what hooks saw.
 */
final class Recomputation implements AutoCloseable {

  private static final int NO_SCOPE = 0;

  private record Region(Checkpoint of, int scope) {}

  private final List<Node> order;
  private final Map<Node, Tensor> wanted;
  private final boolean createGraph;
  private final Map<Checkpoint, Integer> last;
  private final Deque<Region> open = new ArrayDeque<>();
  private final List<Tensor> shown = new ArrayList<>();

  private Recomputation(
      List<Node> order,
      Map<Node, Tensor> wanted,
      boolean createGraph,
      Map<Checkpoint, Integer> last) {
    this.order = order;
    this.wanted = wanted;
    this.createGraph = createGraph;
    this.last = last;
  }

  /**
   * What a walk needs for its checkpoints; null where it meets none.
   *
   * @param order inputs before results; walked from its end
   * @param wanted what arrived for the nodes that were asked for; null where leaves add up
   * @param createGraph whether gradients are recorded, so that nothing may be freed
   */
  static Recomputation of(List<Node> order, Map<Node, Tensor> wanted, boolean createGraph) {
    Map<Checkpoint, Integer> last = null;
    for (int n = 0; n < order.size(); n++) {
      for (Checkpoint c = order.get(n).checkpoint(); c != null; c = c.outer()) {
        last = last == null ? new IdentityHashMap<>() : last;
        last.putIfAbsent(c, n);
      }
    }
    return last == null ? null : new Recomputation(order, wanted, createGraph, last);
  }

  /** The walk is about to pass through a node. */
  void reach(Node node) {
    if (node.checkpoint() != null) {
      reach(node.checkpoint());
    }
  }

  private void reach(Checkpoint checkpoint) {
    if (checkpoint.outer() != null) {
      reach(checkpoint.outer()); // which gives the inner one its inputs
    }
    if (open.stream().noneMatch(region -> region.of == checkpoint)) {
      Arena arena = Arena.ofThread();
      boolean scoped = arena.isOpen() && !createGraph;
      open.push(new Region(checkpoint, scoped ? arena.open() : NO_SCOPE));
      checkpoint.recompute();
    }
  }

  /** A hook saw these, and may have kept them. */
  void show(Tensor before, Tensor after) {
    if (!open.isEmpty()) {
      shown.add(before);
      shown.add(after);
    }
  }

  /** The walk is done with node n, and goes on with n - 1. */
  void passed(int n) {
    while (!open.isEmpty() && last.get(open.peek().of) >= n) {
      Region region = open.pop();
      if (!createGraph) {
        region.of.forgetValues();
      }
      if (region.scope != NO_SCOPE) {
        Arena.ofThread().close(region.scope, waiting(n));
      }
    }
  }

  private Set<Storage> waiting(int n) {
    Set<Storage> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    shown.forEach(tensor -> waiting.add(tensor.data().storage()));
    for (int i = 0; i < n; i++) {
      order.get(i).eachArrived(tensor -> waiting.add(tensor.data().storage()));
    }
    if (wanted != null) {
      for (Tensor found : wanted.values()) {
        if (found != null) {
          waiting.add(found.data().storage());
        }
      }
    }
    return waiting;
  }

  /** Leaves the regions of a walk that an error ended. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      Region region = open.pop();
      region.of.forgetValues();
      if (region.scope != NO_SCOPE) {
        Arena.ofThread().close(region.scope);
      }
    }
  }
}
