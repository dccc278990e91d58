package dev.holdout.reports.run;

/**
 * One row of {@code trials.csv}: a configuration that was evaluated on this data, stopped, failed
 * and aborted ones included.
 *
 * @param trial id
 * @param study it belongs to
 * @param parameters varied, such as {@code lag=8;hidden=16}
 * @param seeds its figures are means over
 * @param state as in {@link Trials.Row#state}
 * @param score as in {@link Trials#scoreName}; null when undefined
 * @param sharpe annual, net; null when undefined
 * @param netPnl after costs, in currency; null when undefined
 * @param maxDrawdown negative fraction or 0; null when undefined
 * @param chosenIn number of folds whose training span chose it
 * @param reason why a figure is undefined; empty when all are defined
 */
public record TrialCsvRow(
    String trial,
    String study,
    String parameters,
    long seeds,
    String state,
    Double score,
    Double sharpe,
    Double netPnl,
    Double maxDrawdown,
    long chosenIn,
    String reason) {}
