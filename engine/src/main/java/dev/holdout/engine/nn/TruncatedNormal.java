package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;

/**
 * A normal law cut to an interval, drawn by rejection: from the normal itself where the interval
 * holds much of it, from an exponential in a tail, from a uniform on a short interval.
 *
 * <p>Source: C. P. Robert, "Simulation of truncated normal variables", Statistics and Computing 5
 * (1995). No proposal is accepted more rarely than about once in four draws.
 */
record TruncatedNormal(double mean, double deviation, double low, double high) {

  TruncatedNormal {
    if (!(deviation > 0) || !(low < high)) {
      throw new IllegalArgumentException(
          "truncated normal: deviation is %s and the interval is [%s, %s]; pass a deviation above 0 and a low bound below the high one"
              .formatted(deviation, low, high));
    }
  }

  /** One value in [low, high]. */
  double draw(Philox random) {
    double from = (low - mean) / deviation;
    double to = (high - mean) / deviation;
    double z = to < 0 ? -standard(-to, -from, random) : standard(from, to, random);
    return Math.clamp(mean + deviation * z, low, high);
  }

  /** A standard normal on [from, to]; to is not below 0. */
  private static double standard(double from, double to, Philox random) {
    double nearest = Math.max(0, from);
    if (to - from < (from > 0 ? 1 / from : Math.sqrt(2 * Math.PI))) {
      return onShortInterval(from, to, nearest, random);
    }
    return from > 0.5 ? inTail(from, to, random) : whole(from, to, random);
  }

  private static double whole(double from, double to, Philox random) {
    double z;
    do {
      z = random.normal();
    } while (z < from || z > to);
    return z;
  }

  private static double onShortInterval(double from, double to, double nearest, Philox random) {
    double z;
    do {
      z = random.uniform(from, to);
    } while (random.uniform() > StrictMath.exp((nearest * nearest - z * z) / 2));
    return z;
  }

  private static double inTail(double from, double to, Philox random) {
    double rate = (from + Math.sqrt(from * from + 4)) / 2;
    double z;
    double accepted;
    do {
      z = from - StrictMath.log(1 - random.uniform()) / rate;
      accepted = z > to ? 0 : StrictMath.exp(-(z - rate) * (z - rate) / 2);
    } while (accepted == 0 || random.uniform() > accepted);
    return z;
  }
}
