/**
 * Mixed precision: products in 16 bits, all that adds up in 32.
 *
 * <p>{@link dev.holdout.engine.amp.Autocast} opens a region in which a thread's products are
 * computed in bfloat16 or float16; {@link dev.holdout.engine.amp.GradScaler} keeps the gradients of
 * float16 within its range. In: a loss, an optimiser. Out: the same training in fewer bits. Knows
 * nothing of how operations compute; they ask {@link dev.holdout.engine.tensor.Precision}.
 *
 * <p>To put an operation on a list: it calls {@code Precision.lower} or {@code Precision.full} on
 * its inputs before it checks their types, and gets its line in {@code AutocastTest}.
 */
package dev.holdout.engine.amp;
