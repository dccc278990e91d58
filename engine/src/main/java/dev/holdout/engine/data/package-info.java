/**
 * Samples in batches: which samples a training step sees, in which order, and what a batch of them
 * is.
 *
 * <p>In: sets of numbered samples, some of whose order means something. Out: batches, the same for
 * the same seed and epoch however many threads make them. Knows no layer and no loss.
 *
 * <p>To add a way of drawing: a {@link dev.holdout.engine.data.Sampler}. To add a kind of data: a
 * {@link dev.holdout.engine.data.Dataset}, or a {@link dev.holdout.engine.data.BatchedDataset}
 * where a whole batch can be made faster. To add a way of putting samples together: a {@link
 * dev.holdout.engine.data.Collate}.
 */
package dev.holdout.engine.data;
