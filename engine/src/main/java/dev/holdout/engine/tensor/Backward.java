package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The walk from a result back to the leaves, each operation once, results before what they were
 * made of. The order depends on the graph alone, so gradients of a tensor used twice are added in
 * the same order every time.
 */
final class Backward {

  private final Tensor root;
  private final Tensor vector;
  private final boolean retain;
  private final boolean createGraph;

  private Backward(Tensor root, Tensor vector, boolean retain, boolean createGraph) {
    this.root = root;
    this.vector = vector;
    this.retain = retain;
    this.createGraph = createGraph;
  }

  static Backward of(Tensor root, Tensor vector, boolean retain, boolean createGraph) {
    if (!root.requiresGrad()) {
      throw new IllegalStateException(
          "backward: the tensor of shape %s does not require grad and nothing recorded made it; call requiresGrad(true) on a leaf before the forward pass, outside noGrad"
              .formatted(Shape.text(root.sizes())));
    }
    if (vector == null) {
      if (root.numel() != 1) {
        throw new IllegalStateException(
            "backward: the tensor has shape %s; only a scalar has a gradient of its own, so reduce it first (sum, mean) or pass backward(gradient) of that shape"
                .formatted(Shape.text(root.sizes())));
      }
      vector = Tensor.ones(root.dtype(), root.sizes());
    } else if (!Arrays.equals(vector.sizes(), root.sizes())) {
      throw new IllegalArgumentException(
          "backward: the gradient has shape %s but the tensor has shape %s; pass one of the tensor's shape"
              .formatted(Shape.text(vector.sizes()), Shape.text(root.sizes())));
    }
    return new Backward(root, vector, retain, createGraph);
  }

  /** Adds to the {@code grad()} of every leaf that requires one. */
  void intoLeaves() {
    try (var _ = Autograd.recording(createGraph)) {
      if (root.node() == null) {
        root.accumulate(vector, createGraph);
        return;
      }
      walk(new IdentityHashMap<>(), true);
    }
  }

  /** The gradients of the given tensors only. */
  List<Tensor> gradientsOf(List<Tensor> inputs) {
    Map<Object, Tensor> wanted = new IdentityHashMap<>();
    try (var _ = Autograd.recording(createGraph)) {
      for (Tensor input : inputs) {
        wanted.put(key(input), null);
      }
      walk(wanted, false);
    }
    List<Tensor> found = new ArrayList<>();
    for (Tensor input : inputs) {
      found.add(wanted.get(key(input)));
    }
    return found;
  }

  private static Object key(Tensor tensor) {
    return tensor.node() == null ? tensor : tensor.node();
  }

  private void walk(Map<Object, Tensor> wanted, boolean leaves) {
    Map<Object, Tensor> arriving = new IdentityHashMap<>();
    arriving.put(key(root), vector);
    if (wanted.containsKey(key(root))) {
      wanted.put(key(root), vector);
    }
    List<Node> order = root.node() == null ? List.of() : order();
    for (int n = order.size() - 1; n >= 0; n--) {
      Node node = order.get(n);
      Tensor gradient = arriving.remove(node);
      if (gradient == null) {
        continue;
      }
      Tensor[] in = node.in;
      Tensor[] gradients = node.gradient(gradient);
      for (int i = 0; i < in.length; i++) {
        if (gradients[i] == null || !in[i].requiresGrad()) {
          continue;
        }
        Object key = key(in[i]);
        if (leaves && key == in[i]) {
          in[i].accumulate(gradients[i], createGraph);
        } else {
          Tensor sum = add(arriving.get(key), gradients[i]);
          arriving.put(key, sum);
          if (wanted.containsKey(key)) {
            wanted.put(key, sum);
          }
        }
      }
      if (!retain) {
        node.release();
      }
    }
  }

  private static Tensor add(Tensor before, Tensor more) {
    return before == null ? more : before.add(more);
  }

  /** Every operation reached, inputs before results, by an explicit stack: graphs can be deep. */
  private List<Node> order() {
    List<Node> order = new ArrayList<>();
    Map<Node, Boolean> seen = new IdentityHashMap<>();
    ArrayDeque<Node> open = new ArrayDeque<>();
    ArrayDeque<int[]> place = new ArrayDeque<>();
    open.push(root.node());
    place.push(new int[1]);
    seen.put(root.node(), true);
    while (!open.isEmpty()) {
      Node node = open.peek();
      int[] next = place.peek();
      if (next[0] == node.in.length) {
        order.add(node);
        open.pop();
        place.pop();
        continue;
      }
      Tensor input = node.in[next[0]++];
      Node made = input == null ? null : input.node();
      if (made != null && seen.put(made, true) == null) {
        open.push(made);
        place.push(new int[1]);
      }
    }
    return order;
  }
}
