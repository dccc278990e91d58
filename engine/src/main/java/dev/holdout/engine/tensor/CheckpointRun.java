package dev.holdout.engine.tensor;

import dev.holdout.engine.random.Philox;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One run of a checkpoint's steps, the first or one of those that compute its values again. Notes
 * what is recorded, and what is drawn; a run that computes again gets what the first one drew.
 */
final class CheckpointRun {

  /** Something recorded, as it is compared with the other run's. */
  record Item(Forgetful what, String name, int[] sizes) {}

  final Checkpoint of;
  private final CheckpointRun outer;
  private final boolean again;
  private final List<Object> drawn;
  private final List<Item> items = new ArrayList<>();
  private int next;

  /**
   * @param outer the run that this one is a part of; null for none
   * @param drawn what the first run drew; null where this is the first
   */
  CheckpointRun(Checkpoint of, CheckpointRun outer, List<Object> drawn) {
    this.of = of;
    this.outer = outer;
    again = drawn != null;
    this.drawn = again ? drawn : new ArrayList<>();
  }

  /** Notes that something was recorded. */
  void capture(Forgetful what) {
    items.add(new Item(what, what.name(), what.sizes()));
    if (!again && what instanceof Node node) {
      node.within(of);
    }
  }

  /** What the work gives; where this run computes again, what it gave the first time. */
  @SuppressWarnings("unchecked") // the same work as in the first run, which the items' names check
  <T> T once(Supplier<T> work) {
    if (again) {
      if (next == drawn.size()) {
        throw Checkpoint.unlike("draws more often than the first run, %d times".formatted(next));
      }
      return (T) drawn.get(next++);
    }
    T value = outer == null ? work.get() : outer.once(work);
    drawn.add(value);
    return value;
  }

  /** Whether it computes again, or is part of a run that does. */
  boolean isAgain() {
    return again || outer != null && outer.isAgain();
  }

  /** A generator that stands where this one stood in the first run. */
  Philox drawing(Philox random) {
    Philox then = once(random::copy);
    return isAgain() ? then.copy() : random;
  }

  List<Item> items() {
    return items;
  }

  List<Object> drawn() {
    return drawn;
  }
}
