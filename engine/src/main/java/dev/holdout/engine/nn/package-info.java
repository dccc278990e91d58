/**
 * Layers: functions with parameters, under PyTorch's names; many of one shape run as one through
 * {@link dev.holdout.engine.nn.Members}.
 *
 * <p>In: tensors, and a {@link dev.holdout.engine.random.Philox} for what is drawn. Out: tensors,
 * and a state by names such as {@code hidden.weight}. Knows no optimiser, no loss and no market.
 *
 * <p>To add a layer: a final class that extends {@link dev.holdout.engine.nn.Layer}, with its
 * parameters and sublayers as fields; nothing is registered. {@link
 * dev.holdout.engine.nn.GateLayer} is the worked example. Add one to {@code LayerSamples}:
 * gradients, states, batches, stacked members and the numeric contract are tested for you.
 */
package dev.holdout.engine.nn;
