package dev.holdout.reports.run;

/**
 * One row of {@code history.csv}: one epoch of one training.
 *
 * @param fold of the training
 * @param trial its configuration
 * @param chosen whether this configuration was chosen in this fold
 * @param epoch from 0
 * @param training objective on the training samples; null where it is not a number
 * @param validation objective on the validation samples; null where it is not a number
 * @param best whether the weights of this epoch were kept
 */
public record HistoryRow(
    int fold,
    String trial,
    boolean chosen,
    int epoch,
    Double training,
    Double validation,
    boolean best) {}
