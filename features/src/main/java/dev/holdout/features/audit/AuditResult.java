package dev.holdout.features.audit;

import java.util.List;
import java.util.Optional;

/**
 * What an audit found; the same on any number of threads.
 *
 * @param instants decisions audited
 * @param kinds ways in which the future was changed, at each of them
 * @param components names of the stages compared, in pipeline order
 * @param compared numbers and lines compared, in all
 * @param findings at most one for each instant and kind, the one to blame first: by the stage's
 *     place in the pipeline, then by instant, then by kind
 */
public record AuditResult(
    int instants,
    List<Scramble> kinds,
    List<String> components,
    long compared,
    List<Finding> findings) {

  public AuditResult {
    kinds = List.copyOf(kinds);
    components = List.copyOf(components);
    findings = List.copyOf(findings);
  }

  public boolean passed() {
    return findings.isEmpty();
  }

  /** The finding to blame: the earliest stage that differed anywhere. */
  public Optional<Finding> first() {
    return findings.stream().findFirst();
  }
}
