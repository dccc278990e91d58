package dev.holdout.reports.run;

import java.util.List;

/**
 * What the last section is made of.
 *
 * @param instruments studied
 * @param venues they traded on
 * @param largestVolumeShare largest order as a fraction of what traded in its bar
 * @param autocorrelation of the period returns at lag 1
 * @param further sentences written for the case, each with its full stop
 */
public record Limits(
    long instruments,
    long venues,
    Figure largestVolumeShare,
    Figure autocorrelation,
    List<String> further) {

  public Limits {
    further = List.copyOf(further);
  }
}
