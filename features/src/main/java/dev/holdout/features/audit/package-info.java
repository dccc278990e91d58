/**
 * The causality audit: change the future, and see whether the past moves.
 *
 * <p>In: trades and a {@link dev.holdout.features.audit.Probe} that says what came of them, stage
 * by stage. Out: {@link dev.holdout.features.audit.AuditResult} with the first stage that saw what
 * it could not know. Knows nothing of what the stages are: scalers, networks and orders are probed
 * by those who have them.
 *
 * <p>To add a way to change the future: a constant of {@link dev.holdout.features.audit.Scramble};
 * its laws run over all of them.
 */
package dev.holdout.features.audit;
