/**
 * Samples in batches: which samples a training step sees, and in which order.
 *
 * <p>In: how many samples there are and whether their order means something. Out: index spans, the
 * same for the same seed and epoch. Knows neither tensors nor what a sample is.
 *
 * <p>To add a way of drawing: a class beside {@link dev.holdout.engine.data.DataLoader} that gives
 * {@link dev.holdout.engine.data.Batch}es.
 */
package dev.holdout.engine.data;
