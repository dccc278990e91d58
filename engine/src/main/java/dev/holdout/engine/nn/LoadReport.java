package dev.holdout.engine.nn;

import java.util.List;

/**
 * What became of a state that was loaded, by name.
 *
 * @param loaded names that both have; their values are the state's now
 * @param missing names the layer has and the state lacks; their values were kept
 * @param unexpected names the state has and the layer does not know; they were passed over
 */
public record LoadReport(List<String> loaded, List<String> missing, List<String> unexpected) {

  public LoadReport {
    loaded = List.copyOf(loaded);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /** Whether both had the same names. */
  public boolean isComplete() {
    return missing.isEmpty() && unexpected.isEmpty();
  }
}
