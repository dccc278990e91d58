package dev.holdout.strategies.study;

import dev.holdout.marketdata.content.ContentHash;

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
    check.atLeast("search.lag", lag, 1, "");
    check.atLeast("search.hidden", hidden, 1, "");
    check.that(
        dropout >= 0 && dropout < 1,
        "search.dropout",
        Numbers.text(dropout),
        "it must lie at or above 0 and below 1",
        "0.5");
    check.that(
        learningRate > 0 && Double.isFinite(learningRate),
        "search.lr",
        Numbers.text(learningRate),
        "a learning rate is above 0",
        "0.01");
    check.that(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "search.weight-decay",
        Numbers.text(weightDecay),
        "a weight decay is 0 or more",
        "0");
    check.done();
  }

  /** {@code lag 4, hidden 8, dropout 0, lr 0.01, weight decay 0}: as the report shows it. */
  public String text() {
    return "lag "
        + lag
        + ", hidden "
        + hidden
        + ", dropout "
        + Numbers.text(dropout)
        + ", lr "
        + Numbers.text(learningRate)
        + ", weight decay "
        + Numbers.text(weightDecay);
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
