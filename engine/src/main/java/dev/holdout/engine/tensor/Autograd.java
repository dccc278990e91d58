package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.shape.Shape;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Recording and walking back. An operation is recorded while it runs, when one of its inputs
 * requires a gradient and the thread is recording.
 *
 * <p>The switch is the thread's own, so trainings in parallel threads do not see each other.
 */
public final class Autograd {

  /** The one state that is not passed in: what this thread records. Never shared. */
  private static final class Switch {
    boolean recording = true;
    boolean inference;
    boolean anomaly;
    boolean walking;
  }

  private static final ThreadLocal<Switch> SWITCH = ThreadLocal.withInitial(Switch::new);

  private Autograd() {}

  /** Sets the thread's switch back to what it was; meant for try-with-resources. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether this thread records. */
  public static boolean recording() {
    return SWITCH.get().recording;
  }

  /**
   * Stops this thread's recording until the scope is closed. A view made inside is a constant, also
   * of a tensor that requires a gradient (PyTorch then says {@code requires_grad} of it, but sends
   * the gradient nowhere); it may be written in place inside, and not outside, while recording: as
   * in PyTorch, nobody could say whether that write is meant to be recorded.
   */
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

  /** Lets this thread record until the scope is closed, inside {@link #noGrad()} too. */
  public static Scope enableGrad() {
    return recording(true);
  }

  /** Turns this thread's recording on or off until the scope is closed. */
  public static Scope recording(boolean on) {
    Switch mine = SWITCH.get();
    boolean before = mine.recording;
    mine.recording = on && !mine.inference;
    return () -> mine.recording = before;
  }

  /**
   * As {@link #noGrad()}, for good: what operations make inside cannot become part of recorded work
   * later. {@link #enableGrad()} inside has no effect.
   */
  public static Scope inferenceMode() {
    Switch mine = SWITCH.get();
    boolean recorded = mine.recording;
    boolean before = mine.inference;
    mine.recording = false;
    mine.inference = true;
    return () -> {
      mine.recording = recorded;
      mine.inference = before;
    };
  }

  /** Whether this thread is in {@link #inferenceMode()}. */
  public static boolean inInferenceMode() {
    return SWITCH.get().inference;
  }

  /**
   * Looks for the first NaN: until the scope is closed, an operation of this thread that makes one
   * throws, forward or backward, with its name, its shapes and the line of the program that called
   * it. Slow (each operation walks the stack and reads its result); for debugging.
   */
  public static Scope detectAnomaly() {
    Switch mine = SWITCH.get();
    boolean before = mine.anomaly;
    mine.anomaly = true;
    return () -> mine.anomaly = before;
  }

  /** Backward names the operation it walks through, not those that its gradient is made of. */
  static Scope walking() {
    Switch mine = SWITCH.get();
    boolean before = mine.walking;
    mine.walking = true;
    return () -> mine.walking = before;
  }

  /** Whether this thread is inside {@link #detectAnomaly()}. */
  static boolean detectingAnomaly() {
    return SWITCH.get().anomaly;
  }

  /** Runs an operation and records it where a gradient is wanted. */
  public static Tensor apply(Op op, Tensor... in) {
    Switch mine = SWITCH.get();
    Tensor out = value(op, in);
    if (mine.anomaly && !mine.walking) {
      Anomaly.checkForward(op.name(), in, out);
    }
    if (wanted(in) && mine.recording && out.dtype().isFloating()) {
      record(op, in, out, mine);
    }
    if (mine.inference) {
      out.madeInInferenceMode();
    } else if (in.length == 1 && in[0].data().storage() == out.data().storage()) {
      out.viewedFrom(new Origin(in[0], op, mine.recording));
    }
    return out;
  }

  private static Tensor value(Op op, Tensor[] in) {
    try {
      return op.value(in);
    } catch (NoClassDefFoundError missing) {
      throw Backends.explained(missing);
    }
  }

  private static void record(Op op, Tensor[] in, Tensor out, Switch mine) {
    checkNotInference(op.name(), in);
    Recorded made = new Recorded(op, in, out);
    if (mine.anomaly) {
      made.recordedAt(Anomaly.line());
    }
    out.madeBy(made);
  }

  /** Checks the inputs of a node that is no {@link Op}, and notes its line in anomaly mode. */
  static void mark(Node node, Tensor[] in) {
    checkNotInference(node.name(), in);
    if (detectingAnomaly()) {
      node.recordedAt(Anomaly.line());
    }
  }

  private static void checkNotInference(String op, Tensor[] in) {
    for (Tensor input : in) {
      if (input.isInference()) {
        throw new GradientException(inferenceMessage(op, input));
      }
    }
  }

  /** Whether one of these requires a gradient. */
  static boolean wanted(Tensor[] in) {
    for (Tensor input : in) {
      if (input.requiresGrad()) {
        return true;
      }
    }
    return false;
  }

  static String inferenceMessage(String op, Tensor tensor) {
    return "%s: the tensor of shape %s was made in inference mode and cannot become part of recorded work; copy() it outside, or make it under noGrad instead"
        .formatted(op, Shape.text(tensor.sizes()));
  }

  /**
   * Walks back from several tensors at once and adds to the {@code grad()} of every leaf.
   *
   * @param vectors what arrives for each output, of its shape; an entry may be null for a single
   *     value: 1
   * @param retainGraph whether kept values stay, for another walk
   * @param createGraph whether the gradients are recorded, to be differentiated in turn
   */
  public static void backward(
      List<Tensor> outputs, List<Tensor> vectors, boolean retainGraph, boolean createGraph) {
    Backward.of(outputs, vectors, retainGraph, createGraph).intoLeaves();
  }

  /**
   * Gradients of a single value with respect to tensors; no {@code grad()} is touched. As in
   * PyTorch the graph is freed, and an input that takes no part is refused; {@link #grad(List,
   * List, List, boolean, boolean, boolean)} has the wishes.
   *
   * @throws GradientException if an input requires no gradient or takes no part
   */
  public static List<Tensor> grad(Tensor output, Tensor... inputs) {
    return grad(List.of(output), List.of(inputs));
  }

  /** As {@link #grad(Tensor, Tensor...)}; gradients of several single values add up. */
  public static List<Tensor> grad(List<Tensor> outputs, List<Tensor> inputs) {
    return grad(outputs, inputs, null, false, false, false);
  }

  /**
   * As {@link #grad(List, List)}, recorded with {@code createGraph}, so that the gradients can be
   * differentiated in turn; the graph then stays.
   */
  public static List<Tensor> grad(List<Tensor> outputs, List<Tensor> inputs, boolean createGraph) {
    return grad(outputs, inputs, null, createGraph, createGraph, false);
  }

  /**
   * Gradients of tensors with respect to others, which need not be leaves; no {@code grad()} is
   * touched, and only what lies between them is walked. Those of several outputs add up.
   *
   * @param vectors as in {@link #backward}; null where every output is a single value
   * @param allowUnused whether an input may take no part; its entry is then null
   * @throws GradientException if an input requires no gradient, or takes no part and may not
   */
  public static List<Tensor> grad(
      List<Tensor> outputs,
      List<Tensor> inputs,
      List<Tensor> vectors,
      boolean retainGraph,
      boolean createGraph,
      boolean allowUnused) {
    List<Tensor> ones = vectors == null ? Collections.nCopies(outputs.size(), null) : vectors;
    List<Tensor> found = Backward.of(outputs, ones, retainGraph, createGraph).gradientsOf(inputs);
    int unused = allowUnused ? -1 : found.indexOf(null);
    if (unused >= 0) {
      throw new GradientException(
          "grad: input %d of shape %s takes no part in the output; leave it out, or pass allowUnused (allow_unused=True in PyTorch)"
              .formatted(unused, Shape.text(inputs.get(unused).sizes())));
    }
    return found;
  }
}
