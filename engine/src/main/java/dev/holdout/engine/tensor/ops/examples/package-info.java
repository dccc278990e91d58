/**
 * What each operation can be tried on: one list a family.
 *
 * <p>In: nothing. Out: operations with shapes and ranges of their inputs, joined by {@link
 * dev.holdout.engine.tensor.ops.OpCatalogue}. Knows no law: the laws walk the lists.
 *
 * <p>To add an operation: a line in the list of its family. A new family is a class here and a line
 * in the catalogue.
 */
package dev.holdout.engine.tensor.ops.examples;
