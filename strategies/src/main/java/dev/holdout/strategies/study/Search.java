package dev.holdout.strategies.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which configurations of a space are trained, and how long each may go on. Every fold searches
 * inside its own training span.
 *
 * @param space what may be tried
 * @param method how it is gone through
 */
public record Search(Space space, Method method) {

  /** More configurations than this are a slip of the pen, not a search. */
  static final int MOST = 10_000;

  public Search {
    var check = new Check();
    check.stated(space, "search", "{lag: [4, 8], hidden: [8, 16], lr: [0.01]}");
    check.stated(method, "search.method", "halving");
    check.done();
    OptionalInt trials = method.trials();
    if (trials.isEmpty()) {
      gridded(check, space, method);
    } else {
      check.that(
          trials.getAsInt() <= space.points(),
          "search.trials",
          trials.getAsInt(),
          "the space has " + space.points() + " different configurations",
          "" + space.points());
    }
    check.done();
  }

  /** How a space is gone through. */
  public sealed interface Method permits Grid, Random, Halving {

    /** How many configurations are drawn; empty: every point of the grid. */
    OptionalInt trials();
  }

  /** Every combination of the choices, each trained to its end. */
  public record Grid() implements Method {
    @Override
    public OptionalInt trials() {
      return OptionalInt.empty();
    }
  }

  /**
   * Different configurations at random, each trained to its end.
   *
   * @param count 1 or more
   */
  public record Random(int count) implements Method {

    public Random {
      checkTrials(count);
    }

    @Override
    public OptionalInt trials() {
      return OptionalInt.of(count);
    }
  }

  /**
   * Successive halving (Jamieson and Talwalkar: "Non-stochastic best arm identification and
   * hyperparameter optimization", 2016): all are trained for a few epochs, the best of them for
   * more, and so on.
   *
   * @param trials configurations at random, 1 or more; empty: every combination of the choices
   * @param keep one in so many goes on, and trains so many times longer; 2 or more
   * @param firstEpochs epochs of the first rung, 1 or more
   */
  public record Halving(OptionalInt trials, int keep, int firstEpochs) implements Method {

    public Halving {
      trials.ifPresent(Search::checkTrials);
      var check = new Check();
      check.atLeast("search.keep", keep, 2, ", so that a rung is smaller than the one before");
      check.atLeast("search.first-epochs", firstEpochs, 1, "");
      check.done();
    }

    /** One in so many goes on. */
    public Halving keep(int oneIn) {
      return new Halving(trials, oneIn, firstEpochs);
    }

    /** Epochs of the first rung. */
    public Halving firstEpochs(int epochs) {
      return new Halving(trials, keep, epochs);
    }
  }

  /**
   * A step of the search.
   *
   * @param configurations trained in it, the best of the rung before
   * @param epochs of each training, from its start
   */
  public record Rung(int configurations, int epochs) {}

  /** Every combination of the choices. */
  public static Grid grid() {
    return new Grid();
  }

  /** So many different configurations, each trained to its end. */
  public static Random random(int trials) {
    return new Random(trials);
  }

  /** So many different configurations; one in four goes on, first after 5 epochs. */
  public static Halving halving(int trials) {
    return new Halving(OptionalInt.of(trials), 4, 5);
  }

  /** Every combination of the choices; one in four goes on, first after 5 epochs. */
  public static Halving halving() {
    return new Halving(OptionalInt.empty(), 4, 5);
  }

  /** How many configurations are tried. */
  public int trials() {
    return method.trials().orElseGet(() -> Math.toIntExact(space.points()));
  }

  /**
   * Every configuration tried, all different: a grid in its order, draws in theirs. Draw {@code i}
   * depends on the space, the seed and {@code i} alone, so that more trials add to the same ones.
   *
   * @param master seed of the draws
   */
  public List<Configuration> configurations(long master) {
    if (method.trials().isEmpty()) {
      return space.grid();
    }
    var drawn = new LinkedHashSet<Configuration>();
    for (long attempt = 0; drawn.size() < trials(); attempt++) {
      drawn.add(space.draw(master, attempt));
    }
    return List.copyOf(drawn);
  }

  /**
   * The steps of the search, the last with all epochs: 32 configurations, one in 4 kept, 5 first
   * and 40 last are 32 × 5, 8 × 20, 2 × 40. A rung of one configuration has nothing left to choose
   * and is the last.
   *
   * @param epochs of a whole training, 1 or more
   */
  public List<Rung> rungs(int epochs) {
    return switch (method) {
      case Grid grid -> List.of(new Rung(trials(), epochs));
      case Random random -> List.of(new Rung(trials(), epochs));
      case Halving halving -> rungs(halving, epochs);
    };
  }

  private List<Rung> rungs(Halving halving, int epochs) {
    var rungs = new ArrayList<Rung>();
    int left = trials();
    long trained = halving.firstEpochs();
    while (left > 1 && trained < epochs) {
      rungs.add(new Rung(left, (int) trained));
      left = Math.ceilDiv(left, halving.keep());
      trained *= halving.keep();
    }
    rungs.add(new Rung(left, epochs));
    return List.copyOf(rungs);
  }

  private static void gridded(Check check, Space space, Method method) {
    for (Dimension dimension : space.dimensions()) {
      if (!(dimension instanceof Dimension.Choice)) {
        boolean grid = method instanceof Grid;
        String path = grid ? dimension.parameter().path() : "search.trials";
        check.add(
            dimension.parameter().path()
                + " is "
                + dimension.text()
                + (grid ? "; a grid has only choices" : ", so there are no points to take all of"),
            path,
            grid ? "method: random, or choices: " + choices(dimension) : "trials: 32");
      }
    }
    check.done();
    check.that(
        space.points() <= MOST,
        "search",
        space.points() + " configurations",
        "at most " + MOST + " are searched",
        "{lag: [4, 8], hidden: [8, 16]}");
  }

  private static String choices(Dimension dimension) {
    return dimension.parameter().key()
        + ": ["
        + Numbers.text(dimension.smallest())
        + ", "
        + Numbers.text(dimension.largest())
        + "]";
  }

  private static void checkTrials(int trials) {
    var check = new Check();
    check.atLeast("search.trials", trials, 1, "");
    check.that(
        trials <= MOST, "search.trials", trials, "at most " + MOST + " are searched", "" + MOST);
    check.done();
  }
}
