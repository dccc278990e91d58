package dev.holdout.engine.backend;

/** Whose the memory of a tensor is, as the books of a {@link Ledger} tell it. */
public enum Owner {
  /** Parameters and buffers of layers. */
  PARAMETERS("parameters"),
  /** What {@code grad()} of leaves holds. */
  GRADIENTS("gradients"),
  /** What optimisers and averages of weights remember. */
  OPTIMIZER("optimizer"),
  /** Results of recorded operations, made in an open scope: what backward may need. */
  ACTIVATIONS("activations"),
  /** All else made in an open scope: results nobody records, gradients on their way. */
  OTHER("other");

  private final String label;

  Owner(String label) {
    this.label = label;
  }

  /** Its name in tables. */
  public String label() {
    return label;
  }
}
