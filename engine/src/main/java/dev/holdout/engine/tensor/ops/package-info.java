/**
 * One record an operation: the value above its gradient.
 *
 * <p>In: tensors. Out: a tensor, and for what arrives for it the gradients of the inputs. Knows the
 * device's primitives and no layer.
 *
 * <p>To add one: a record here that implements {@link dev.holdout.engine.tensor.Op}, a line in
 * {@link dev.holdout.engine.tensor.ops.OpCatalogue} with an example, and a short method on the
 * tensor. The laws walk the catalogue and find what was forgotten. A function of one number needs
 * only a kernel and its row in {@link dev.holdout.engine.tensor.ops.Pointwise}.
 */
package dev.holdout.engine.tensor.ops;
