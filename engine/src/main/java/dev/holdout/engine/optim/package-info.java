/**
 * Optimisers: how a gradient moves a parameter. PyTorch's formulas, defaults and names of states.
 *
 * <p>In: parameters with their gradients. Out: the same parameters, changed in place. Knows no loss
 * and no layer's structure.
 *
 * <p>To add an optimiser: a final class that extends {@link dev.holdout.engine.optim.Optimizer} and
 * gives the update of one parameter, its formula in the Javadoc. Add one to the list in {@code
 * EveryOptimizerTest}; the golden cases find it by its name.
 */
package dev.holdout.engine.optim;
