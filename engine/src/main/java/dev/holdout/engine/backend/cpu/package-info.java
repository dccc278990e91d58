/**
 * The processor's backend: the readable reference and the fast path.
 *
 * <p>In: strided views of Java arrays. Out: values in Java arrays. Everything keeps the numeric
 * contract: lanewise add, multiply, divide, fma, minimum and maximum only, functions as our own
 * polynomials in those, sums in one written order, products as fma chains; so neither batch size,
 * thread count, compilation nor the machine's vector width can change a bit. Knows no other device.
 *
 * <p>To add a kernel: a static method over arrays in the class of its family, and a slow scalar
 * twin in the tests.
 */
package dev.holdout.engine.backend.cpu;
