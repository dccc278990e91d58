/**
 * What training maximises, always after costs.
 *
 * <p>In: positions, the returns that followed, and where runs of consecutive decisions begin. Out:
 * a loss to descend, or the value itself. Knows no network and no features.
 *
 * <p>To add an objective: a record that implements {@link dev.holdout.models.objective.Objective}
 * (through {@code ProfitObjective}, where it looks at profits only: a value and its slopes), its
 * formula in the Javadoc, its line in {@code Objective.parse}, and one in the list of {@code
 * EveryObjectiveTest}: the gradient laws test it.
 */
package dev.holdout.models.objective;
