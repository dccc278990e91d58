package dev.holdout.strategies.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * What shows that the pipeline can lose and can win: placebos without signal, oracles with a
 * planted one, and a part of the run made again. A control that is skipped stands in the report as
 * not run, and counts as failed in the verdict.
 *
 * @param surrogates placebo markets: bars resampled in blocks, each with a random direction
 * @param shuffledTargets placebos on the study's own market, its targets shuffled in training;
 *     together with the surrogates at least {@link #FEWEST_PLACEBOS}
 * @param block mean length of a block, in bars, 1 or more
 * @param strengths information coefficients planted in surrogates, at least {@link
 *     #FEWEST_STRENGTHS}, rising, between 0 and 1
 * @param repeats oracle markets a strength, 1 or more
 * @param regime mean length of a planted regime, in bars, 2 or more
 * @param skip controls left out, in the order of their declaration
 */
public record Controls(
    int surrogates,
    int shuffledTargets,
    int block,
    List<Double> strengths,
    int repeats,
    int regime,
    List<Control> skip) {

  /** Fewer placebos than this say little about the one in twenty that luck would give. */
  public static final int FEWEST_PLACEBOS = 20;

  /** Fewer strengths than this are no curve. */
  public static final int FEWEST_STRENGTHS = 4;

  public Controls {
    var check = new Check();
    check.stated(skip, "controls.skip", "[]");
    check.stated(strengths, "controls.strengths", "[0.1, 0.2, 0.3, 0.5]");
    check.done();
    var left = EnumSet.noneOf(Control.class);
    left.addAll(skip);
    skip = List.copyOf(left);
    strengths = strengths.stream().map(strength -> strength + 0.0).toList();
    placebos(check, surrogates, shuffledTargets, left.contains(Control.PLACEBO));
    check.atLeast("controls.block", block, 1, "");
    oracles(check, strengths, repeats, left.contains(Control.ORACLE));
    check.atLeast("controls.regime", regime, 2, "");
    check.done();
  }

  /** Ten surrogates and ten shuffled targets, four strengths three times each, nothing skipped. */
  public static Controls standard() {
    return new Controls(10, 10, 24, List.of(0.1, 0.2, 0.3, 0.5), 3, 24, List.of());
  }

  /** The same with these left out as well. */
  public Controls skipping(Control... kinds) {
    var all = new ArrayList<>(skip);
    all.addAll(Arrays.asList(kinds));
    return new Controls(surrogates, shuffledTargets, block, strengths, repeats, regime, all);
  }

  /** The same with other placebos. */
  public Controls placebos(int markets, int shuffled, int blockBars) {
    return new Controls(markets, shuffled, blockBars, strengths, repeats, regime, skip);
  }

  /** The same with other oracles. */
  public Controls oracles(List<Double> planted, int marketsEach, int regimeBars) {
    return new Controls(surrogates, shuffledTargets, block, planted, marketsEach, regimeBars, skip);
  }

  public boolean runs(Control kind) {
    return !skip.contains(kind);
  }

  private static void placebos(Check check, int surrogates, int shuffled, boolean skipped) {
    int least = skipped ? 0 : 1;
    String why = skipped ? "" : "; to leave placebos out, say skip: [placebo]";
    check.atLeast("controls.surrogates", surrogates, least, why);
    check.atLeast("controls.shuffled-targets", shuffled, least, why);
    if (!skipped && surrogates >= 1 && shuffled >= 1) {
      long all = (long) surrogates + shuffled;
      int wanted = Math.max(1, FEWEST_PLACEBOS - shuffled);
      check.that(
          all >= FEWEST_PLACEBOS,
          "controls.surrogates",
          surrogates,
          "with "
              + shuffled
              + " shuffled targets these are "
              + all
              + " placebos, and at least "
              + FEWEST_PLACEBOS
              + " are run unless skip names placebo",
          "" + wanted);
    }
  }

  private static void oracles(Check check, List<Double> strengths, int repeats, boolean skipped) {
    String path = "controls.strengths";
    String example = "[0.1, 0.2, 0.3, 0.5]";
    String found = strengths.stream().map(Numbers::text).toList().toString();
    boolean ordered = true;
    for (int i = 0; i < strengths.size(); i++) {
      double before = i == 0 ? 0 : strengths.get(i - 1);
      ordered &= strengths.get(i) > before && strengths.get(i) < 1;
    }
    check.that(
        ordered, path, found, "information coefficients rise and lie between 0 and 1", example);
    check.that(
        skipped || strengths.size() >= FEWEST_STRENGTHS,
        path,
        found,
        "a power curve has at least " + FEWEST_STRENGTHS + " strengths unless skip names oracle",
        example);
    check.atLeast(
        "controls.repeats",
        repeats,
        skipped ? 0 : 1,
        skipped ? "" : "; to leave oracles out, say skip: [oracle]");
  }
}
