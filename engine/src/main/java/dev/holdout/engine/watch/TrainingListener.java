package dev.holdout.engine.watch;

import java.util.List;

/**
 * Told of what happens in a training, on the thread where it happens, before it happens unless the
 * method says otherwise. What is told must not be changed. The subjects are objects because this
 * room stands below those of tensors, layers and optimisers.
 */
public interface TrainingListener {

  /** Listens to nothing; what a thread has that nobody watches. */
  TrainingListener NOBODY = new TrainingListener() {};

  /**
   * A walk back begins that will add to the gradients of leaves.
   *
   * @param outputs the tensors it begins at
   */
  default void backward(List<?> outputs) {}

  /**
   * A gradient was filled with zeros and stays the same object.
   *
   * @param tensor whose gradient it is
   */
  default void zeroFilled(Object tensor) {}

  /** An optimiser has parameters to move by the gradients they have now. */
  default void stepping(Object optimizer) {}

  /**
   * An optimiser that needs several losses a step had one computed; the gradients are those it goes
   * by. {@link #stepping} is told of once, after all of them.
   */
  default void evaluated(Object optimizer) {}

  /** A schedule ends an epoch and sets the rates of the next. */
  default void scheduling(Object scheduler, Object optimizer) {}

  /** A gradient scaler multiplies a loss. */
  default void scalerScaling(Object scaler) {}

  /** A gradient scaler looks whether an optimiser may step, and has it step if so. */
  default void scalerStepping(Object scaler, Object optimizer) {}

  /** A gradient scaler takes its next scale. */
  default void scalerUpdating(Object scaler) {}

  /**
   * A loader begins an epoch.
   *
   * @param loader who gives the batches
   * @param set what they are of
   * @param batches which samples each has, in order
   * @param epoch its number
   */
  default void epoch(Object loader, Object set, List<?> batches, int epoch) {}

  /**
   * The training asks a loader for a batch, and waits until {@link #loaded}; may be told twice of
   * one batch.
   */
  default void waiting(Object loader) {}

  /**
   * A loader has given a batch.
   *
   * @param batch null where the epoch has no more
   */
  default void loaded(Object loader, Object batch) {}

  /**
   * Numbers are copied to where tensors are computed: a Java array into a tensor, or a tensor to
   * another device.
   *
   * @param source the array or tensor
   * @param bytes how much
   */
  default void copying(Object source, long bytes) {}
}
