/**
 * How good predictions are, for problems that know no market: classes and numbers.
 *
 * <p>In: predictions and what was true, as tensors or arrays. Out: plain figures and a printed
 * report; what is not defined is NaN and prints as n/a. Knows no layer and no loss: none of it has
 * a gradient.
 *
 * <p>To add a metric: a method on the type whose data it needs, with formula, range and the case in
 * which it is not defined.
 */
package dev.holdout.engine.metrics;
