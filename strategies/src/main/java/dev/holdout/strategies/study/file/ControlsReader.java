package dev.holdout.strategies.study.file;

import dev.holdout.strategies.study.Control;
import dev.holdout.strategies.study.Controls;
import java.util.List;

/** Reads {@code controls}. */
final class ControlsReader {

  private final Faults faults;

  ControlsReader(Faults faults) {
    this.faults = faults;
  }

  /** Null when a part is faulty. */
  Controls read(Section section) {
    Controls usual = Controls.standard();
    int surrogates = section.countOr("surrogates", usual.surrogates());
    int shuffled = section.countOr("shuffled-targets", usual.shuffledTargets());
    int block = section.countOr("block", usual.block());
    List<Double> strengths =
        section.listOr(
            "strengths",
            usual.strengths(),
            section.each("strengths", "0.1", "a number", Forms::number));
    int repeats = section.countOr("repeats", usual.repeats());
    int regime = section.countOr("regime", usual.regime());
    List<Control> skip =
        section.listOr(
            "skip", usual.skip(), node -> section.asWord("controls.skip", node, Control.class));
    section.end();
    return faults.part(
        "controls",
        section.before(),
        () -> new Controls(surrogates, shuffled, block, strengths, repeats, regime, skip));
  }
}
