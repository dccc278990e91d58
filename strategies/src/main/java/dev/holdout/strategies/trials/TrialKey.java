package dev.holdout.strategies.trials;

import dev.holdout.marketdata.content.ContentHash;

/**
 * What makes a trial the same trial: evaluated again with an equal key it is a repeat, and counts
 * once. Seeds, machine and time do not enter.
 *
 * @param study hash of the study without its search space and seeds; code of the study's own enters
 *     it
 * @param configuration hash of the configuration
 * @param code version of Holdout that evaluated it: not the hash of our code, since a build that
 *     changes a word on a page asks nothing new; empty where it was done elsewhere
 * @param data hash of the data
 * @param from first instant or day of the evaluation, ISO; empty when unknown
 * @param to last instant or day of the evaluation, ISO; empty when unknown
 */
public record TrialKey(
    String study, String configuration, String code, String data, String from, String to) {

  public TrialKey {
    Stated.text("study", study);
    Stated.text("configuration", configuration);
    Stated.notNull("code", code);
    Stated.text("data", data);
    Stated.notNull("from", from);
    Stated.notNull("to", to);
  }

  /** The trial's id: 64 hexadecimal digits over all parts. */
  public String hash() {
    return new ContentHash()
        .text(study)
        .text(configuration)
        .text(code)
        .text(data)
        .text(from)
        .text(to)
        .hex();
  }
}
