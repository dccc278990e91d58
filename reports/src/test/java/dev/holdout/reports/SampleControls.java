package dev.holdout.reports;

import dev.holdout.reports.run.Controls;
import dev.holdout.reports.run.Figure;
import dev.holdout.reports.run.Form;
import dev.holdout.reports.run.VerdictRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Placebos around nothing, and an edge that is found the more often the stronger it is. */
final class SampleControls {

  private static final int SURROGATES = 16;
  private static final int SHUFFLED = 8;

  private SampleControls() {}

  static Controls of(SampleFolds folds, VerdictRule rule) {
    if (!folds.isLong()) {
      return Controls.none("left out by --without controls");
    }
    return new Controls(
        placebos(rule == VerdictRule.CONTROL_FAILED ? 0.2 : 1.36),
        oracle(),
        new Controls.SameBytes(
            Figure.of(7), 41_208, 0, "fold drawn by seed, made again from raw data", ""),
        4_704);
  }

  private static Controls.Placebos placebos(double own) {
    Random random = new Random(5);
    List<Controls.Placebo> rows = new ArrayList<>();
    for (int i = 0; i < SURROGATES + SHUFFLED; i++) {
      boolean surrogate = i < SURROGATES;
      double score = -0.4 + random.nextGaussian() * 0.55;
      rows.add(
          new Controls.Placebo(
              surrogate ? "surrogate" : "shuffled targets",
              surrogate ? i + 1 : i + 1 - SURROGATES,
              i == 3 ? Figure.undefined("all daily returns are equal") : Figure.of(score),
              i == 3 ? 0 : score * 9_000,
              i == 3 ? Figure.undefined("no position was taken") : Figure.of(score * 0.08),
              i == 3 ? 0 : 180 + i));
    }
    List<Double> scores =
        rows.stream()
            .filter(row -> row.score().isDefined())
            .map(row -> row.score().orThrow())
            .sorted(Comparator.reverseOrder())
            .toList();
    long better = scores.stream().filter(score -> score > own).count();
    return new Controls.Placebos(
        "annual Sharpe ratio, net",
        Form.RATIO,
        Figure.of(own),
        Figure.of(better + 1),
        rows.size(),
        Figure.of(scores.get(1)),
        0.05,
        rows,
        "");
  }

  private static Controls.Oracle oracle() {
    double[] planted = {0.02, 0.05, 0.08, 0.12};
    long[] found = {2, 9, 18, 20};
    List<Controls.Strength> strengths = new ArrayList<>();
    for (int i = 0; i < planted.length; i++) {
      strengths.add(
          new Controls.Strength(
              planted[i],
              Figure.of(planted[i] * 0.98),
              20,
              found[i],
              Figure.of(found[i] / 20.0),
              Figure.of(-0.2 + planted[i] * 20)));
    }
    return new Controls.Oracle(
        "a regime that lasts and moves the next return; found: better than the placebos' threshold",
        strengths,
        Figure.of(0.1),
        "");
  }
}
