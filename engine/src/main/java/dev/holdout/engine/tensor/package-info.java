/**
 * Tensors and their gradients: the engine's front door is {@link dev.holdout.engine.tensor.Tensor}.
 *
 * <p>In: arrays of numbers, shapes, operations. Out: numbers, and for each tensor that asked for
 * it, its gradient. Knows no layer, no optimiser and no market.
 *
 * <p>To add an operation: first try it as a composite, a short method on the interface of its
 * family ({@code TensorMath}, {@code TensorViews}, {@code TensorReductions}); else an {@link
 * dev.holdout.engine.tensor.Op} in the room {@code ops}.
 */
package dev.holdout.engine.tensor;
