package dev.holdout.engine.tensor;

/** Sorting, the largest few, and running sums along a dimension. */
public sealed interface TensorOrder permits Tensor {}
