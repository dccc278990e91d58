package dev.holdout.engine.doctor;

import java.util.Arrays;

/** For how many looks in a row each unit was stuck. */
final class Streak {

  /** A finding is more than this share of the units. */
  static final double LIMIT = 0.75;

  /** Looks in a row that make a unit dead. */
  static final int STEPS = 8;

  private static final int SAMPLES = 64;

  private final boolean[] alive;
  private final int[] steps;
  private final long[] samples;
  private boolean seen;
  private long samplesNow;

  Streak(int units) {
    alive = new boolean[units];
    steps = new int[units];
    samples = new long[units];
  }

  /** What a unit did in one call; a step may have several. */
  void see(int unit, boolean stuck) {
    seen = true;
    alive[unit] |= !stuck;
  }

  /** How many samples the call had. */
  void samples(long count) {
    samplesNow += count;
  }

  void endStep() {
    for (int u = 0; seen && u < steps.length; u++) {
      steps[u] = alive[u] ? 0 : steps[u] + 1;
      samples[u] = alive[u] ? 0 : samples[u] + samplesNow;
    }
    Arrays.fill(alive, false);
    seen = false;
    samplesNow = 0;
  }

  /** Of the units, how many are dead. */
  double share() {
    int dead = 0;
    for (int u = 0; u < steps.length; u++) {
      dead += steps[u] >= STEPS && samples[u] >= SAMPLES ? 1 : 0;
    }
    return (double) dead / steps.length;
  }
}
