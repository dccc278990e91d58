package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DTypeException;

/**
 * Writes in place at chosen places: {@code x[…] = values} and its kin. Each writes what the method
 * of {@link TensorIndexing} without {@code InPlace} would give, with its gradients, and returns
 * this.
 *
 * @see TensorWrites what is refused of any write in place
 */
public sealed interface TensorPlacements permits Tensor {

  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Writes values at the places of a slice expression into this memory; PyTorch's {@code x[…] =
   * values}.
   */
  default Tensor setInPlace(Tensor values, Index... places) {
    new Indexed("setInPlace", self(), places).set(values);
    return self();
  }

  /**
   * Writes one number at the places of a slice expression: {@code x.setInPlace(0, mask(x.lt(0)))}.
   *
   * @throws DTypeException if this dtype cannot hold the number
   */
  default Tensor setInPlace(double value, Index... places) {
    return setInPlace(PlainNumber.in("setInPlace", self().dtype(), value), places);
  }

  /** As {@link #setInPlace(double, Index...)}; exact in integers. */
  default Tensor setInPlace(long value, Index... places) {
    return setInPlace(PlainNumber.in("setInPlace", self().dtype(), value), places);
  }

  /**
   * Adds values at the places of a slice expression: all of those for one place; PyTorch's {@code
   * index_put_(…, accumulate=True)}.
   */
  default Tensor putAddInPlace(Tensor values, Index... places) {
    InPlaceWrite.begin("putAddInPlace", self());
    return self().copyFrom(self().putAdd(values, places));
  }

  /** As {@link TensorIndexing#scatter(int, Tensor, Tensor)}; {@code scatter_}. */
  default Tensor scatterInPlace(int dim, Tensor index, Tensor source) {
    InPlaceWrite.begin("scatterInPlace", self());
    return self().copyFrom(self().scatter(dim, index, source));
  }

  /**
   * One number at every place; {@code scatter_}.
   *
   * @throws DTypeException if this dtype cannot hold the number
   */
  default Tensor scatterInPlace(int dim, Tensor index, double value) {
    InPlaceWrite.begin("scatterInPlace", self());
    return self().copyFrom(self().scatter(dim, index, value));
  }

  /** As {@link #scatterInPlace(int, Tensor, double)}; exact in integers. */
  default Tensor scatterInPlace(int dim, Tensor index, long value) {
    InPlaceWrite.begin("scatterInPlace", self());
    return self().copyFrom(self().scatter(dim, index, value));
  }

  /** As {@link TensorIndexing#scatterAdd}; {@code scatter_add_}. */
  default Tensor scatterAddInPlace(int dim, Tensor index, Tensor source) {
    InPlaceWrite.begin("scatterAddInPlace", self());
    return self().copyFrom(self().scatterAdd(dim, index, source));
  }

  /** As {@link TensorIndexing#indexAdd(int, Tensor, Tensor)}; {@code index_add_}. */
  default Tensor indexAddInPlace(int dim, Tensor index, Tensor source) {
    InPlaceWrite.begin("indexAddInPlace", self());
    return self().copyFrom(self().indexAdd(dim, index, source));
  }
}
