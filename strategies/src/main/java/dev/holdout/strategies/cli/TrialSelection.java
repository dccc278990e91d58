package dev.holdout.strategies.cli;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.name.Nearest;
import dev.holdout.strategies.trials.Counted.OfStudy;
import dev.holdout.strategies.trials.TrialRow;
import java.util.List;

/**
 * Which trials a user means.
 *
 * @param study name; empty for all
 * @param data hash or name; empty for all
 */
record TrialSelection(String study, String data) {

  private static final int SHOWN = 8;

  /**
   * @param study as typed; empty for all
   * @param data as typed, a name or the beginning of a hash; empty for all
   * @throws BadInput if the ledger knows none such, or several
   */
  static TrialSelection of(String study, String data, List<OfStudy> known) {
    List<String> studies = known.stream().map(OfStudy::study).distinct().toList();
    if (!study.isEmpty() && !studies.contains(study)) {
      throw new BadInput(
          "the ledger has no trial of a study \"" + study + "\"",
          "--study",
          Nearest.to(study, studies).orElse("holdout trials list"));
    }
    return new TrialSelection(study, data.isEmpty() ? "" : data(data, known));
  }

  private static String data(String typed, List<OfStudy> known) {
    List<String> all = known.stream().map(OfStudy::data).distinct().toList();
    if (all.contains(typed)) {
      return typed;
    }
    List<String> found = all.stream().filter(data -> data.startsWith(typed)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      throw new BadInput(
          "the ledger has no trial on data \"" + typed + "\"",
          "--data",
          Nearest.to(typed, all).map(TrialSelection::shown).orElse("holdout trials list"));
    }
    throw new BadInput(
        "\"" + typed + "\" begins the names of " + found.size() + " data sets",
        "--data",
        String.join(" or ", found.subList(0, Math.min(4, found.size()))));
  }

  boolean takes(OfStudy counts) {
    return takes(counts.study(), counts.data());
  }

  boolean takes(TrialRow row) {
    return takes(row.studyName(), row.key().data());
  }

  private boolean takes(String itsStudy, String itsData) {
    return (study.isEmpty() || study.equals(itsStudy)) && (data.isEmpty() || data.equals(itsData));
  }

  /** A hash by its first digits, a name as it is. */
  static String shown(String data) {
    return data.matches("[0-9a-f]{64}") ? data.substring(0, SHOWN) : data;
  }
}
