/**
 * How fast paper trading is.
 *
 * <p>In: a number of generated ticks. Out: ticks a second through a pipe, the loop and the journal.
 * Knows no command line; the stopwatch is handed in.
 *
 * <p>To measure something else: a class whose one method says in its Javadoc exactly what is done
 * and what it may be compared with.
 */
package dev.holdout.strategies.paper.bench;
