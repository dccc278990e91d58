package dev.holdout.engine.nn.recurrent;

/**
 * Sizes and kind of a recurrent net.
 *
 * @param inputSize features a step, 1 or more
 * @param hiddenSize width of the state, 1 or more
 * @param layers one above the other, 1 or more; each takes what the one below gives
 * @param bias whether biases are added
 * @param batchFirst whether sequences are {@code [batch, time, features]}, instead of {@code [time,
 *     batch, features]}; states are {@code [layers × directions, batch, hidden]} either way
 * @param dropout chance that a value between two layers is left out in training, 0 to 1
 * @param bidirectional whether a second net reads each layer's input from its end
 * @param seed of the dropout's masks
 * @param projection width that the hidden state of long short-term memory is projected to, below
 *     the hidden size; 0 for none
 */
public record RecurrentConfig(
    int inputSize,
    int hiddenSize,
    int layers,
    boolean bias,
    boolean batchFirst,
    double dropout,
    boolean bidirectional,
    long seed,
    int projection) {

  public RecurrentConfig {
    if (inputSize < 1 || hiddenSize < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "recurrent net: input size is %d, hidden size is %d, layers are %d; all must be 1 or more"
              .formatted(inputSize, hiddenSize, layers));
    }
    if (projection < 0 || projection >= hiddenSize) {
      throw new IllegalArgumentException(
          "recurrent net: projection is %d and hidden size is %d; pass a width below the hidden size, or 0 for none"
              .formatted(projection, hiddenSize));
    }
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new IllegalArgumentException(
          "recurrent net: dropout is " + dropout + "; pass a value from 0 to 1");
    }
  }

  /** PyTorch's defaults: one layer with biases, time first. */
  public static RecurrentConfig of(int inputSize, int hiddenSize) {
    return new RecurrentConfig(inputSize, hiddenSize, 1, true, false, 0, false, 0, 0);
  }

  /** With several layers, each on the one below. */
  public RecurrentConfig layers(int count) {
    return new RecurrentConfig(
        inputSize, hiddenSize, count, bias, batchFirst, dropout, bidirectional, seed, projection);
  }

  /** With products alone. */
  public RecurrentConfig withoutBias() {
    return new RecurrentConfig(
        inputSize, hiddenSize, layers, false, batchFirst, dropout, bidirectional, seed, projection);
  }

  /** With sequences {@code [batch, time, features]}. */
  public RecurrentConfig withBatchFirst() {
    return new RecurrentConfig(
        inputSize, hiddenSize, layers, bias, true, dropout, bidirectional, seed, projection);
  }

  /** With values between layers left out in training; a single layer has no place for it. */
  public RecurrentConfig dropout(double chance, long maskSeed) {
    return new RecurrentConfig(
        inputSize,
        hiddenSize,
        layers,
        bias,
        batchFirst,
        chance,
        bidirectional,
        maskSeed,
        projection);
  }

  /** With a second net that reads from the end; outputs are twice as wide. */
  public RecurrentConfig inBothDirections() {
    return new RecurrentConfig(
        inputSize, hiddenSize, layers, bias, batchFirst, dropout, true, seed, projection);
  }

  /** With a hidden state that comes out, and goes on, as fewer numbers; for an {@link Lstm}. */
  public RecurrentConfig projected(int width) {
    return new RecurrentConfig(
        inputSize, hiddenSize, layers, bias, batchFirst, dropout, bidirectional, seed, width);
  }

  RecurrentConfig requireNoProjection(String net) {
    if (projection > 0) {
      throw new IllegalArgumentException(
          "%s: projection is %d, but only an Lstm has one; put a linear layer behind the net"
              .formatted(net, projection));
    }
    return this;
  }

  /** Width of what comes out, and of the hidden state. */
  int outputSize() {
    return projection > 0 ? projection : hiddenSize;
  }

  int directions() {
    return bidirectional ? 2 : 1;
  }

  /** PyTorch's constructor arguments, those that differ from its defaults. */
  String text() {
    return inputSize
        + ", "
        + hiddenSize
        + (layers == 1 ? "" : ", num_layers=" + layers)
        + (bias ? "" : ", bias=false")
        + (batchFirst ? ", batch_first=true" : "")
        + (dropout == 0 ? "" : ", dropout=" + dropout)
        + (bidirectional ? ", bidirectional=true" : "")
        + (projection == 0 ? "" : ", proj_size=" + projection);
  }
}
