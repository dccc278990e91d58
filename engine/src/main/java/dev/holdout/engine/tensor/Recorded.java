package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One recorded operation: out of what it made its result, and the versions its kept values had
 * then.
 */
final class Recorded extends Node implements Forgetful {

  private static final int NOT_KEPT = -1;

  private final Op op;
  private int outVersion;
  private Tensor[] in;
  private Tensor out;
  private int[] versions;
  private boolean released;

  Recorded(Op op, Tensor[] in, Tensor out) {
    super(makers(in));
    this.op = op;
    this.in = in;
    this.out = out;
    for (int i = 0; i < in.length; i++) {
      if (op.keepsInput(i, in)) {
        if (versions == null) {
          versions = new int[in.length];
          Arrays.fill(versions, 0, i, NOT_KEPT);
        }
        versions[i] = in[i].version();
      } else if (versions != null) {
        versions[i] = NOT_KEPT;
      }
    }
    outVersion = op.keepsOutput() ? out.version() : NOT_KEPT;
  }

  /** Says that the result was written into memory that was there before. */
  void written() {
    outVersion = outVersion == NOT_KEPT ? NOT_KEPT : out.version();
  }

  @Override
  public String name() {
    return op.name();
  }

  @Override
  Tensor[] given() {
    return in == null ? super.given() : in;
  }

  @Override
  public int[] sizes() {
    return out.sizes();
  }

  @Override
  public void forget() {
    in = null;
    out = null;
  }

  @Override
  public void eachHeld(Consumer<Tensor> visit) {
    if (out != null) {
      visit.accept(out);
      Arrays.asList(in).forEach(visit);
    }
  }

  @Override
  public void remember(Forgetful again) {
    if (!released) {
      Recorded other = (Recorded) again;
      in = other.in;
      out = other.out;
      versions = other.versions;
      outVersion = other.outVersion;
    }
  }

  @Override
  Tensor[] gradient(Tensor arriving) {
    if (released) {
      throw new GradientException(
          op.name()
              + ": backward goes through this graph a second time, but the values it kept were"
              + " freed by the first; let the first keep them, as backward(true) does, with a"
              + " vector backward(gradient, true) (retain_graph=True in PyTorch), or compute the"
              + " forward pass again"
              + where());
    }
    if (versions != null) {
      for (int i = 0; i < versions.length; i++) {
        if (versions[i] != NOT_KEPT) {
          check(in[i], versions[i], "input " + i);
        }
      }
    }
    if (outVersion != NOT_KEPT) {
      check(out, outVersion, "the result");
    }
    return op.gradient(inputs(), out.asMadeBy(this), arriving);
  }

  @Override
  boolean passPart(Tensor arrived) {
    if (!(op instanceof View view) || !view.isPart()) {
      return false;
    }
    edges[0].receive(view, in[0].sizes(), arrived);
    return true;
  }

  @Override
  void release() {
    if (versions != null || outVersion != NOT_KEPT || op.keepsNumbers()) {
      released = true;
      forget();
      leaveCheckpoint();
    }
  }

  /** The inputs with the history they had when this was recorded. */
  private Tensor[] inputs() {
    Tensor[] then = in;
    for (int i = 0; i < in.length; i++) {
      Tensor input = in[i].asMadeBy(edges[i]);
      if (input != in[i]) {
        then = then == in ? in.clone() : then;
        then[i] = input;
      }
    }
    return then;
  }

  private void check(Tensor tensor, int expected, String which) {
    if (tensor.version() != expected) {
      throw new GradientException(
          "backward of %s: %s, %s of shape %s, was changed by an inplace operation: it is at version %d; expected version %d. Change a copy instead, or change it after backward%s"
              .formatted(
                  op.name(),
                  which,
                  tensor.dtype().torchName(),
                  Shape.text(tensor.sizes()),
                  tensor.version(),
                  expected,
                  where()));
    }
  }

  private static Node[] makers(Tensor[] in) {
    Node[] edges = new Node[in.length];
    for (int i = 0; i < in.length; i++) {
      edges[i] = in[i].node();
    }
    return edges;
  }
}
