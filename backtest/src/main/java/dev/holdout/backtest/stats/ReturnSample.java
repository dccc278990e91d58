package dev.holdout.backtest.stats;

/**
 * A series of returns with everything a statistic may ask of it; nothing has a default.
 *
 * @param returns simple returns a period, after costs, oldest first
 * @param benchmark over the same periods; empty where there is none
 * @param periodsPerYear above 0
 * @param riskFree a period
 * @param target minimal acceptable return a period, for the Sortino ratio
 * @param threshold a period, for the Omega ratio
 * @param tail mass of the tail, between 0 and 1
 */
public record ReturnSample(
    double[] returns,
    double[] benchmark,
    double periodsPerYear,
    double riskFree,
    double target,
    double threshold,
    double tail) {

  public ReturnSample {
    Samples.requireFinite("returns", returns);
    Samples.requireFinite("benchmark", benchmark);
    Samples.requirePeriodsPerYear(periodsPerYear);
    Samples.requireTail(tail);
    Samples.requireNumber("riskFree", riskFree);
    Samples.requireNumber("target", target);
    Samples.requireNumber("threshold", threshold);
    if (benchmark.length > 0) {
      Samples.requirePaired("returns", returns, "benchmark", benchmark);
    }
  }

  public boolean hasBenchmark() {
    return benchmark.length > 0;
  }
}
