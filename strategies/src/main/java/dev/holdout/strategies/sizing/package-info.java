/**
 * Sizing: from a position between −1 and 1 to a number of units.
 *
 * <p>In: the policy's position, the account's equity, the last price. Out: a signed size in the
 * instrument's increments. Knows neither networks nor orders.
 *
 * <p>To add a rule: a record here with a method {@code target} of the same form.
 */
package dev.holdout.strategies.sizing;
