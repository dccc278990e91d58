package dev.holdout.engine.tensor;

import dev.holdout.engine.backend.Strided;

/**
 * An operation whose result is another look at its input's memory. The look can be taken at any
 * memory of the input's shape, so that what is written through it can be found again.
 */
public interface View extends Op {

  /** The same look at other memory of the input's shape, whatever its strides. */
  Strided of(Strided data);

  /** Whether two places of the result can be one place of the memory. */
  default boolean overlaps() {
    return false;
  }

  /**
   * Whether it shows some elements of the memory, each once. What arrives for it then goes to their
   * places and nothing to the others, so that backward can add up the parts of one tensor in one
   * memory.
   */
  default boolean isPart() {
    return false;
  }

  @Override
  default Tensor value(Tensor... in) {
    return Tensor.over(of(in[0].data()));
  }

  @Override
  default boolean keepsInput(int i) {
    return false;
  }
}
