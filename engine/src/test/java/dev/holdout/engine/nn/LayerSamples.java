package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Every layer of the engine, with inputs it can be tried on. Laws walk this list. */
final class LayerSamples {

  /** What a law must know of a layer. */
  enum Kind {
    /** A row of the output depends on its own row of the input only, in training too. */
    BY_ROW,
    /** As BY_ROW, but training draws random numbers. */
    RANDOM,
    /** In training a row depends on the whole batch. */
    BY_BATCH,
    /** The input holds numbers of rows. */
    INDEX
  }

  /**
   * One layer to try.
   *
   * @param row shape of one row of the input, without the batch
   * @param make builds it from a seed
   */
  record Sample(String name, Kind kind, int[] row, LongFunction<Layer> make) {

    /** A batch; equal seeds give equal rows at the front. */
    Tensor input(int batch, long seed) {
      int[] shape = new int[row.length + 1];
      shape[0] = batch;
      System.arraycopy(row, 0, shape, 1, row.length);
      Philox random = new Philox(seed, 11);
      if (kind == Kind.INDEX) {
        long[] numbers = new long[Shape.count(shape)];
        // Row 2 is left out: where it is the padding, its gradient is not its slope.
        Arrays.setAll(numbers, i -> new int[] {0, 1, 3, 4}[random.nextInt(4)]);
        return Tensor.of(numbers, shape);
      }
      return Init.normal(0, 1, random, shape);
    }

    /** As {@link #input}, in a dtype where it is not of indices. */
    Tensor input(int batch, long seed, DType dtype) {
      Tensor input = input(batch, seed);
      return kind == Kind.INDEX ? input : input.to(dtype);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private LayerSamples() {}

  static Stream<Sample> all() {
    return Stream.concat(
        Stream.of(linear(), activations(), windows(), norms(), built()).flatMap(List::stream),
        SequenceSamples.all());
  }

  private static Philox random(long seed) {
    return new Philox(seed, 0);
  }

  private static Sample sample(String name, int[] row, LongFunction<Layer> make) {
    return new Sample(name, Kind.BY_ROW, row, make);
  }

  private static int[] row(int... sizes) {
    return sizes;
  }

  private static List<Sample> linear() {
    return List.of(
        sample("linear", row(4), seed -> new Linear(4, 3, random(seed))),
        sample("linear without bias", row(4), seed -> new Linear(4, 3, false, random(seed))),
        sample("linear of sequences", row(3, 4), seed -> new Linear(4, 2, random(seed))),
        new Sample("embedding", Kind.INDEX, row(3), seed -> new Embedding(5, 4, random(seed))),
        new Sample(
            "embedding with padding",
            Kind.INDEX,
            row(3),
            seed -> new Embedding(5, 4, OptionalInt.of(2), random(seed))),
        sample("identity", row(4), seed -> new Identity()),
        sample("flatten", row(2, 3), seed -> new Flatten()),
        sample("unflatten", row(6), seed -> new Unflatten(1, 2, -1)));
  }

  private static List<Sample> activations() {
    return List.of(
        sample("sigmoid", row(4), seed -> new Sigmoid()),
        sample("tanh", row(4), seed -> new Tanh()),
        sample("relu", row(4), seed -> new Relu()),
        sample("relu6", row(4), seed -> new Relu6()),
        sample("leaky relu", row(4), seed -> new LeakyRelu()),
        sample("elu", row(4), seed -> new Elu(0.5)),
        sample("gelu", row(4), seed -> new Gelu()),
        sample("gelu by tanh", row(4), seed -> new Gelu(true)),
        sample("silu", row(4), seed -> new Silu()),
        sample("selu", row(4), seed -> new Selu()),
        sample("hard swish", row(4), seed -> new Hardswish()),
        sample("gated", row(4), seed -> new Glu()),
        sample("mish", row(4), seed -> new Mish()),
        sample("softplus", row(4), seed -> new Softplus(2, 20)),
        sample("softsign", row(4), seed -> new Softsign()),
        sample("tanhshrink", row(4), seed -> new Tanhshrink()),
        sample("log sigmoid", row(4), seed -> new LogSigmoid()),
        sample("hardtanh", row(4), seed -> new Hardtanh()),
        sample("softmax", row(4), seed -> new Softmax(-1)),
        sample("log softmax", row(3, 4), seed -> new LogSoftmax(1)),
        sample("prelu", row(4), seed -> new PRelu()),
        sample("prelu by channel", row(3, 4), seed -> new PRelu(3, 0.1)));
  }

  private static List<Sample> windows() {
    return List.of(
        sample("conv1d", row(2, 6), seed -> new Conv1d(2, 3, KernelWindow.of(3), random(seed))),
        sample(
            "conv1d by groups",
            row(4, 9),
            seed ->
                new Conv1d(
                    4,
                    6,
                    KernelWindow.of(2).stepping(2).padded(1).spreading(3),
                    2,
                    true,
                    random(seed))),
        sample(
            "conv1d causal",
            row(2, 5),
            seed -> new Conv1d(2, 2, KernelWindow.of(3).causal(), 1, false, random(seed))),
        sample(
            "conv1d same",
            row(1, 4),
            seed -> new Conv1d(1, 2, KernelWindow.of(4).same(), random(seed))),
        sample(
            "conv1d of a ring",
            row(2, 5),
            seed ->
                new Conv1d(
                    2, 3, KernelWindow.of(4).same(), 1, true, Border.CIRCULAR, random(seed))),
        sample(
            "conv2d reflected",
            row(2, 4, 5),
            seed ->
                new Conv2d(
                    2,
                    2,
                    KernelWindow.of(2, 3).padded(1, 2),
                    1,
                    false,
                    Border.REFLECT,
                    random(seed))),
        sample(
            "conv2d",
            row(2, 4, 5),
            seed -> new Conv2d(2, 2, KernelWindow.of(2, 3).padded(1, 0), random(seed))),
        sample(
            "conv2d depthwise",
            row(2, 4, 4),
            seed ->
                new Conv2d(
                    2, 4, KernelWindow.of(3, 3).stepping(2).padded(1), 2, true, random(seed))),
        sample(
            "max pool1d",
            row(2, 7),
            seed -> new MaxPool1d(KernelWindow.of(3).stepping(2).padded(1))),
        sample("max pool2d", row(2, 4, 4), seed -> new MaxPool2d(2)),
        sample(
            "avg pool1d",
            row(2, 7),
            seed -> new AvgPool1d(KernelWindow.of(3).stepping(2).padded(1))),
        sample("avg pool2d", row(2, 4, 4), seed -> new AvgPool2d(2)),
        sample(
            "max pool1d over the end",
            row(2, 6),
            seed -> new MaxPool1d(KernelWindow.of(3).stepping(2).padded(1).overTheEnd())),
        sample(
            "avg pool1d over the end",
            row(2, 6),
            seed -> new AvgPool1d(KernelWindow.of(3).stepping(2).padded(1).overTheEnd())),
        sample(
            "avg pool2d of the input alone",
            row(2, 4, 5),
            seed ->
                new AvgPool2d(
                    KernelWindow.of(2, 3).stepping(2).padded(1).overTheEnd(), Divisor.INPUT)),
        sample("adaptive pool", row(2, 7), seed -> new AdaptiveAvgPool1d(3)));
  }

  private static List<Sample> norms() {
    BatchNorm1d.Config plain =
        new BatchNorm1d.Config(1e-3, OptionalDouble.empty(), false, true, true);
    BatchNorm1d.Config untracked =
        new BatchNorm1d.Config(1e-5, OptionalDouble.of(0.1), true, false, true);
    BatchNorm1d.Config unshifted =
        new BatchNorm1d.Config(1e-5, OptionalDouble.of(0.1), true, true, false);
    return List.of(
        sample("layer norm", row(3, 4), seed -> new LayerNorm(4)),
        sample("layer norm of many", row(37), seed -> new LayerNorm(37)),
        sample("layer norm of two", row(3, 4), seed -> new LayerNorm(3, 4)),
        sample("layer norm bare", row(4), seed -> new LayerNorm(new int[] {4}, 1e-3, false, false)),
        new Sample("batch norm", Kind.BY_BATCH, row(3), seed -> new BatchNorm1d(3)),
        new Sample("batch norm of series", Kind.BY_BATCH, row(3, 4), seed -> new BatchNorm1d(3)),
        new Sample("batch norm bare", Kind.BY_BATCH, row(3), seed -> new BatchNorm1d(3, plain)),
        new Sample(
            "batch norm without bias",
            Kind.BY_BATCH,
            row(3),
            seed -> new BatchNorm1d(3, unshifted)),
        new Sample(
            "batch norm untracked",
            Kind.BY_BATCH,
            row(3, 2),
            seed -> new BatchNorm1d(3, untracked)));
  }

  private static List<Sample> built() {
    return List.of(
        new Sample("dropout", Kind.RANDOM, row(4), seed -> new Dropout(0.5, seed)),
        sample("gate", row(4), seed -> new GateLayer(4, random(seed))),
        sample("residual", row(4), seed -> new Residual(new Linear(4, 4, random(seed)))),
        new Sample(
            "sequential",
            Kind.RANDOM,
            row(4),
            seed ->
                new Sequential(
                    new Linear(4, 5, random(seed)),
                    new LayerNorm(5),
                    new Gelu(),
                    new Dropout(0.25, seed),
                    new Linear(5, 2, new Philox(seed, 1)))),
        sample(
            "convolutional net",
            row(2, 8),
            seed ->
                new Sequential(
                    new Conv1d(2, 4, KernelWindow.of(3).causal(), random(seed)),
                    new PRelu(4, 0.2),
                    new MaxPool1d(2),
                    new Flatten(),
                    new Linear(16, 2, new Philox(seed, 1)))));
  }
}
