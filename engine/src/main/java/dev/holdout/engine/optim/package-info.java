/**
 * Optimisers: how a gradient moves a parameter. PyTorch's formulas, defaults and names of states;
 * clipping of gradients and averages of weights beside them.
 *
 * <p>In: parameters with their gradients. Out: the same parameters, changed in place. Knows no loss
 * and no layer's structure. How rates change over a training is in {@code optim.schedule}.
 *
 * <p>To add an optimiser: a final class that extends {@link
 * dev.holdout.engine.optim.FirstOrderOptimizer} and gives the update of one parameter, its formula
 * in the Javadoc, its settings a record that implements {@link dev.holdout.engine.optim.Settings}.
 * Add one to the list in {@code EveryOptimizerTest}, and how PyTorch names its settings to {@code
 * TorchOptimizers}.
 */
package dev.holdout.engine.optim;
