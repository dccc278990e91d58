/**
 * Features of volume: how much was traded, how often, and from which side.
 *
 * <p>In: windows of bars, volumes in units. Out: one number a bar, without a unit. An empty bar has
 * the volume 0, which is a fact, not a gap.
 *
 * <p>To add one: a record that implements {@link dev.holdout.features.Feature}, its line in {@link
 * dev.holdout.features.FeatureCatalogue}, a test with worked numbers.
 */
package dev.holdout.features.volume;
