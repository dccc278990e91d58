/**
 * Features of time: how long since something happened.
 *
 * <p>In: windows of bars. Out: one number a bar. Knows no zone: instants are UTC.
 *
 * <p>To add one: a record that implements {@link dev.holdout.features.Feature}, its line in {@link
 * dev.holdout.features.FeatureCatalogue}, a test with worked numbers.
 */
package dev.holdout.features.clock;
