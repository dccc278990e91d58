package dev.holdout.reports.run;

import java.util.List;

/**
 * Section 11. The curves are in {@code history.csv}; times are in {@code timings.json}.
 *
 * @param network such as {@code neural trader, lag 20, hidden 16}
 * @param parameters count of trained numbers
 * @param objective what it is paid in
 * @param optimiser with its settings
 * @param trainings number of trainings: trials times folds times seeds
 * @param steps optimiser steps of all of them
 * @param medianValidation median over folds of the validation objective, by epoch from 0
 * @param findings what looked wrong
 */
public record Training(
    String network,
    long parameters,
    String objective,
    String optimiser,
    long trainings,
    long steps,
    List<Double> medianValidation,
    List<Finding> findings) {

  public Training {
    medianValidation = List.copyOf(medianValidation);
    findings = List.copyOf(findings);
  }

  /**
   * @param fold it happened in
   * @param epoch it happened in
   * @param value what was seen, a clause
   * @param remedy a clause
   */
  public record Finding(int fold, long epoch, String value, String remedy) {}
}
