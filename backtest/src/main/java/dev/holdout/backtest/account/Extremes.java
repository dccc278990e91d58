package dev.holdout.backtest.account;

/**
 * How far a run went, beside its limits.
 *
 * @param position the largest position either way, size increments
 * @param lossPerTrade the largest loss a trade stood at or ended with, after costs, money
 *     increments
 * @param lossPerDay the largest loss a UTC day stood at, money increments
 */
public record Extremes(long position, long lossPerTrade, long lossPerDay) {}
