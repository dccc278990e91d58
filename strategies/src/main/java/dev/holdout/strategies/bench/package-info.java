/**
 * Benches: work of which the answer is known, and how long it takes here.
 *
 * <p>In: a stopwatch, a way to start a command, a folder to work in, progress. Out: what was
 * measured, beside the limit that it must keep; an answer that is wrong is told instead of a time.
 * Knows no command line and reads no clock of its own.
 *
 * <p>To add a bench: a class that implements {@link dev.holdout.strategies.bench.Bench}, in {@link
 * dev.holdout.strategies.bench.Benches}. What is done stands in its {@code work}, so that a reader
 * can tell what the figure may be compared with; its answer is checked before its time is believed.
 */
package dev.holdout.strategies.bench;
