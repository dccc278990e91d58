/**
 * The networks: what computes a position.
 *
 * <p>In: windows, {@code [B, lag · features]}. Out: positions, {@code [B]}. Knows no objective, no
 * cost and no training.
 *
 * <p>To add a network: a final class that extends {@link dev.holdout.models.Policy}, with engine
 * layers as fields, and a row in {@link dev.holdout.models.PolicyKind}.
 */
package dev.holdout.models.network;
