package dev.holdout.engine.tensor;

/**
 * Variance and mean of the same numbers.
 *
 * @param variance of the reduced shape
 * @param mean of the same shape
 */
public record VarianceMean(Tensor variance, Tensor mean) {}
