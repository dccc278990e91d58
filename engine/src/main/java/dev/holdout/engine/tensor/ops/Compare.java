package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: 1 where a stands in the relation to b, else 0. Slopes: none.
 *
 * @param relation what is asked
 */
public record Compare(Relation relation) implements Op {

  /** What is asked of two numbers. */
  public enum Relation {
    EQUAL(BinaryKernel.EQUAL),
    GREATER(BinaryKernel.GREATER);

    private final BinaryKernel kernel;

    Relation(BinaryKernel kernel) {
      this.kernel = kernel;
    }
  }

  @Override
  public String name() {
    return relation == Relation.EQUAL ? "equalMask" : "greaterMask";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(relation.kernel, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {null, null};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
