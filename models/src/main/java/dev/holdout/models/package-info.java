/**
 * Policies: networks that turn a window of features into a position, and how they are trained.
 *
 * <p>In: a {@link dev.holdout.features.FeatureFrame}, a target and an objective after costs. Out: a
 * {@link dev.holdout.models.FrozenPolicy} that gives a position for one window. Knows no order, no
 * account and no backtest: a model decides, it does not trade.
 *
 * <p>To add a policy: a class in {@code models.network}, its row in {@link
 * dev.holdout.models.PolicyKind}; {@code EveryPolicyTest} tests it.
 */
package dev.holdout.models;
