package dev.holdout.strategies.study;

import dev.holdout.marketdata.content.ContentHash;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One point of a study's search: all that differs between two trainings of it but the seed.
 *
 * @param lag decisions a window holds, the present one included; 1 or more
 * @param hidden width of the hidden layer; 1 or more
 * @param dropout share of hidden units dropped in training, at or above 0 and below 1
 * @param learningRate step of the optimiser, above 0
 * @param weightDecay pull of weights towards 0, a step and unit of learning rate; 0 or more
 */
public record Configuration(
    int lag, int hidden, double dropout, double learningRate, double weightDecay) {

  public Configuration {
    var check = new Check();
    Hyperparameter.LAG.check(check, lag);
    Hyperparameter.HIDDEN.check(check, hidden);
    Hyperparameter.DROPOUT.check(check, dropout);
    Hyperparameter.LEARNING_RATE.check(check, learningRate);
    Hyperparameter.WEIGHT_DECAY.check(check, weightDecay);
    check.done();
  }

  /** {@code lag 4, hidden 8, dropout 0, lr 0.01, weight decay 0}: as the report shows it. */
  public String text() {
    return text(List.of(Hyperparameter.values()));
  }

  /** The same for some of its values, {@code lag 4, hidden 8}. */
  public String text(List<Hyperparameter> told) {
    return told.stream()
        .map(parameter -> parameter.label() + " " + parameter.text(this))
        .collect(Collectors.joining(", "));
  }

  /** SHA-256 of the values, 64 hexadecimal digits. */
  public String hash() {
    return new ContentHash()
        .text("configuration/1")
        .number(lag)
        .number(hidden)
        .number(dropout)
        .number(learningRate)
        .number(weightDecay)
        .hex();
  }
}
