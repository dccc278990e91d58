package dev.holdout.marketdata.instrument;

/** A cost that only the account can know: tiers, minimums, shares of volume. */
public interface EngineOnly extends CostTerm {}
