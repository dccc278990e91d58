/**
 * The engine beside libtorch: the same work in two processes of one sitting, the same answers
 * first, then both speeds, their ratio, and the share of what this machine can do.
 *
 * <p>Our process ({@link dev.holdout.strategies.bench.engine.OurSide}) writes initial values to a
 * folder and says answers and figures as lines ({@link dev.holdout.strategies.bench.engine.Said});
 * libtorch's reads the values and says the same lines. libtorch lies in {@code .peers/libtorch}: it
 * is resolved from Maven and compiled when this bench asks for it, and by nothing else.
 *
 * <p>Limits of the machine come from a small C++ program beside it, compiled where there is a
 * compiler; without one the shares are left out.
 */
package dev.holdout.strategies.bench.engine;
