/**
 * Scaling: transforms that learn from data, fitted by a training span only.
 *
 * <p>In: a {@link dev.holdout.features.FeatureFrame} and the {@link
 * dev.holdout.features.split.Fold.Train} that unlocks it. Out: {@link
 * dev.holdout.features.scale.Fitted}, with the hash of what it learned. Knows no network.
 *
 * <p>To add a transform: a record that implements {@link dev.holdout.features.scale.Transform} and
 * its {@code Fitted}. Test that rows outside the span change no bit of what it learns.
 */
package dev.holdout.features.scale;
