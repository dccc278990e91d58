package dev.holdout.strategies.run;

import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.generated.Surrogate;
import dev.holdout.marketdata.generated.Surrogates;
import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Controls;
import dev.holdout.strategies.study.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * A market on which the outcome is known beforehand: the pipeline must earn nothing where nothing
 * can be known, and find what was planted.
 *
 * @param kind of market
 * @param number from 1, within its kind and strength
 * @param planted information coefficient; 0 in placebos
 */
record ControlMarket(Kind kind, int number, double planted) {

  /** In the order of the report. */
  enum Kind {
    /** Bars in blocks, directions by chance. */
    SURROGATE("surrogate"),
    /** The study's own market, taught with targets in another order. */
    SHUFFLED_TARGETS("shuffled targets"),
    /** A surrogate with a planted regime. */
    ORACLE("oracle");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** All that a study asks for: placebos first, then oracles from weak to strong. */
  static List<ControlMarket> of(Controls controls) {
    List<ControlMarket> all = new ArrayList<>();
    if (!controls.skip().contains(Control.PLACEBO)) {
      numbered(Kind.SURROGATE, controls.surrogates(), 0, all);
      numbered(Kind.SHUFFLED_TARGETS, controls.shuffledTargets(), 0, all);
    }
    if (!controls.skip().contains(Control.ORACLE)) {
      for (double strength : controls.strengths()) {
        numbered(Kind.ORACLE, controls.repeats(), strength, all);
      }
    }
    return List.copyOf(all);
  }

  private static void numbered(Kind kind, int count, double planted, List<ControlMarket> all) {
    for (int number = 1; number <= count; number++) {
      all.add(new ControlMarket(kind, number, planted));
    }
  }

  boolean isPlacebo() {
    return kind != Kind.ORACLE;
  }

  /**
   * The market's own seed.
   *
   * @param master of the study
   */
  long seed(long master) {
    return new ContentHash()
        .text("control/1")
        .number(master)
        .text(kind.text())
        .number(number)
        .number(planted)
        .seed();
  }

  /**
   * Content hash of everything that its result depends on.
   *
   * @param scope content hash of code, data and all of the study but its search
   */
  String hash(String scope, Study study) {
    ContentHash hash = new ContentHash().text("control/1").text(scope).text(kind.text());
    hash.number(number).number(planted).text(study.hash());
    return hash.hex();
  }

  /** The surrogate that this market is. */
  Surrogate draw(Surrogates surrogates, Controls controls, long master) {
    return planted == 0
        ? surrogates.draw(seed(master))
        : surrogates.draw(seed(master), planted, controls.regime());
  }
}
