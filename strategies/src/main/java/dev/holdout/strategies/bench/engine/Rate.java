package dev.holdout.strategies.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Measures one work several times.
 *
 * @param nanos a stopwatch
 * @param runs after the warm-up; the middle one counts
 */
record Rate(LongSupplier nanos, int runs) {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * Units a second.
   *
   * @param warm repetitions before anything is measured
   * @param times repetitions of a run
   * @param units done by one repetition
   */
  String perSecond(String name, int warm, int times, double units, Runnable work) {
    repeat(warm, work);
    double[] rates = new double[runs];
    double[] processor = new double[runs];
    for (int r = 0; r < runs; r++) {
      long used = PROCESS.getProcessCpuTime();
      long began = nanos.getAsLong();
      repeat(times, work);
      rates[r] = units * times * 1e9 / (nanos.getAsLong() - began);
      processor[r] = units * times * 1e9 / Math.max(1, PROCESS.getProcessCpuTime() - used);
    }
    return line(name, rates, processor);
  }

  /**
   * Microseconds of one call: of each run's repetitions the middle one.
   *
   * @param calls that one repetition makes
   */
  String latency(String name, int warm, int times, int calls, Runnable work) {
    repeat(warm, work);
    double[] middles = new double[runs];
    double[] processor = new double[runs];
    long[] each = new long[times];
    for (int r = 0; r < runs; r++) {
      long used = PROCESS.getProcessCpuTime();
      for (int i = 0; i < times; i++) {
        long began = nanos.getAsLong();
        work.run();
        each[i] = nanos.getAsLong() - began;
      }
      processor[r] = (PROCESS.getProcessCpuTime() - used) / 1e3 / times / calls;
      Arrays.sort(each);
      middles[r] = each[times / 2] / 1e3 / calls;
    }
    return line(name, middles, processor);
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private String line(String name, double[] figures, double[] processor) {
    Arrays.sort(figures);
    Arrays.sort(processor);
    return String.format(
        Locale.ROOT,
        "figure\t%s\t%.6g\t%.6g\t%.6g\t%.6g",
        name,
        figures[runs / 2],
        figures[0],
        figures[runs - 1],
        processor[runs / 2]);
  }
}
