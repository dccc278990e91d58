package dev.holdout.engine.tensor;

import java.util.function.Consumer;

/**
 * What is recorded of a checkpoint's steps: its place in the graph stays, its values go, until
 * backward computes them again.
 */
sealed interface Forgetful permits Recorded, FunctionNode, Checkpoint {

  /** What it is called in messages. */
  String name();

  /** Sizes of its result, by which the first run and the second are compared. */
  int[] sizes();

  /** Lets the values go. */
  void forget();

  /** Shows the tensors that it keeps from being freed. */
  void eachHeld(Consumer<Tensor> visit);

  /** Takes the values of its like from the second run; nothing where backward freed its own. */
  void remember(Forgetful again);
}
