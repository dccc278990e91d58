package dev.holdout.strategies.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a search may vary, in the order in which configurations are told and grids turn. */
public enum Hyperparameter {
  /** Decisions a window holds, the present one included. */
  LAG("lag", "lag", true, "[4, 8]"),
  /** Width of the hidden layer. */
  HIDDEN("hidden", "hidden", true, "[8, 16]"),
  /** Share of hidden units dropped in training. */
  DROPOUT("dropout", "dropout", false, "[0, 0.5]"),
  /** Step of the optimiser. */
  LEARNING_RATE("lr", "lr", false, "[0.01]"),
  /** Pull of weights towards 0. */
  WEIGHT_DECAY("weight-decay", "weight decay", false, "[0, 0.001]");

  private final String key;
  private final String label;
  private final boolean whole;
  private final String example;

  Hyperparameter(String key, String label, boolean whole, String example) {
    this.key = key;
    this.label = label;
    this.whole = whole;
    this.example = example;
  }

  /** As a study writes it, {@code weight-decay}. */
  public String key() {
    return key;
  }

  /** As a report writes it, {@code weight decay}. */
  public String label() {
    return label;
  }

  /** Whether its values are whole numbers. */
  public boolean whole() {
    return whole;
  }

  /** Choices that a study may copy, {@code [4, 8]}. */
  public String example() {
    return example;
  }

  /** Where a study states it, {@code search.lag}. */
  public String path() {
    return "search." + key;
  }

  /** Every key, in order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Hyperparameter::key).toList();
  }

  /** Empty when no parameter is written so. */
  public static Optional<Hyperparameter> of(String key) {
    return Arrays.stream(values()).filter(parameter -> parameter.key.equals(key)).findFirst();
  }

  /** Whether a search must state it; the others are 0 when it does not. */
  public boolean isNeeded() {
    return this != DROPOUT && this != WEIGHT_DECAY;
  }

  /** Its value in one configuration. */
  public double in(Configuration configuration) {
    return switch (this) {
      case LAG -> configuration.lag();
      case HIDDEN -> configuration.hidden();
      case DROPOUT -> configuration.dropout();
      case LEARNING_RATE -> configuration.learningRate();
      case WEIGHT_DECAY -> configuration.weightDecay();
    };
  }

  /** Its value in one configuration, {@code 0.01}. */
  public String text(Configuration configuration) {
    return Numbers.text(in(configuration));
  }

  /** Notes a fault when no training could use {@code value}. */
  void check(Check check, double value) {
    String found = Numbers.text(value);
    switch (this) {
      case LAG, HIDDEN -> {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        check.that(isWhole, path(), found, "it is a whole number", "8");
        check.that(!isWhole || value >= 1, path(), found, "it must be 1 or more", "1");
      }
      case DROPOUT ->
          check.that(
              value >= 0 && value < 1,
              path(),
              found,
              "it must lie at or above 0 and below 1",
              "0.5");
      case LEARNING_RATE ->
          check.that(
              value > 0 && Double.isFinite(value),
              path(),
              found,
              "a learning rate is above 0",
              "0.01");
      case WEIGHT_DECAY ->
          check.that(
              value >= 0 && Double.isFinite(value),
              path(),
              found,
              "a weight decay is 0 or more",
              "0");
    }
  }
}
