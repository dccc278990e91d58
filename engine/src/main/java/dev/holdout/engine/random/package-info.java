/**
 * Randomness that depends on a key alone: the counter-based generator Philox.
 *
 * <p>In: a seed and a stream number. Out: uniform and normal numbers, permutations. Knows no clock,
 * no thread and no shared state, so the same key gives the same numbers anywhere.
 *
 * <p>To add a distribution: a method on {@link dev.holdout.engine.random.Philox} that draws from
 * its words, and a law of its mean and spread in {@code PhiloxTest}.
 */
package dev.holdout.engine.random;
