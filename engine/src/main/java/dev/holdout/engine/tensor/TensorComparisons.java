package dev.holdout.engine.tensor;

/** Questions about elements, answered in BOOL; no gradient passes. */
public sealed interface TensorComparisons permits Tensor {}
