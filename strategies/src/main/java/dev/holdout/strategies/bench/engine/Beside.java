package dev.holdout.strategies.bench.engine;

import dev.holdout.strategies.bench.engine.Said.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Both sides' figures as a table, each with its goal and whether it is met.
 *
 * @param ours what our process said
 * @param theirs what libtorch's said, or null where it did not run
 * @param limits of the machine by name; empty where they were not measured
 */
record Beside(Said ours, Said theirs, Map<String, Double> limits) {

  private static final String ROW = "%-38s %10s %10s %7s %7s %7s  %s";

  /** Lines for people. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("", "ours", "libtorch", "ratio", "by cpu", "share", "goal"));
    for (Workload workload : Workload.all()) {
      Figure mine = ours.figures().get(workload.name());
      if (mine != null) {
        lines.add(
            row(workload, mine, theirs == null ? null : theirs.figures().get(workload.name())));
      }
    }
    return lines;
  }

  private String row(Workload workload, Figure mine, Figure other) {
    double ratio = other == null ? Double.NaN : workload.ratio(mine.median(), other.median());
    double cpu = other == null ? Double.NaN : workload.ratio(mine.processor(), other.processor());
    double share = mine.median() / limits.getOrDefault(workload.limit(), Double.NaN);
    return ROW.formatted(
        workload.work() + ", " + workload.unit(),
        number(mine.median()),
        other == null ? "" : number(other.median()),
        times(ratio),
        times(cpu),
        Double.isNaN(share) ? "" : "%.0f %%".formatted(100 * share),
        goal(workload, mine.median(), ratio, share));
  }

  private static String goal(Workload workload, double figure, double ratio, double share) {
    if (workload.ratio() > 0) {
      return verdict("%sx".formatted(workload.ratio()), ratio, ratio >= workload.ratio());
    }
    if (workload.share() > 0) {
      return verdict("%.0f %%".formatted(100 * workload.share()), share, share >= workload.share());
    }
    if (workload.most() > 0) {
      return verdict(
          "at most %.0f us".formatted(workload.most()), figure, figure <= workload.most());
    }
    return "";
  }

  private static String verdict(String goal, double known, boolean met) {
    return goal + (Double.isNaN(known) ? ": not measured" : met ? ": met" : ": missed");
  }

  private static String number(double value) {
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  private static String times(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }
}
