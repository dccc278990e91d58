package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The walk from results back to the leaves, each operation once, results before what they were made
 * of. The order depends on the graph alone, so gradients of a tensor used twice are added in the
 * same order every time.
 */
final class Backward {

  private final List<Node> roots;
  private final List<Tensor> vectors;
  private final boolean retain;
  private final boolean createGraph;

  private Backward(List<Node> roots, List<Tensor> vectors, boolean retain, boolean createGraph) {
    this.roots = roots;
    this.vectors = vectors;
    this.retain = retain;
    this.createGraph = createGraph;
  }

  static Backward of(
      List<Tensor> outputs, List<Tensor> vectors, boolean retain, boolean createGraph) {
    if (Given.all(outputs, "backward", "output").size() != vectors.size()) {
      throw new IllegalArgumentException(
          "backward: %d outputs but %d vectors; give one each, null for a single value"
              .formatted(outputs.size(), vectors.size()));
    }
    List<Node> roots = new ArrayList<>(outputs.size());
    List<Tensor> arriving = new ArrayList<>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      Tensor output = outputs.get(i);
      if (!output.requiresGrad()) {
        throw new GradientException(
            "backward: output %d of shape %s does not require grad and nothing recorded made it; call requiresGrad(true) on a leaf before the forward pass, outside noGrad"
                .formatted(i, Shape.text(output.sizes())));
      }
      roots.add(output.node());
      arriving.add(vector(output, vectors.get(i)));
    }
    return new Backward(roots, arriving, retain, createGraph);
  }

  private static Tensor vector(Tensor output, Tensor given) {
    if (given == null) {
      if (output.numel() != 1) {
        throw new GradientException(
            "backward: the tensor has shape %s; only a scalar has a gradient of its own, so reduce it first (sum, mean) or pass backward(gradient) of that shape"
                .formatted(Shape.text(output.sizes())));
      }
      return Tensor.ones(output.dtype(), output.sizes());
    }
    if (!Arrays.equals(given.sizes(), output.sizes())) {
      throw new ShapeException(
          "backward: the gradient has shape %s but the tensor has shape %s; pass one of the tensor's shape"
              .formatted(Shape.text(given.sizes()), Shape.text(output.sizes())));
    }
    if (!given.dtype().isFloating()) {
      throw new DTypeException(
          "backward: the gradient is %s but the tensor is %s; pass a floating point gradient, converted with to(%s)"
              .formatted(given.dtype().torchName(), output.dtype().torchName(), output.dtype()));
    }
    return given.to(output.dtype());
  }

  /** Adds to the {@code grad()} of every leaf that requires one. */
  void intoLeaves() {
    try (var _ = Autograd.recording(createGraph);
        var _ = Autograd.walking()) {
      walk(null);
    }
  }

  /** The gradients of the given tensors only. */
  List<Tensor> gradientsOf(List<Tensor> inputs) {
    Given.all(inputs, "grad", "input");
    Map<Node, Tensor> wanted = new IdentityHashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Node node = inputs.get(i).node();
      if (node == null) {
        throw new GradientException(
            "grad: input %d of shape %s does not require grad; call requiresGrad(true) on it before the forward pass, or leave it out"
                .formatted(i, Shape.text(inputs.get(i).sizes())));
      }
      nodes.add(node);
      wanted.put(node, null);
    }
    try (var _ = Autograd.recording(createGraph);
        var _ = Autograd.walking()) {
      walk(wanted);
    }
    List<Tensor> found = new ArrayList<>();
    for (Node node : nodes) {
      found.add(wanted.get(node));
    }
    return found;
  }

  /**
   * @param wanted what arrives for these is kept; null: what arrives for leaves is added to them
   */
  private void walk(Map<Node, Tensor> wanted) {
    List<Node> order = order();
    if (wanted != null) {
      markNeeded(order, wanted);
    }
    for (int i = 0; i < vectors.size(); i++) {
      roots.get(i).receive(vectors.get(i), createGraph);
    }
    boolean anomaly = Autograd.detectingAnomaly();
    try (Recomputation checkpoints = Recomputation.of(order, wanted, createGraph)) {
      for (int n = order.size() - 1; n >= 0; n--) {
        Node node = order.get(n);
        Tensor gradient = taken(node, wanted, checkpoints);
        if (gradient != null) {
          if (checkpoints != null) {
            checkpoints.reach(node);
          }
          pass(node, gradient, anomaly);
        }
        if (checkpoints != null) {
          checkpoints.passed(n);
        }
      }
    }
  }

  /** What is to pass through a node; null where nothing is, or where it ends. */
  private Tensor taken(Node node, Map<Node, Tensor> wanted, Recomputation checkpoints) {
    if (wanted != null && !node.needed && !wanted.containsKey(node)) {
      return null; // beside the way: neither its hooks nor a kept gradient see this walk
    }
    Tensor before = node.arriving();
    Tensor gradient = node.take();
    if (gradient == null) {
      return null;
    }
    if (checkpoints != null && node.isHooked()) {
      checkpoints.show(before, gradient);
    }
    if (wanted == null) {
      if (node instanceof Leaf leaf) {
        leaf.accumulate(gradient, createGraph);
        return null;
      }
    } else {
      if (wanted.containsKey(node)) {
        // As in PyTorch: what is passed on as well is kept as it was before the hooks.
        wanted.put(node, node.needed ? before : gradient);
      }
      if (!node.needed) {
        return null;
      }
    }
    return gradient;
  }

  private void pass(Node node, Tensor gradient, boolean anomaly) {
    if (!createGraph && !anomaly && node.passPart(gradient)) {
      return; // a part keeps nothing that could be released
    }
    Tensor[] gradients = node.gradient(gradient);
    if (anomaly) {
      Anomaly.checkBackward(node, gradient, gradients);
    }
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i] != null && node.edges[i] != null) {
        node.edges[i].receive(gradients[i], createGraph);
      }
    }
    if (!retain) {
      node.release();
    }
  }

  /** Only nodes in front of a wanted one are walked; inputs stand before results in the order. */
  private static void markNeeded(List<Node> order, Map<Node, Tensor> wanted) {
    for (Node node : order) {
      for (Node edge : node.edges) {
        node.needed |= edge != null && (edge.needed || wanted.containsKey(edge));
      }
    }
  }

  /** Every node reached, inputs before results, by an explicit stack: graphs can be deep. */
  private List<Node> order() {
    List<Node> order = new ArrayList<>();
    ArrayDeque<Node> open = new ArrayDeque<>();
    Object mark = new Object(); // not this: a node that is kept would keep the roots
    for (Node root : roots) {
      if (!root.isReachedBy(mark)) {
        open.push(root.reachedBy(mark));
      }
      while (!open.isEmpty()) {
        Node node = open.peek();
        Node behind = node.nextEdge();
        if (behind == null) {
          order.add(open.pop());
        } else if (!behind.isReachedBy(mark)) {
          open.push(behind.reachedBy(mark));
        }
      }
    }
    return order;
  }
}
