package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import java.util.Arrays;
import java.util.function.Consumer;

/** What a {@link Function} keeps between its forward and its backward. */
public final class FunctionContext {

  private final String function;
  private final boolean[] wanted;
  private Tensor[] kept = {};
  private int[] versions = {};
  private Object note;
  private boolean released;

  private FunctionContext(String function, boolean[] wanted) {
    this.function = function;
    this.wanted = wanted;
  }

  FunctionContext(String function, Tensor[] in) {
    this(function, new boolean[in.length]);
    for (int i = 0; i < in.length; i++) {
      wanted[i] = in[i].requiresGrad();
    }
  }

  /** Keeps tensors for the backward; they must not be changed until then. */
  public void save(Tensor... tensors) {
    Given.all(Arrays.asList(tensors), function, "saved tensor");
    kept = tensors.clone();
    versions = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      versions[i] = kept[i].version();
    }
  }

  /**
   * A tensor that {@link #save} was given.
   *
   * @throws DimensionException if so many were not saved
   * @throws GradientException if it was freed by an earlier backward, or changed in place since
   */
  public Tensor saved(int i) {
    if (released) {
      throw new GradientException(
          function
              + ": backward goes through this graph a second time, but the values it saved were"
              + " freed by the first; let the first keep them, as backward(true) does, with a"
              + " vector backward(gradient, true) (retain_graph=True in PyTorch), or compute the"
              + " forward pass again");
    }
    if (i < 0 || i >= kept.length) {
      throw new DimensionException(
          "%s: saved tensor %d was asked for, but save was given %d; call save(…) in forward with what backward needs"
              .formatted(function, i, kept.length));
    }
    if (kept[i].version() != versions[i]) {
      throw new GradientException(
          "backward of %s: saved tensor %d, %s of shape %s, was changed by an inplace operation: it is at version %d; expected version %d. Change a copy instead, or change it after backward"
              .formatted(
                  function,
                  i,
                  kept[i].dtype().torchName(),
                  Shape.text(kept[i].sizes()),
                  kept[i].version(),
                  versions[i]));
    }
    return kept[i];
  }

  /** Keeps a value that is no tensor; returns this. */
  public FunctionContext note(Object value) {
    note = value;
    return this;
  }

  /** What {@link #note(Object)} was given; null where nothing was. */
  public Object note() {
    return note;
  }

  /** Whether a gradient of input i is wanted; else its gradient may be null. */
  public boolean wants(int i) {
    return wanted[i];
  }

  boolean isReleased() {
    return released;
  }

  void eachKept(Consumer<Tensor> visit) {
    Arrays.asList(kept).forEach(visit);
  }

  /** One like it that keeps nothing yet. */
  FunctionContext empty() {
    return new FunctionContext(function, wanted);
  }

  void release() {
    if (kept.length > 0) {
      kept = new Tensor[0];
      released = true;
    }
  }
}
