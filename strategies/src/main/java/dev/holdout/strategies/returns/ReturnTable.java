package dev.holdout.strategies.returns;

import java.util.List;

/**
 * Returns of several trials over the same periods, after all files were joined.
 *
 * @param files as the user named them
 * @param trials names, none twice; the benchmark is not among them
 * @param returns one array a trial, simple returns as fractions, oldest first
 * @param benchmark its name, empty where there is none
 * @param benchmarkReturns over the same periods; empty where there is none
 * @param stamps of the periods' ends; none where the files hold no dates
 * @param notes what was left out or taken for granted, one sentence each
 */
public record ReturnTable(
    List<String> files,
    List<String> trials,
    double[][] returns,
    String benchmark,
    double[] benchmarkReturns,
    Stamps stamps,
    List<String> notes) {

  public ReturnTable {
    files = List.copyOf(files);
    trials = List.copyOf(trials);
    notes = List.copyOf(notes);
    if (trials.isEmpty() || trials.size() != returns.length) {
      throw new IllegalArgumentException(
          trials.size() + " names for " + returns.length + " series; at least one, and as many");
    }
  }

  public int periods() {
    return returns[0].length;
  }

  public boolean hasBenchmark() {
    return benchmarkReturns.length > 0;
  }
}
