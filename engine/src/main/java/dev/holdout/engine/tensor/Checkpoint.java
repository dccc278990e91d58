package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.backend.cpu.Arena;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Steps whose inner values backward computes again. What they recorded stays in the graph as it is,
 * without its values; so gradients are added in the order in which they would be without a
 * checkpoint, and have the same bits. A checkpoint in a checkpoint loses its inputs, too, and gets
 * them back with the values of the outer one.
 *
 * <p>Source: T. Chen, B. Xu, C. Zhang, C. Guestrin, "Training deep nets with sublinear memory
 * cost", 2016; torch.utils.checkpoint with {@code use_reentrant=False}.
 */
final class Checkpoint implements Forgetful {

  private final Checkpoint outer;
  private Precision precision = Precision.apart(Autograd.precision());
  private UnaryOperator<List<Tensor>> steps;
  private List<Tensor> in;
  private Map<Tensor, Integer> versions = new IdentityHashMap<>();
  private List<Object> drawn;
  private List<CheckpointRun.Item> items;
  private boolean forgotten;

  private Checkpoint(UnaryOperator<List<Tensor>> steps, List<Tensor> in, Checkpoint outer) {
    this.steps = steps;
    this.in = in;
    this.outer = outer;
    in.forEach(this::mustNotChange);
  }

  /** Runs the steps, see {@link Autograd#checkpoint(UnaryOperator, List)}. */
  static List<Tensor> of(UnaryOperator<List<Tensor>> steps, List<Tensor> inputs) {
    Given.present(steps, "checkpoint", "the function of the steps");
    List<Tensor> in = List.copyOf(Given.all(inputs, "checkpoint", "input"));
    if (!Autograd.recording()) {
      return outputs(steps.apply(in));
    }
    CheckpointRun outside = Autograd.run();
    Checkpoint made = new Checkpoint(steps, in, outside == null ? null : outside.of);
    List<Tensor> out = made.first(outside);
    if (outside != null) {
      outside.capture(made);
    }
    made.forgetValues();
    return out;
  }

  private List<Tensor> first(CheckpointRun outside) {
    CheckpointRun run = new CheckpointRun(this, outside, null);
    Arena arena = Arena.ofThread();
    Set<Storage> staying = Collections.newSetFromMap(new IdentityHashMap<>());
    int scope = arena.isOpen() ? arena.open() : 0;
    List<Tensor> out;
    try {
      out = run(run, staying);
    } finally {
      if (scope > 0) {
        arena.close(scope, staying);
      }
    }
    items = run.items();
    drawn = run.drawn();
    checkVersions("the steps write into %s; write into a copy(), since they are run again on it");
    return out;
  }

  private List<Tensor> run(CheckpointRun run, Set<Storage> staying) {
    try (var _ = Autograd.running(run);
        var _ = Autograd.precision(Precision.apart(precision))) {
      List<Tensor> out = outputs(steps.apply(in));
      for (Tensor tensor : out) {
        tensor.node(); // brought up to date while it is noted
        staying.add(tensor.data().storage());
      }
      for (Object value : run.drawn()) {
        if (value instanceof Tensor tensor) {
          staying.add(tensor.data().storage());
        }
      }
      return out;
    }
  }

  /** Computes the values again, where they are gone. */
  void recompute() {
    if (!forgotten) {
      return;
    }
    checkVersions(
        "%s was changed between the first run and backward, which computes the steps again on it;"
            + " change a copy(), or change it after backward");
    CheckpointRun again = new CheckpointRun(this, null, drawn);
    try (var _ = Autograd.recording(true)) {
      run(again, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
    compare(again.items());
    for (int i = 0; i < items.size(); i++) {
      items.get(i).what().remember(again.items().get(i).what());
    }
    forgotten = false;
  }

  /** Lets go the values of what the steps recorded; backward can compute them again. */
  void forgetValues() {
    items.forEach(item -> item.what().forget());
    forgotten = true;
  }

  /** The checkpoint that this one was run in; null for none. */
  Checkpoint outer() {
    return outer;
  }

  /** Notes a tensor that the steps read and that must be the same when they are run again. */
  void mustNotChange(Tensor tensor) {
    versions.putIfAbsent(tensor, tensor.version());
  }

  @Override
  public String name() {
    return "checkpoint";
  }

  @Override
  public int[] sizes() {
    return in.isEmpty() ? new int[0] : in.getFirst().sizes();
  }

  @Override
  public void forget() {
    forgetValues();
    steps = null;
    in = null;
    versions = null;
    drawn = null;
    precision = null;
  }

  @Override
  public void eachHeld(Consumer<Tensor> visit) {
    if (in != null) {
      in.forEach(visit);
      drawn.stream()
          .filter(Tensor.class::isInstance)
          .forEach(value -> visit.accept((Tensor) value));
    }
  }

  @Override
  public void remember(Forgetful again) {
    Checkpoint other = (Checkpoint) again;
    steps = other.steps;
    in = other.in;
    versions = other.versions;
    drawn = other.drawn;
    precision = other.precision;
  }

  static GradientException unlike(String what) {
    return new GradientException(
        "checkpoint: computing the steps again %s; they must do the same both times: let them depend on nothing that changes, and draw with Tensor.rand and its kin, layers, or Autograd.once"
            .formatted(what));
  }

  private void compare(List<CheckpointRun.Item> again) {
    for (int i = 0; i < Math.max(items.size(), again.size()); i++) {
      String before = i < items.size() ? text(items.get(i)) : "nothing more";
      String now = i < again.size() ? text(again.get(i)) : "nothing more";
      boolean alike = i < items.size() && i < again.size() && kind(i, again);
      if (!alike || !before.equals(now)) {
        throw unlike("recorded %s where the first run recorded %s".formatted(now, before));
      }
    }
  }

  private boolean kind(int i, List<CheckpointRun.Item> again) {
    return items.get(i).what().getClass() == again.get(i).what().getClass();
  }

  private static String text(CheckpointRun.Item item) {
    return item.name() + " " + Shape.text(item.sizes());
  }

  private void checkVersions(String complaint) {
    versions.forEach((tensor, version) -> {
      if (tensor.version() != version) {
        int input = in.indexOf(tensor);
        String which = input < 0 ? "a leaf that the steps use" : "input " + input;
        throw new GradientException(
            "checkpoint: "
                + complaint.formatted(which + " of shape " + Shape.text(tensor.sizes()))
                + " (inplace operation: version %d, expected version %d)"
                    .formatted(tensor.version(), version));
      }
    });
  }

  private static List<Tensor> outputs(List<Tensor> made) {
    if (made == null || made.stream().anyMatch(Objects::isNull)) {
      throw new IllegalStateException(
          "checkpoint: the steps gave %s; return their outputs, each a tensor"
              .formatted(made == null ? "null" : "a list with null in it"));
    }
    return List.copyOf(made);
  }
}
