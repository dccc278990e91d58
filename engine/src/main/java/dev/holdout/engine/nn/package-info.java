/**
 * Layers: functions with parameters, under PyTorch's names.
 *
 * <p>In: tensors, and a {@link dev.holdout.engine.random.Philox} for what is drawn. Out: tensors,
 * and a state by names such as {@code hidden.weight}. Knows no optimiser, no loss and no market.
 *
 * <p>To add a layer: a final class that extends {@link dev.holdout.engine.nn.Layer}, with its
 * parameters and sublayers as fields; nothing is registered. Add one to the list in {@code
 * EveryLayerTest}: gradients and checkpoint are tested for you.
 */
package dev.holdout.engine.nn;
