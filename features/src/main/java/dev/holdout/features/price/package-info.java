/**
 * Features of price: returns, spread of prices, place within a range.
 *
 * <p>In: windows of bars, prices in currency. Out: one number a bar, without a unit. Knows nothing
 * of volume or time.
 *
 * <p>To add one: a record that implements {@link dev.holdout.features.Feature}, its line in {@link
 * dev.holdout.features.FeatureCatalogue}, a test with worked numbers.
 */
package dev.holdout.features.price;
