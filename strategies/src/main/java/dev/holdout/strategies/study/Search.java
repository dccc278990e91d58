package dev.holdout.strategies.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The finite space a study searches: a grid, every combination of the choices once. A list of one
 * choice fixes that value.
 *
 * @param lag decisions a window holds
 * @param hidden widths of the hidden layer
 * @param dropout shares dropped in training
 * @param learningRate steps of the optimiser
 * @param weightDecay pulls towards 0
 */
public record Search(
    List<Integer> lag,
    List<Integer> hidden,
    List<Double> dropout,
    List<Double> learningRate,
    List<Double> weightDecay) {

  /** More combinations than this are a slip of the pen, not a search. */
  static final int MOST = 10_000;

  public Search {
    var check = new Check();
    lag = choices(check, "search.lag", lag, "[4, 8]");
    hidden = choices(check, "search.hidden", hidden, "[8, 16]");
    dropout = choices(check, "search.dropout", dropout, "[0]");
    learningRate = choices(check, "search.lr", learningRate, "[0.01]");
    weightDecay = choices(check, "search.weight-decay", weightDecay, "[0]");
    long points = 1;
    for (List<?> choice : List.of(lag, hidden, dropout, learningRate, weightDecay)) {
      points = Math.min(points * choice.size(), Integer.MAX_VALUE);
    }
    check.that(
        points <= MOST,
        "search",
        points + " configurations",
        "at most " + MOST + " are searched",
        "{lag: [4, 8], hidden: [8, 16]}");
    check.done();
    grid(lag, hidden, dropout, learningRate, weightDecay);
  }

  /** One configuration, nothing to choose. */
  public static Search only(Configuration one) {
    return new Search(
        List.of(one.lag()),
        List.of(one.hidden()),
        List.of(one.dropout()),
        List.of(one.learningRate()),
        List.of(one.weightDecay()));
  }

  /** Windows, widths and learning rates; no dropout and no weight decay unless stated. */
  public static Search over(List<Integer> lag, List<Integer> hidden, List<Double> learningRate) {
    return new Search(lag, hidden, List.of(0.0), learningRate, List.of(0.0));
  }

  public Search dropout(Double... shares) {
    return new Search(lag, hidden, List.of(shares), learningRate, weightDecay);
  }

  public Search weightDecay(Double... pulls) {
    return new Search(lag, hidden, dropout, learningRate, List.of(pulls));
  }

  /** In the order of the lists, the last one (weight decay) turning fastest. */
  public List<Configuration> configurations() {
    return grid(lag, hidden, dropout, learningRate, weightDecay);
  }

  private static List<Configuration> grid(
      List<Integer> lags,
      List<Integer> widths,
      List<Double> dropouts,
      List<Double> rates,
      List<Double> decays) {
    var all = new ArrayList<Configuration>();
    for (int lag : lags) {
      for (int hidden : widths) {
        for (double dropout : dropouts) {
          for (double rate : rates) {
            for (double decay : decays) {
              all.add(new Configuration(lag, hidden, dropout, rate, decay));
            }
          }
        }
      }
    }
    return List.copyOf(all);
  }

  private static <T> List<T> choices(Check check, String path, List<T> values, String example) {
    check.stated(values, path, example);
    List<T> all = values == null ? List.of() : List.copyOf(values);
    if (values != null) {
      check.that(!all.isEmpty(), path, "[]", "name at least one choice", example);
      check.that(
          new HashSet<>(all).size() == all.size(),
          path,
          all,
          "a choice named twice would be a trial counted twice",
          example);
    }
    return all;
  }
}
