/**
 * Devices: memory and the few dozen primitives that compute on it.
 *
 * <p>In: storages with offset, shape and strides, and plain numbers. Out: values written into
 * storages. Knows no tensor, no gradient and no layer. The alcove {@code cpu} is the reference and
 * keeps the numeric contract: an output row depends on its own input row only.
 *
 * <p>To add a primitive: a method on {@link dev.holdout.engine.backend.Backend}, its kernel in each
 * device's alcove, and a slow scalar twin in the tests. To add a device: a {@code Backend} and its
 * line in {@link dev.holdout.engine.backend.Backends}.
 */
package dev.holdout.engine.backend;
