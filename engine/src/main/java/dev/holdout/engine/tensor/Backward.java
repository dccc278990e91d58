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
      walk(null);
    }
  }

  /** The gradients of the given tensors only. */
  List<Tensor> gradientsOf(List<Tensor> inputs) {
    Map<Object, Tensor> wanted = new IdentityHashMap<>();
    try (var _ = Autograd.recording(createGraph)) {
      for (Tensor input : inputs) {
        wanted.put(key(input), null);
      }
      wanted.replace(key(root), vector);
      walk(wanted);
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

  /**
   * @param wanted what arrives for these is kept; null: what arrives for leaves is added to them
   */
  private void walk(Map<Object, Tensor> wanted) {
    if (root.node() == null) {
      return;
    }
    List<Node> order = order();
    root.node().arriving = vector;
    for (int n = order.size() - 1; n >= 0; n--) {
      Node node = order.get(n);
      Tensor gradient = node.arriving;
      node.arriving = null;
      if (gradient == null) {
        continue;
      }
      Tensor[] in = node.in;
      Tensor[] gradients = node.gradient(gradient);
      for (int i = 0; i < in.length; i++) {
        if (gradients[i] != null && in[i].requiresGrad()) {
          arrive(in[i], gradients[i], wanted);
        }
      }
      if (!retain) {
        node.release();
      }
    }
  }

  private void arrive(Tensor input, Tensor more, Map<Object, Tensor> wanted) {
    Node maker = input.node();
    if (maker != null) {
      maker.arriving = add(maker.arriving, more);
      if (wanted != null) {
        wanted.replace(maker, maker.arriving);
      }
    } else if (wanted == null) {
      input.accumulate(more, createGraph);
    } else if (wanted.containsKey(input)) {
      wanted.put(input, add(wanted.get(input), more));
    }
  }

  private static Tensor add(Tensor before, Tensor more) {
    return before == null ? more : before.add(more);
  }

  /** Every operation reached, inputs before results, by an explicit stack: graphs can be deep. */
  private List<Node> order() {
    List<Node> order = new ArrayList<>();
    ArrayDeque<Node> open = new ArrayDeque<>();
    open.push(root.node().reachedBy(this));
    while (!open.isEmpty()) {
      Node node = open.peek();
      Node made = node.nextMaker();
      if (made == null) {
        order.add(open.pop());
      } else if (!made.isReachedBy(this)) {
        open.push(made.reachedBy(this));
      }
    }
    return order;
  }
}
