package dev.holdout.engine.tensor;

/** Picking elements out and putting them in, by index, mask and place. */
public sealed interface TensorIndexing permits Tensor {}
