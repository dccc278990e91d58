/**
 * Attention, and the transformer's encoder built of it.
 *
 * <p>In: sequences of queries, keys and values, and who may look at whom. Out: for each query the
 * mean of the values it looks at. Parameters and their names are PyTorch's.
 *
 * <p>To add a net of attention: a layer here, made of {@link
 * dev.holdout.engine.nn.attention.MultiheadAttention}; a new kind of attention is a function beside
 * {@link dev.holdout.engine.nn.attention.Attention}. A line in {@code SequenceSamples} tries the
 * layer by the laws of every layer.
 */
package dev.holdout.engine.nn.attention;
