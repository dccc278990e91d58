package dev.holdout.engine.nn;

import java.util.List;

/**
 * What a state and a layer did not have in common.
 *
 * @param missing names the layer has and the state lacks; their values were kept
 * @param unexpected names the state has and the layer does not know; they were passed over
 */
public record LoadReport(List<String> missing, List<String> unexpected) {

  public LoadReport {
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /** Whether both had the same names. */
  public boolean isComplete() {
    return missing.isEmpty() && unexpected.isEmpty();
  }
}
