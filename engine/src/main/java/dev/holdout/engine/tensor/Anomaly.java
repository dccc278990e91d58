package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.watch.CallSite;

/** Finds the first NaN and says which line of the program made it. */
final class Anomaly {

  private Anomaly() {}

  /** The innermost line on the stack that is neither the engine's nor the JDK's; may be null. */
  static StackTraceElement line() {
    return CallSite.line();
  }

  /** Throws where an operation made a NaN out of inputs without one. */
  static void checkForward(String op, Tensor[] in, Tensor out) {
    if (!hasNan(out)) {
      return;
    }
    for (Tensor input : in) {
      if (hasNan(input)) {
        return;
      }
    }
    throw new GradientException(
        "anomaly: %s made the first NaN, out of %s, at %s; look at these inputs (a division by 0, the logarithm or root of a negative number, infinity minus infinity)"
            .formatted(op, shapes(in), line()));
  }

  /** Throws where a gradient became NaN on its way through an operation. */
  static void checkBackward(Node node, Tensor arriving, Tensor[] gradients) {
    if (hasNan(arriving)) {
      return;
    }
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i] != null && node.edges[i] != null && hasNan(gradients[i])) {
        checkGiven(node);
        throw new GradientException(
            "anomaly: backward of %s made the first NaN, in the gradient of input %d of shape %s, from a gradient of shape %s%s; look at its inputs there (a root or a power at 0, a division by 0, infinity times 0)"
                .formatted(
                    node.name(),
                    i,
                    Shape.text(gradients[i].sizes()),
                    Shape.text(arriving.sizes()),
                    node.where().isEmpty()
                        ? ", recorded before anomaly mode was on"
                        : node.where()));
      }
    }
  }

  /** Throws where an input held a NaN before: then it is not the gradient that made the first. */
  private static void checkGiven(Node node) {
    Tensor[] given = node.given();
    for (int i = 0; i < given.length; i++) {
      if (!given[i].data().isFreed() && hasNan(given[i])) {
        throw new GradientException(
            "anomaly: backward of %s gives a NaN, but its input %d of shape %s holds a NaN already%s; look at the data, or at what was computed before anomaly mode was on"
                .formatted(node.name(), i, Shape.text(given[i].sizes()), node.where()));
      }
    }
  }

  private static boolean hasNan(Tensor tensor) {
    if (!tensor.dtype().isFloating()) {
      return false;
    }
    for (double value : tensor.detach().toDoubleArray()) {
      if (value != value) {
        return true;
      }
    }
    return false;
  }

  private static String shapes(Tensor[] in) {
    StringBuilder text = new StringBuilder();
    for (Tensor input : in) {
      text.append(text.isEmpty() ? "" : " and ")
          .append(Shape.text(input.sizes()))
          .append(' ')
          .append(input.dtype().torchName());
    }
    return text.isEmpty() ? "nothing" : text.toString();
  }
}
