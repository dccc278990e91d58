package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import java.util.Arrays;

/**
 * One recorded operation: what made a tensor, out of what, and the versions its kept values had
 * then. Belongs to the thread that recorded it.
 */
final class Node {

  final Op op;
  final Tensor[] in;
  final Tensor out;
  private final int[] versions;
  private final int outVersion;
  private boolean released;

  /** What arrived so far for the result, in the walk under way; else null. */
  Tensor arriving;

  private Object walk;
  private int next;

  Node(Op op, Tensor[] in, Tensor out) {
    this.op = op;
    this.in = in;
    this.out = out;
    versions = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      versions[i] = in[i].version();
    }
    outVersion = out.version();
  }

  /** The inputs' gradients, after a check that what they are computed from is as it was. */
  Tensor[] gradient(Tensor arriving) {
    if (released) {
      throw new IllegalStateException(
          op.name()
              + ": backward goes through this graph a second time, but the values it kept were"
              + " freed by the first; pass retain_graph=True, here backward(gradient, true), to the"
              + " first, or compute the forward pass again");
    }
    for (int i = 0; i < in.length; i++) {
      if (op.keepsInput(i)) {
        check(in[i], versions[i], "input " + i);
      }
    }
    if (op.keepsOutput()) {
      check(out, outVersion, "the result");
    }
    return op.gradient(in, out, arriving);
  }

  /** Frees the kept values; a graph that kept none may be walked again. */
  void release() {
    boolean kept = op.keepsOutput();
    for (int i = 0; i < in.length; i++) {
      kept |= op.keepsInput(i);
    }
    if (kept) {
      released = true;
      Arrays.fill(in, null);
    }
  }

  /** Starts this node's part of a walk. */
  Node reachedBy(Object walk) {
    this.walk = walk;
    arriving = null;
    next = 0;
    return this;
  }

  boolean isReachedBy(Object walk) {
    return this.walk == walk;
  }

  /** What made the next input that an operation made; null after the last. */
  Node nextMaker() {
    while (next < in.length) {
      Tensor input = in[next++];
      if (input != null && input.node() != null) {
        return input.node();
      }
    }
    return null;
  }

  boolean released() {
    return released;
  }

  private void check(Tensor tensor, int expected, String which) {
    if (tensor.version() != expected) {
      throw new IllegalStateException(
          "backward of %s: %s, of shape %s, was changed by an inplace operation: it is at version %d; expected version %d. Change a copy instead, or change it after backward"
              .formatted(op.name(), which, Shape.text(tensor.sizes()), tensor.version(), expected));
    }
  }
}
