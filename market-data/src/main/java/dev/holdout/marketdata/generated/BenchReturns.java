package dev.holdout.marketdata.generated;

/**
 * Returns of strategies without skill but for a little drift, for measuring the speed of
 * statistics: the {@code returns(days, strategies)} by which packages are compared, bit for bit.
 */
public final class BenchReturns {

  /** Scales a sum of four uniforms, of variance 1/3, to a daily deviation of 1 %. */
  private static final double SCALE = 0.017320508075688773;

  private static final long FIRST_SEED = 200_000;
  private static final int WITHOUT_DRIFT = 500;
  private static final double DRIFT = 1e-7;

  private BenchReturns() {}

  /**
   * Simple daily returns.
   *
   * @return {@code [strategy][day]}; strategy {@code k} has a drift of {@code (k - 500) × 1e-7}
   */
  public static double[][] of(int days, int strategies) {
    double[][] returns = new double[strategies][days];
    for (int k = 0; k < strategies; k++) {
      SplitMix64 random = new SplitMix64(FIRST_SEED + k);
      for (int day = 0; day < days; day++) {
        double four = random.uniform() + random.uniform() + random.uniform() + random.uniform();
        returns[k][day] = (four - 2.0) * SCALE + (k - WITHOUT_DRIFT) * DRIFT;
      }
    }
    return returns;
  }
}
