/**
 * The seam between what happens in a training and who watches it.
 *
 * <p>In: {@link dev.holdout.engine.watch.Watch#open} puts a {@link
 * dev.holdout.engine.watch.TrainingListener} on this thread. Out: it is told of every backward, of
 * the steps of optimisers, schedules and scalers, of loaders and of copies. This room stands below
 * all others and knows none of them, so the subjects come as objects. Without a listener a call
 * costs the reading of one thread-local value.
 *
 * <p>To tell of something new: a method of {@code TrainingListener} with an empty body, and {@code
 * Watch.now().…} at the place where it happens.
 */
package dev.holdout.engine.watch;
