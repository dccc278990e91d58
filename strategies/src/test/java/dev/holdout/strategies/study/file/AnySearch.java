package dev.holdout.strategies.study.file;

import dev.holdout.strategies.study.Dimension;
import dev.holdout.strategies.study.Hyperparameter;
import dev.holdout.strategies.study.Search;
import dev.holdout.strategies.study.Space;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Searches of every method over dimensions of every form. */
final class AnySearch {

  private final SplittableRandom random;

  AnySearch(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param drops whether dropout may be above 0
   * @param epochs of a whole training
   */
  Search next(boolean drops, int epochs) {
    boolean grid = random.nextBoolean();
    var dimensions = new ArrayList<Dimension>();
    for (Hyperparameter parameter : Hyperparameter.values()) {
      dimensions.add(
          parameter == Hyperparameter.DROPOUT && !drops
              ? new Dimension.Choice(parameter, List.of(0.0))
              : dimension(parameter, grid));
    }
    var space = new Space(dimensions);
    return new Search(space, method(space, grid, epochs));
  }

  private Search.Method method(Space space, boolean grid, int epochs) {
    int most = (int) Math.min(50, space.points());
    boolean all = grid && random.nextBoolean();
    OptionalInt trials = all ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, most + 1));
    return switch (random.nextInt(3)) {
      case 0 -> Search.random(random.nextInt(1, most + 1));
      case 1 -> new Search.Halving(trials, random.nextInt(2, 9), random.nextInt(1, epochs + 1));
      default -> grid ? Search.grid() : Search.random(most);
    };
  }

  private Dimension dimension(Hyperparameter parameter, boolean grid) {
    int low = random.nextInt(1, 100);
    if (grid || random.nextInt(3) == 0) {
      return choice(parameter);
    }
    if (parameter.whole()) {
      return new Dimension.Whole(parameter, low, low + random.nextInt(1, 100));
    }
    boolean share = parameter == Hyperparameter.DROPOUT;
    double least = share ? random.nextDouble(0, 0.5) : positive();
    double most = share ? random.nextDouble(0.6, 0.99) : least * random.nextDouble(2, 1e4);
    return random.nextBoolean()
        ? new Dimension.Uniform(parameter, least, most)
        : new Dimension.LogUniform(parameter, rounded(least), rounded(most));
  }

  private Dimension choice(Hyperparameter parameter) {
    var values = new LinkedHashSet<Double>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      values.add(
          switch (parameter) {
            case LAG, HIDDEN -> (double) random.nextInt(1, 100);
            case DROPOUT -> random.nextDouble(0, 1);
            case LEARNING_RATE -> positive();
            case WEIGHT_DECAY -> random.nextBoolean() ? 0.0 : positive();
          });
    }
    return new Dimension.Choice(parameter, List.copyOf(values));
  }

  private double positive() {
    return Math.pow(10, random.nextDouble(-8, 8));
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(3)).doubleValue();
  }
}
