/**
 * Files of tensors: the safetensors format, mapped and read strictly, written whole or not at all,
 * in one file or in shards with an index.
 *
 * <p>In: named arrays with their shapes, and text pairs about them. Out: bytes that any other
 * reader of the format opens, PyTorch's among them. Knows no layer, no optimiser and no market: a
 * state is a map of names.
 *
 * <p>To add an element type: a row in {@link dev.holdout.engine.io.StoredType}. To add a format: a
 * class beside {@link dev.holdout.engine.io.Safetensors} that reads and writes {@link
 * dev.holdout.engine.io.StoredTensor}.
 */
package dev.holdout.engine.io;
