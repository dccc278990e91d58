package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;
import java.util.List;
import java.util.function.Supplier;

/**
 * Recording and walking back. An operation is recorded while it runs, when one of its inputs
 * requires a gradient and the thread is recording.
 *
 * <p>The switch is the thread's own, so trainings in parallel threads do not see each other.
 */
public final class Autograd {

  /** The one state that is not passed in: whether this thread records. Never shared. */
  private static final class Switch {
    boolean recording = true;
  }

  private static final ThreadLocal<Switch> SWITCH = ThreadLocal.withInitial(Switch::new);

  private Autograd() {}

  /** Sets recording back to what it was; meant for try-with-resources. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether this thread records. */
  public static boolean recording() {
    return SWITCH.get().recording;
  }

  /** Stops this thread's recording until the scope is closed. */
  public static Scope noGrad() {
    return recording(false);
  }

  /** Runs work without recording. */
  public static <T> T noGrad(Supplier<T> work) {
    try (var _ = noGrad()) {
      return work.get();
    }
  }

  /** Runs work without recording. */
  public static void noGrad(Runnable work) {
    try (var _ = noGrad()) {
      work.run();
    }
  }

  /** Turns this thread's recording on or off until the scope is closed. */
  public static Scope recording(boolean on) {
    Switch mine = SWITCH.get();
    boolean before = mine.recording;
    mine.recording = on;
    return () -> mine.recording = before;
  }

  /** Runs an operation and records it where a gradient is wanted and the result can have one. */
  public static Tensor apply(Op op, Tensor... in) {
    Tensor out = op.value(in);
    for (Tensor input : in) {
      if (input.requiresGrad()) {
        if (recording() && out.dtype().isFloating()) {
          out.madeBy(new Node(op, in, out));
        }
        return out;
      }
    }
    return out;
  }

  /**
   * Gradients of one tensor with respect to others, which need not be leaves; no {@code grad()} is
   * touched. An entry is null where the input takes no part.
   *
   * @param vector what arrives for the output, of its shape; null for a single value: 1
   * @param createGraph whether the gradients are recorded, to be differentiated in turn
   */
  public static List<Tensor> gradients(
      Tensor output, List<Tensor> inputs, Tensor vector, boolean createGraph) {
    return gradients(output, inputs, vector, createGraph, true);
  }

  /**
   * As above.
   *
   * @param allowUnused whether an input may take no part
   * @throws IllegalArgumentException if one takes none and that is not allowed
   */
  public static List<Tensor> gradients(
      Tensor output, List<Tensor> inputs, Tensor vector, boolean createGraph, boolean allowUnused) {
    List<Tensor> found = Backward.of(output, vector, createGraph, createGraph).gradientsOf(inputs);
    int unused = allowUnused ? -1 : found.indexOf(null);
    if (unused >= 0) {
      throw new IllegalArgumentException(
          "gradients: input %d of shape %s takes no part in the output; leave it out, or pass allowUnused (allow_unused=True in PyTorch)"
              .formatted(unused, Shape.text(inputs.get(unused).sizes())));
    }
    return found;
  }
}
