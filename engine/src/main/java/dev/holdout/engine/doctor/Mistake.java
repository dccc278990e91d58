package dev.holdout.engine.doctor;

/** What goes wrong in training loops without an error. */
public enum Mistake {
  GRADIENTS_NOT_ZEROED("gradients are never zeroed"),
  TRAIN_FORGOTTEN("the net is trained in evaluation mode"),
  EVAL_FORGOTTEN("the net is evaluated in training mode"),
  NO_GRADIENT("parameters get no gradient"),
  NOT_OPTIMIZED("parameters are in no optimizer"),
  GRAPH_KEPT("what is kept of each step keeps its graph alive"),
  SCALER_NOT_UPDATED("the gradient scaler is never updated"),
  SCHEDULER_FIRST("the schedule steps before the optimizer"),
  TIME_SHUFFLED("samples ordered in time are shuffled one by one"),
  DEAD_UNITS("units give the same for every input"),
  EXPLODING("loss or gradients explode"),
  VANISHING("gradients vanish on their way"),
  CONSTANT_LOSS("the loss does not change"),
  TARGET_AMONG_FEATURES("a feature is the target"),
  REPEATED_COPY("the same numbers are copied in each step"),
  STARVED("steps wait for the loader");

  private final String title;

  Mistake(String title) {
    this.title = title;
  }

  /** A few words. */
  public String title() {
    return title;
  }
}
