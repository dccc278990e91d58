/**
 * Tasks: pieces of a run that see nothing of each other, and the results of those that are done.
 *
 * <p>In: work, and the content hash of all that it depends on. Out: results in the order of the
 * tasks, the same for any number of threads, whether computed now or found. Knows no study.
 *
 * <p>To add a place for results: a class that implements {@link
 * dev.holdout.strategies.tasks.TaskStore}; what it gives back must be what was put, or nothing.
 */
package dev.holdout.strategies.tasks;
