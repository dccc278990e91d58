package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/**
 * Value: a triangle of the last two dimensions, 0 elsewhere, also where there was a NaN. Gradient:
 * the same triangle; no values are kept for it.
 *
 * @param diagonal the last one kept, or the first one of an upper triangle: 0 the main one, above
 *     it where positive
 * @param upper whether what lies on it and above is kept; else what lies on it and below
 */
public record Triangle(int diagonal, boolean upper) implements Op {

  @Override
  public String name() {
    return upper ? "triu" : "tril";
  }

  @Override
  public Tensor value(Tensor... in) {
    int rows = in[0].size(-2);
    int columns = in[0].size(-1);
    boolean[] kept = new boolean[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        long right = (long) j - i;
        kept[i * columns + j] = upper ? right >= diagonal : right <= diagonal;
      }
    }
    Tensor mask = Tensor.of(kept, rows, columns);
    return in[0].detach().where(mask, Tensor.zeros(in[0].dtype()));
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(this, gradient)};
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
