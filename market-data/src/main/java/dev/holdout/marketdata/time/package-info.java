/**
 * Time: UTC epoch nanoseconds and the single clock of decisions.
 *
 * <p>In: instants and bars. Out: {@link dev.holdout.marketdata.time.Timeline}. Knows no zone and no
 * wall clock: zones end at the import.
 *
 * <p>To add a clock: a factory on {@code Timeline}.
 */
package dev.holdout.marketdata.time;
