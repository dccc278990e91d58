package dev.holdout.backtest.stats.overfit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The definition read word for word, for small matrices: no shared sums, no masks. */
final class NaiveCscv {

  final List<Double> logits = new ArrayList<>();
  final List<Double> chosen = new ArrayList<>();
  final List<Double> all = new ArrayList<>();

  NaiveCscv(double[][] columns, int blocks) {
    int length = columns[0].length / blocks;
    int dropped = columns[0].length % blocks;
    choose(
        new ArrayList<>(),
        0,
        blocks,
        half -> {
          List<Integer> here = new ArrayList<>();
          List<Integer> there = new ArrayList<>();
          for (int b = 0; b < blocks; b++) {
            for (int i = 0; i < length; i++) {
              (half.contains(b) ? here : there).add(dropped + b * length + i);
            }
          }
          judge(columns, here, there);
        });
  }

  private interface Choice {
    void made(List<Integer> half);
  }

  private static void choose(List<Integer> half, int from, int blocks, Choice choice) {
    if (half.size() == blocks / 2) {
      choice.made(half);
      return;
    }
    for (int b = from; b < blocks; b++) {
      half.add(b);
      choose(half, b + 1, blocks, choice);
      half.removeLast();
    }
  }

  private void judge(double[][] columns, List<Integer> here, List<Integer> there) {
    double[] in = ratios(columns, here);
    double[] out = ratios(columns, there);
    int best = 0;
    for (int k = 1; k < in.length; k++) {
      best = in[k] > in[best] ? k : best;
    }
    double value = out[best];
    double below = Arrays.stream(out).filter(x -> x < value).count();
    double equal = Arrays.stream(out).filter(x -> x == value).count();
    double w = (below + (equal + 1) / 2) / (out.length + 1);
    logits.add(Math.log(w / (1 - w)));
    chosen.add(value);
    Arrays.stream(out).forEach(all::add);
  }

  private static double[] ratios(double[][] columns, List<Integer> rows) {
    double[] ratios = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      double[] part = new double[rows.size()];
      for (int i = 0; i < part.length; i++) {
        part[i] = columns[k][rows.get(i)];
      }
      ratios[k] = ratio(part);
    }
    return ratios;
  }

  private static double ratio(double[] part) {
    if (Arrays.stream(part).allMatch(x -> x == 0)) {
      return 0;
    }
    double mean = Arrays.stream(part).sum() / part.length;
    double squares = Arrays.stream(part).map(x -> (x - mean) * (x - mean)).sum();
    return mean / Math.sqrt(squares / (part.length - 1));
  }

  boolean firstOrder() {
    for (double x : all) {
      if (share(chosen, x) > share(all, x) + 1e-12) {
        return false;
      }
    }
    return true;
  }

  boolean secondOrder() {
    for (double x : all) {
      if (integral(all, x) - integral(chosen, x) < -1e-12) {
        return false;
      }
    }
    return true;
  }

  private static double share(List<Double> values, double x) {
    return (double) values.stream().filter(v -> v <= x).count() / values.size();
  }

  private static double integral(List<Double> values, double x) {
    return values.stream().mapToDouble(v -> Math.max(0, x - v)).average().orElseThrow();
  }
}
