/**
 * Features: from bars to rows of numbers, without a look ahead.
 *
 * <p>In: {@link dev.holdout.marketdata.bar.BarSeries} and a {@link
 * dev.holdout.marketdata.time.Timeline}. Out: {@link dev.holdout.features.FeatureFrame}, one row a
 * decision, each value with a state. Knows nothing of networks, orders or money: plain numbers, so
 * that a feature can be checked with a pencil.
 *
 * <p>To add a feature: a record in a family package that implements {@link
 * dev.holdout.features.Feature}, and its line in {@link dev.holdout.features.FeatureCatalogue}; the
 * laws in {@code EveryFeatureTest} then run over it. Add a test with worked numbers.
 */
package dev.holdout.features;
