package dev.holdout.engine.tensor;

/**
 * An operation with its gradient: value above, gradient below, in one record. Its parameters are
 * the record's components; an op holds no tensor and may be used any number of times.
 */
public interface Op {

  /** What it is called in messages: {@code matmul}. */
  String name();

  /**
   * The result. Computes on memory only: recording is the caller's business ({@link
   * Autograd#apply}).
   */
  Tensor value(Tensor... in);

  /**
   * The gradients of the inputs: entry i has the shape of input i, or is null where that input
   * needs none. Written in tensor operations, so that a gradient can itself be differentiated.
   *
   * @param in the inputs of {@link #value}
   * @param out its result
   * @param gradient what arrives for the result, of its shape
   */
  Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient);

  /** Whether the gradient reads the values of input i, which then must not be overwritten. */
  default boolean keepsInput(int i) {
    return true;
  }

  /**
   * As {@link #keepsInput(int)}, where that depends on which inputs require a gradient: of a
   * product, a factor is read only for the gradient of the other.
   */
  default boolean keepsInput(int i, Tensor[] in) {
    return keepsInput(i);
  }

  /** Whether the gradient reads the values of the result. */
  default boolean keepsOutput() {
    return false;
  }

  /**
   * Whether the gradient reads a number that is freed with the kept values, so that a second
   * backward is refused although no tensor is kept; as PyTorch does of a product with a number.
   */
  default boolean keepsNumbers() {
    return false;
  }
}
