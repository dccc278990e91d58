/**
 * Losses that know no market: how far an output is from what it should have been.
 *
 * <p>In: tensors of outputs and of targets. Out: one number to go back from, or one a sample where
 * {@link dev.holdout.engine.nn.loss.Reduction#NONE} is asked for. PyTorch's formulas, reductions
 * and gradients, at kinks too. Knows nothing of layers, of optimisers, of positions or returns.
 *
 * <p>To add a loss: a record that implements {@link dev.holdout.engine.nn.loss.Loss}, its formula
 * in the Javadoc, and one line in {@code EveryLossTest}, which then checks its gradient, its
 * reductions, the empty batch and NaN. A loss of one's own needs no class: see {@link
 * dev.holdout.engine.nn.loss.Loss}.
 */
package dev.holdout.engine.nn.loss;
