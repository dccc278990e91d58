/**
 * Memory of a training step, used again by the next.
 *
 * <p>{@link dev.holdout.engine.memory.Memory#scope()} opens a scope on this thread: arrays of
 * tensors made inside go back to the thread's pool when it closes, so that from the second step on
 * nothing is allocated that grows with the tensors. Parameters, their gradients and an optimiser's
 * state outlive the scope by themselves; anything else is kept by saying so.
 *
 * <p>Without a scope the garbage collector frees tensors, as it does everything else. A scope
 * changes no number: pooled memory is zeroed before it is used again. {@link
 * dev.holdout.engine.memory.Memory#stats()} tells this thread's bytes by owner, now and at most.
 */
package dev.holdout.engine.memory;
