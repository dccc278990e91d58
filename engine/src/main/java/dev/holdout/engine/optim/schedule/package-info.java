/**
 * Schedules: how the step length, and with {@link dev.holdout.engine.optim.schedule.OneCycleLr} the
 * momentum, changes from epoch to epoch. PyTorch's formulas.
 *
 * <p>In: an optimiser. Out: the same optimiser with other rates, set when the schedule is made and
 * at each {@code step()}, which ends an epoch. Like PyTorch's, most schedules multiply the rate in
 * force, so that several on one optimiser work together; each also has the rate of an epoch in
 * closed form, to which {@link dev.holdout.engine.optim.schedule.SequentialLr} jumps. What a
 * schedule remembers is saved with {@code stateDict()}; the rates themselves are in the
 * optimiser's.
 *
 * <p>To add a schedule: a final class that extends {@link
 * dev.holdout.engine.optim.schedule.Scheduler} and gives the rate of an epoch, its formula in the
 * Javadoc; one line in {@code EverySchedulerTest}.
 */
package dev.holdout.engine.optim.schedule;
