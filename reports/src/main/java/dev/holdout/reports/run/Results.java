package dev.holdout.reports.run;

import java.util.List;

/**
 * Every number of the report by a stable name: the content of {@code results.json}. Holds no time
 * of making, machine or run id, so that a rerun and another number of threads give the same bytes.
 *
 * <p>Money is in the account's currency, ratios of returns are fractions (0.01 is one per cent),
 * times are ISO 8601 in UTC, durations are seconds unless the name says otherwise.
 *
 * @param schema {@link #SCHEMA}
 * @param kind what was run: {@code walk-forward}
 * @param subject what was studied and with what account
 * @param verdict the headline and what its two paragraphs are made of
 * @param gate the causality gate
 * @param checks the five checks of the first screen, in their order
 * @param controls placebos, oracle and the fold made again; section 3
 * @param oos the stitched out-of-sample result
 * @param luck section 2
 * @param folds one row a fold, in order of time
 * @param foldSummary what the sentences over the folds say
 * @param costs section 5
 * @param baselines the chosen policy first, then the simpler rules
 * @param comparison the policy against the best of them
 * @param trials section 7
 * @param risk section 8
 * @param orders counts of orders
 * @param fills counts and delays of fills
 * @param orderHash content hash of all orders
 * @param decision one decision in time; null if no order was filled
 * @param training section 11
 * @param data section 12
 * @param limits what the last section is made of
 */
public record Results(
    int schema,
    String kind,
    Subject subject,
    Verdict verdict,
    Gate gate,
    List<Check> checks,
    Controls controls,
    OutOfSample oos,
    Luck luck,
    List<FoldRow> folds,
    FoldSummary foldSummary,
    Costs costs,
    List<BaselineRow> baselines,
    Comparison comparison,
    Trials trials,
    Risk risk,
    Orders orders,
    Fills fills,
    String orderHash,
    Decision decision,
    Training training,
    DataUse data,
    Limits limits) {

  /** The version of these names that this code writes, and the newest it reads. */
  public static final int SCHEMA = 2;

  public Results {
    checks = List.copyOf(checks);
    folds = List.copyOf(folds);
    baselines = List.copyOf(baselines);
    List<String> ids = checks.stream().map(Check::id).toList();
    if (!ids.equals(Check.IDS)) {
      throw new IllegalArgumentException(
          "the checks are " + ids + "; a result carries all five, in this order: " + Check.IDS);
    }
  }

  /**
   * What was studied.
   *
   * @param name the study's name
   * @param instrument such as {@code BTCUSD.BITSTAMP}
   * @param timeline such as {@code 1-minute bars}
   * @param policy such as {@code neural trader}
   * @param currency unit of every amount of money
   * @param account what the account started with
   * @param generated whether the market was made by a generator: no figure is about a real one
   * @param generatedHow what was put into it, a clause such as {@code no edge}; empty when real
   */
  public record Subject(
      String name,
      String instrument,
      String timeline,
      String policy,
      String currency,
      double account,
      boolean generated,
      String generatedHow) {
    public Subject {
      if (generated == generatedHow.isBlank()) {
        throw new IllegalArgumentException(
            "the market is %s, but how it was generated is \"%s\"; say it exactly when it is"
                .formatted(generated ? "generated" : "real", generatedHow));
      }
    }
  }
}
