package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.watch.Watch;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
    Precision precision;
    CheckpointRun run;
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

  /**
   * Backward names the operation it walks through, not those that its gradient is made of, and
   * computes in the types that these have.
   */
  static Scope walking() {
    Switch mine = SWITCH.get();
    boolean before = mine.walking;
    Precision region = mine.precision;
    mine.walking = true;
    mine.precision = null;
    return () -> {
      mine.walking = before;
      mine.precision = region;
    };
  }

  /** The region of precision this thread is in; null outside. */
  static Precision precision() {
    return SWITCH.get().precision;
  }

  /** Enters a region of precision until the scope is closed. */
  static Scope precision(Precision region) {
    Switch mine = SWITCH.get();
    Precision before = mine.precision;
    mine.precision = region;
    return () -> mine.precision = before;
  }

  /** The run of a checkpoint's steps that this thread is in; null for none. */
  static CheckpointRun run() {
    return SWITCH.get().run;
  }

  /** Enters a run of a checkpoint's steps until the scope is closed. */
  static Scope running(CheckpointRun run) {
    Switch mine = SWITCH.get();
    CheckpointRun before = mine.run;
    mine.run = run;
    return () -> mine.run = before;
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
    out.data().storage().recorded();
    if (mine.run != null) {
      mine.run.capture(made);
    }
  }

  /** Checks the inputs of a node that is no {@link Op}, and notes its line in anomaly mode. */
  static void mark(Node node, Tensor[] in) {
    checkNotInference(node.name(), in);
    Switch mine = SWITCH.get();
    if (mine.anomaly) {
      node.recordedAt(Anomaly.line());
    }
    if (mine.run != null && node instanceof Forgetful what) {
      mine.run.capture(what);
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
   * {@link #checkpoint(UnaryOperator, List)} of one tensor.
   *
   * @param steps from the input to the output
   */
  public static Tensor checkpoint(UnaryOperator<Tensor> steps, Tensor input) {
    Given.present(steps, "checkpoint", "the function of the steps");
    Given.present(input, "checkpoint", "the input");
    return checkpoint(in -> Collections.singletonList(steps.apply(in.getFirst())), List.of(input))
        .getFirst();
  }

  /**
   * Runs steps without keeping what they compute inside; backward computes it again when it gets
   * there. Takes the memory of the inputs and outputs instead of every value between, for the time
   * of one more forward pass. PyTorch's {@code checkpoint(…, use_reentrant=False)}.
   *
   * <pre>{@code
   * Tensor y = Autograd.checkpoint(in -> block.apply(in), x);
   * }</pre>
   *
   * <p>Values and gradients have the same bits as without it: random numbers drawn in the steps by
   * layers or from a {@link dev.holdout.engine.random.Philox} by {@code Tensor.rand} and its kin
   * are the same the second time, and running means are moved once. Other things that the steps
   * read must be as they were. Steps may hold checkpoints; {@link #grad}, a graph that is kept and
   * gradients of gradients work as without it ({@code createGraph} keeps the values from then on).
   *
   * <p>In a {@link dev.holdout.engine.memory.Memory#scope()}, what the steps make and do not return
   * is freed when they end, and what backward makes inside when it leaves them. A tensor that
   * escapes from either (into a field, say) must be kept with {@code step.keep}.
   *
   * @param steps what to run; other arguments are those it captures
   * @return what the steps gave
   * @throws GradientException in backward, if the steps do something else the second time, or an
   *     input or a parameter was changed in place since; at once, if the steps change an input
   */
  public static List<Tensor> checkpoint(UnaryOperator<List<Tensor>> steps, List<Tensor> inputs) {
    return Checkpoint.of(steps, inputs);
  }

  /**
   * Bytes that the graph behind a tensor keeps from being freed, leaves apart: what a forward pass
   * keeps for backward. Counts on the spot, by walking the graph.
   */
  public static long savedBytes(Tensor output) {
    return SavedBytes.behind(Given.present(output, "savedBytes", "the tensor"));
  }

  /**
   * What the work gives; when backward computes the steps of a checkpoint again, what it gave the
   * first time. For layers that draw or count.
   */
  public static <T> T once(Supplier<T> work) {
    CheckpointRun run = SWITCH.get().run;
    return run == null ? work.get() : run.once(work);
  }

  /** Whether backward is computing the steps of a checkpoint again on this thread. */
  public static boolean computingAgain() {
    CheckpointRun run = SWITCH.get().run;
    return run != null && run.isAgain();
  }

  /** The generator to draw a tensor from, which stands where it stood the first time. */
  static Philox drawing(Philox random) {
    CheckpointRun run = SWITCH.get().run;
    return run == null ? random : run.drawing(random);
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
    Backward walk = Backward.of(outputs, vectors, retainGraph, createGraph);
    Watch.now().backward(outputs);
    walk.intoLeaves();
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
