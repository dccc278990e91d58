/**
 * What a network must beat: rules without a network that give positions like a policy.
 *
 * <p>In: the samples a policy trains on. Out: a {@link dev.holdout.models.PositionRule}. Knows no
 * engine and no gradient.
 *
 * <p>To add a baseline: a class that implements {@link dev.holdout.models.PositionRule}, with a
 * static {@code fit} and its rule in the Javadoc.
 */
package dev.holdout.models.baseline;
