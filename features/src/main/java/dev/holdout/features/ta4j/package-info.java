/**
 * Indicators of the ta4j library as features.
 *
 * <p>In: bars, given to ta4j one by one as they become known, so that no indicator can look ahead.
 * Out: recursive features. The only package that knows ta4j.
 *
 * <p>To add an indicator: a factory on {@link dev.holdout.features.ta4j.Ta4jIndicator} with its
 * warm-up and tolerance, and its line in {@link dev.holdout.features.FeatureCatalogue}.
 */
package dev.holdout.features.ta4j;
