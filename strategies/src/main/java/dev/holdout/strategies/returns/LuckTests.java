package dev.holdout.strategies.returns;

import dev.holdout.backtest.stats.Samples;
import dev.holdout.backtest.stats.bootstrap.BlockLength;
import dev.holdout.backtest.stats.bootstrap.RealityCheck;
import dev.holdout.backtest.stats.bootstrap.Resamples;
import dev.holdout.backtest.stats.bootstrap.SuperiorAbility;
import dev.holdout.backtest.stats.overfit.Cscv;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.BadInput.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The long computations over all trials, side by side on the machine's cores; each alone is pure,
 * so the number of cores changes no bit.
 *
 * @param cscv null where it is not defined
 * @param cscvReason why not
 * @param spa null where it is not defined
 * @param check null where it is not defined
 * @param spaReason why not
 * @param block mean block of both tests
 * @param compared how many trials took part in them
 * @param correlation mean over all pairs of trials; NaN where fewer than two have moved
 */
record LuckTests(
    Cscv cscv,
    String cscvReason,
    SuperiorAbility spa,
    RealityCheck check,
    String spaReason,
    double block,
    int compared,
    double correlation) {

  static final int REPLICATIONS = 1000;

  private static final Pattern TRIAL = Pattern.compile("(trial|model) (\\d+)");

  /** What a computation gave, or why it could not. */
  private record Outcome<T>(T value, String reason) {}

  static LuckTests of(TrialSheet sheet, Blocks blocks) {
    List<Integer> compared = new ArrayList<>();
    double[][] differences = differences(sheet, compared);
    List<String> names = compared.stream().map(sheet.table().trials()::get).toList();
    double block = compared.isEmpty() ? 1 : meanBlock(best(sheet, compared, differences));
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      Future<Outcome<Cscv>> cscv = pool.submit(() -> cscv(sheet, blocks));
      Future<Double> correlation =
          pool.submit(() -> AverageCorrelation.of(sheet.table().returns()));
      Future<Resamples> resamples = pool.submit(() -> resamples(sheet, block));
      Future<Outcome<SuperiorAbility>> spa =
          pool.submit(() ->
              attempt(() -> SuperiorAbility.of(differences, got(resamples), block, true), names));
      Future<Outcome<RealityCheck>> check =
          pool.submit(() -> attempt(() -> RealityCheck.of(differences, got(resamples)), names));
      return new LuckTests(
          got(cscv).value,
          got(cscv).reason,
          got(spa).value,
          got(check).value,
          compared.isEmpty()
              ? "no trial ever differs from what it is held against"
              : got(spa).reason,
          block,
          compared.size(),
          got(correlation));
    }
  }

  /** As Politis and White say, and not below the cube root of T: their estimate is a noisy one. */
  private static double meanBlock(double[] difference) {
    return Math.max(BlockLength.stationary(difference), Math.cbrt(difference.length));
  }

  private static Resamples resamples(TrialSheet sheet, double block) {
    return Resamples.stationary(sheet.table().periods(), REPLICATIONS, block, SelectionRows.SEED);
  }

  private static Outcome<Cscv> cscv(TrialSheet sheet, Blocks blocks) {
    if (sheet.count() < 2) {
      return new Outcome<>(null, "one trial: pass all that were tried, one column each");
    }
    if (blocks.count() == 0) {
      return new Outcome<>(
          null,
          "%d rows; %d blocks of %d rows need %d"
              .formatted(
                  sheet.table().periods(),
                  Blocks.FEWEST,
                  Blocks.ROWS,
                  Blocks.FEWEST * Blocks.ROWS));
    }
    return attempt(() -> Cscv.of(sheet.table().returns(), blocks.count()), sheet.table().trials());
  }

  /** Trial less benchmark; a trial that never differs from it cannot beat it and is left out. */
  private static double[][] differences(TrialSheet sheet, List<Integer> compared) {
    ReturnTable table = sheet.table();
    List<double[]> differences = new ArrayList<>();
    for (int i = 0; i < table.returns().length; i++) {
      double[] of = table.returns()[i].clone();
      for (int t = 0; t < of.length && table.hasBenchmark(); t++) {
        of[t] -= table.benchmarkReturns()[t];
      }
      boolean never = Samples.isFlat(of) && of[0] == 0;
      if (!never && of.length > 1) {
        differences.add(of);
        compared.add(i);
      }
    }
    return differences.toArray(double[][]::new);
  }

  /** The difference of the trial that is judged, or of the first if it is not among them. */
  private static double[] best(TrialSheet sheet, List<Integer> compared, double[][] differences) {
    return differences[Math.max(0, compared.indexOf(sheet.selected()))];
  }

  /** A fault of the data becomes the reason, with the trial's name for its number. */
  private static <T> Outcome<T> attempt(Callable<T> work, List<String> names) {
    try {
      return new Outcome<>(work.call(), "");
    } catch (BadInput bad) {
      Fault fault = bad.faults().getFirst();
      Matcher trial = TRIAL.matcher(fault.place());
      String place =
          trial.find() ? "\"" + names.get(Integer.parseInt(trial.group(2))) + "\"" : fault.place();
      return new Outcome<>(null, place.isEmpty() ? fault.value() : place + ": " + fault.value());
    } catch (RuntimeException own) {
      throw own;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }

  private static <T> T got(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    }
  }
}
