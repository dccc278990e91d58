/**
 * Targets: what the future told. The only code of the product that may look ahead.
 *
 * <p>In: trades, decisions and the latency of orders. Out: {@link
 * dev.holdout.features.target.TargetColumn}, each value with the instant at which it was complete.
 * Only what trains may use this package.
 *
 * <p>To add a target: a record here that implements {@link dev.holdout.features.target.Target} and
 * fills by the engine's rule. Test it with worked prices, and that its ends are right: the purge
 * rests on them.
 */
package dev.holdout.features.target;
