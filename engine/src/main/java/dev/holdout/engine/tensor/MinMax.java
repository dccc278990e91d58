package dev.holdout.engine.tensor;

/**
 * The smallest and the largest.
 *
 * @param min the smallest, of the reduced shape
 * @param max the largest, of the same shape
 */
public record MinMax(Tensor min, Tensor max) {}
