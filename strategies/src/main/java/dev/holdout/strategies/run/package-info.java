/**
 * One run of a study, from raw trades to a folder with a report.
 *
 * <p>In: a {@link dev.holdout.strategies.study.Study}. Out: a run folder, or {@link
 * dev.holdout.strategies.run.LeakFound} and no folder. The stages stand in {@code Stages}, in the
 * order of the chain; the gate recomputes that chain on scrambled futures. Knows no command line.
 *
 * <p>To add a stage: a component of {@code Stages}, its line in {@code Chain}, and a planted leak
 * in the gate's tests.
 */
package dev.holdout.strategies.run;
