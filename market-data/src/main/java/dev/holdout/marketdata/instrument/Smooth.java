package dev.holdout.marketdata.instrument;

/**
 * A cost proportional to traded value: one figure that the account charges and the loss
 * differentiates.
 */
public interface Smooth extends CostTerm {

  /** Cost as a fraction of traded value; 0.0025 is 25 basis points. */
  double fraction();
}
