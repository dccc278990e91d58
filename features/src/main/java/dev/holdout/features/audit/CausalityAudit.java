package dev.holdout.features.audit;

import dev.holdout.marketdata.time.Nanos;
import dev.holdout.marketdata.trade.TradeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Changes the future in several ways and looks whether the past moves. At each instant the trades
 * from that instant on are scrambled, the probe computes everything again, and every stage must be
 * equal to the bit to what the true trades gave. The first stage that is not is named.
 *
 * @param trades the truth
 * @param probe from facts to stages
 * @param kinds ways to change the future; at least one
 * @param seed of the scrambling
 */
public record CausalityAudit(TradeSeries trades, Probe probe, List<Scramble> kinds, long seed) {

  public CausalityAudit {
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("audit without a kind of scrambling; name at least one");
    }
  }

  /** Every kind of scrambling. */
  public static CausalityAudit of(TradeSeries trades, Probe probe, long seed) {
    return new CausalityAudit(trades, probe, List.of(Scramble.values()), seed);
  }

  /** Audits one instant after the other on this thread. */
  public AuditResult run(long... instants) {
    return run(Runnable::run, instants);
  }

  /**
   * Audits the instants as tasks of an executor, one task an instant, and waits for them.
   *
   * @param instants decisions, UTC epoch nanoseconds; at least one
   */
  public AuditResult run(Executor executor, long... instants) {
    if (instants.length == 0) {
      throw new IllegalArgumentException("audit without an instant; name at least one");
    }
    List<CompletableFuture<Outcome>> futures = new ArrayList<>();
    for (long instant : instants) {
      futures.add(CompletableFuture.supplyAsync(() -> audit(instant), executor));
    }
    try {
      return gather(futures.stream().map(CompletableFuture::join).toList());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /**
   * Instants chosen by the seed among {@code from}, in rising order, without one twice.
   *
   * @param count how many; all of them when there are fewer
   */
  public long[] choose(long[] from, int count) {
    long[] pool = from.clone();
    SplittableRandom random = new SplittableRandom(seed);
    int chosen = Math.min(count, pool.length);
    for (int i = 0; i < chosen; i++) {
      int j = random.nextInt(i, pool.length);
      long swapped = pool[i];
      pool[i] = pool[j];
      pool[j] = swapped;
    }
    long[] instants = Arrays.copyOf(pool, chosen);
    Arrays.sort(instants);
    return instants;
  }

  private record Outcome(List<String> components, long compared, List<Finding> findings) {}

  private Outcome audit(long instant) {
    List<Component> truth = probe.components(new Scenario(instant, trades, Optional.empty()));
    long compared = 0;
    List<Finding> findings = new ArrayList<>();
    for (Scramble kind : kinds) {
      // A print at the very instant is not yet known to the decision, so it is scrambled too.
      TradeSeries changed = kind.apply(trades, instant - 1, seed + 31 * instant + kind.ordinal());
      List<Component> seen = probe.components(new Scenario(instant, changed, Optional.of(kind)));
      requireSameStages(truth, seen, instant, kind);
      Optional<Finding> finding = Optional.empty();
      for (int stage = 0; stage < truth.size() && finding.isEmpty(); stage++) {
        Component expected = truth.get(stage);
        compared += expected.size();
        finding =
            expected
                .difference(seen.get(stage))
                .map(where -> new Finding(expected.name(), instant, kind, where));
      }
      finding.ifPresent(findings::add);
    }
    return new Outcome(truth.stream().map(Component::name).toList(), compared, findings);
  }

  private static void requireSameStages(
      List<Component> truth, List<Component> seen, long instant, Scramble kind) {
    Function<List<Component>, List<String>> names =
        stages -> stages.stream().map(Component::name).toList();
    if (!names.apply(truth).equals(names.apply(seen))) {
      throw new IllegalArgumentException(
          "the probe gave the stages %s for the truth of %s and %s with %s; give the same ones"
              .formatted(names.apply(truth), Nanos.iso(instant), names.apply(seen), kind));
    }
  }

  private AuditResult gather(List<Outcome> outcomes) {
    List<String> components = order(outcomes);
    long compared = 0;
    List<Finding> findings = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      compared += outcome.compared();
      findings.addAll(outcome.findings());
    }
    // The sort is stable: within a stage instants stay in order, and within an instant the kinds.
    findings.sort(Comparator.comparingInt(finding -> components.indexOf(finding.component())));
    return new AuditResult(outcomes.size(), kinds, components, compared, findings);
  }

  /** The stages as the fullest outcome has them: at an early instant some may not exist yet. */
  private static List<String> order(List<Outcome> outcomes) {
    List<Outcome> fullestFirst = new ArrayList<>(outcomes);
    fullestFirst.sort(
        Comparator.comparingInt((Outcome outcome) -> outcome.components().size()).reversed());
    Set<String> components = new LinkedHashSet<>();
    fullestFirst.forEach(outcome -> components.addAll(outcome.components()));
    return List.copyOf(components);
  }
}
