package dev.holdout.engine.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each loss. */
class EveryLossTest {

  private static final double STEP = 1e-6;
  private static final int CLASSES = 3;

  /**
   * A loss with targets for a number of rows.
   *
   * @param low lowest input to try, where the loss is smooth
   * @param high highest input to try
   */
  record Sample(
      String name,
      double low,
      double high,
      Function<Reduction, Loss> make,
      Function<Integer, Tensor> target) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> losses() {
    return Stream.of(ofNumbers(), ofShares(), ofClasses(), ofPairs()).flatMap(some -> some);
  }

  private static Stream<Sample> ofNumbers() {
    return Stream.of(
        new Sample("mean squared", -2, 2, MeanSquared::new, EveryLossTest::numbers),
        new Sample("mean absolute", 3, 4, MeanAbsolute::new, EveryLossTest::numbers),
        new Sample("huber", -2, 2, r -> new Huber(0.7, r), EveryLossTest::numbers),
        new Sample("smooth l1", -2, 2, r -> new SmoothL1(0.4, r), EveryLossTest::numbers),
        new Sample("soft margin", -2, 2, SoftMargin::new, EveryLossTest::signs),
        new Sample("hinge embedding", 0, 0.9, r -> new HingeEmbedding(1, r), EveryLossTest::signs),
        new Sample(
            "gaussian",
            -2,
            2,
            r -> (x, y) -> new GaussianNll(true, 1e-6, r).of(x, y, x.square().add(0.5)),
            EveryLossTest::numbers));
  }

  private static Stream<Sample> ofShares() {
    Tensor weight = Tensor.of(new double[] {0.5, 2, 1.25});
    return Stream.of(
        new Sample("kl", -2, 2, r -> new KlDivergence(false, r), EveryLossTest::shares),
        new Sample(
            "kl of logarithms", -2, 2, r -> new KlDivergence(true, r), EveryLossTest::numbers),
        new Sample(
            "poisson", -1, 1, r -> new PoissonNll(true, true, 1e-8, r), EveryLossTest::shares),
        new Sample(
            "poisson of rates",
            0.2,
            2,
            r -> new PoissonNll(false, false, 1e-8, r),
            EveryLossTest::shares),
        new Sample(
            "binary cross entropy",
            0.1,
            0.9,
            r -> new BinaryCrossEntropy(weight, r),
            EveryLossTest::shares),
        new Sample(
            "binary cross entropy with logits",
            -2,
            2,
            r -> new BinaryCrossEntropyWithLogits(weight, weight, r),
            EveryLossTest::shares),
        new Sample(
            "cross entropy of probabilities",
            -2,
            2,
            r -> new CrossEntropy(weight, -100, 0.1, r),
            EveryLossTest::shares));
  }

  private static Stream<Sample> ofClasses() {
    Tensor weight = Tensor.of(new double[] {0.5, 2, 1.25});
    return Stream.of(
        new Sample(
            "cross entropy",
            -2,
            2,
            r -> new CrossEntropy(null, -100, 0.2, r),
            EveryLossTest::classes),
        new Sample(
            "weighted cross entropy",
            -2,
            2,
            r -> new CrossEntropy(weight, 1, 0.1, r),
            EveryLossTest::classes),
        new Sample(
            "negative log likelihood",
            -2,
            2,
            r -> new NegativeLogLikelihood(weight, -100, r),
            EveryLossTest::classes));
  }

  private static Stream<Sample> ofPairs() {
    return Stream.of(
        new Sample(
            "margin ranking",
            -2,
            2,
            r -> (x, y) -> new MarginRanking(9, r).of(x, x.square(), y),
            EveryLossTest::signs),
        new Sample(
            "cosine embedding",
            0.5,
            2,
            r ->
                (x, y) ->
                    new CosineEmbedding(-0.5, r).of(x, x.flip(1).mul(2).add(0.3), y.select(1, 0)),
            EveryLossTest::signs));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void its_gradient_is_its_slope_and_so_is_that_of_its_gradient(Sample sample) {
    Tensor target = sample.target.apply(4);
    Loss loss = sample.make.apply(Reduction.MEAN);
    Tensor x = input(sample, 4).requiresGrad(true);

    Tensor slope = Autograd.grad(List.of(loss.of(x, target)), List.of(x), true).getFirst();
    compare(slope, x, changed -> loss.of(changed, target).item());
    if (slope.requiresGrad()) {
      Tensor bend = Autograd.grad(weighed(slope), x).getFirst();
      compare(
          bend,
          x,
          changed -> {
            Tensor leaf = changed.requiresGrad(true);
            Tensor value = loss.of(leaf, target);
            return weighed(Autograd.grad(value, leaf).getFirst()).item();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void sum_and_mean_are_those_of_its_elements(Sample sample) {
    Tensor target = sample.target.apply(5);
    Tensor x = input(sample, 5);
    Tensor each = sample.make.apply(Reduction.NONE).of(x, target);
    double sum = sample.make.apply(Reduction.SUM).of(x, target).item();
    double mean = sample.make.apply(Reduction.MEAN).of(x, target).item();
    double batch = sample.make.apply(Reduction.BATCH_MEAN).of(x, target).item();

    assertThat(sum).isCloseTo(each.sum().item(), within(1e-12));
    assertThat(batch).isCloseTo(sum / each.size(0), within(1e-12));
    // Classes 0 1 2 0 1 of weights 0.5, 2 and 1.25; the weighted cross entropy ignores class 1.
    double divisor =
        switch (sample.name) {
          case "weighted cross entropy" -> 0.5 + 1.25 + 0.5;
          case "negative log likelihood" -> 0.5 + 2 + 1.25 + 0.5 + 2;
          default -> each.numel();
        };
    assertThat(mean).isCloseTo(sum / divisor, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void an_empty_batch_has_the_sum_0_and_the_mean_nan(Sample sample) {
    Tensor target = sample.target.apply(0);
    Tensor x = input(sample, 0).requiresGrad(true);

    assertThat(sample.make.apply(Reduction.SUM).of(x, target).item()).isZero();
    Tensor mean = sample.make.apply(Reduction.MEAN).of(x, target);
    assertThat(mean.item()).isNaN();
    mean.backward();
    assertThat(x.grad().shape()).containsExactly(0, CLASSES);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_nan_stays_in_its_row_and_makes_the_mean_nan_or_is_refused(Sample sample) {
    Tensor target = sample.target.apply(3);
    Tensor x = input(sample, 3);
    Tensor whole = sample.make.apply(Reduction.NONE).of(x, target);
    x.select(0, 2).fill(Double.NaN);
    if (sample.name.equals("binary cross entropy")) {
      assertThatThrownBy(() -> sample.make.apply(Reduction.MEAN).of(x, target))
          .hasMessageContaining("element 6 of the input is NaN")
          .hasMessageContaining("between 0 and 1");
      return;
    }

    Tensor each = sample.make.apply(Reduction.NONE).of(x, target);
    assertThat(sample.make.apply(Reduction.MEAN).of(x, target).item()).isNaN();
    assertThat(each.narrow(0, 0, 2).toDoubleArray())
        .isEqualTo(whole.narrow(0, 0, 2).toDoubleArray());
    assertThat(each.select(0, 2).isnan().to(DType.F32).sum().item()).isPositive();
  }

  @Test
  void a_loss_of_ones_own_is_made_of_others() {
    Loss squared = new MeanSquared();
    Loss absolute = new MeanAbsolute();
    Loss mixed =
        (input, target) -> squared.of(input, target).add(absolute.of(input, target).mul(0.1));
    Tensor x = Tensor.of(new double[] {1, 4}).requiresGrad(true);

    Tensor loss = mixed.of(x, Tensor.of(new double[] {2, 2}));
    loss.backward();

    assertThat(loss.item()).isCloseTo((1 + 4) / 2.0 + 0.1 * (1 + 2) / 2, within(1e-12));
    assertThat(x.grad().toDoubleArray()).containsExactly(new double[] {-1.05, 2.05}, within(1e-12));
  }

  @Test
  void a_class_number_out_of_range_names_the_sample_and_the_range() {
    Tensor scores = Tensor.zeros(4, 3);
    for (long wrong : new long[] {3, -1}) {
      assertThatThrownBy(
              () -> new CrossEntropy().of(scores, Tensor.of(new long[] {0, 1, wrong, 2})))
          .isInstanceOf(DimensionException.class)
          .hasMessageContaining("sample 2 is " + wrong)
          .hasMessageContaining("[4, 3] has classes 0 to 2")
          .hasMessageContaining("correct the target");
    }
  }

  @Test
  void shapes_and_dtypes_that_do_not_fit_are_refused_with_both_sides() {
    Tensor scores = Tensor.zeros(4, 3);
    assertThatThrownBy(() -> new CrossEntropy().of(scores, Tensor.of(new long[] {0, 1})))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[4, 3]")
        .hasMessageContaining("[2]");
    assertThatThrownBy(() -> new CrossEntropy().of(scores, Tensor.zeros(DType.BOOL, 4)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("bool")
        .hasMessageContaining("to(I64)");
    assertThatThrownBy(() -> new NegativeLogLikelihood().of(scores, Tensor.zeros(4)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32");
    assertThatThrownBy(() -> new BinaryCrossEntropyWithLogits().of(scores, Tensor.zeros(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[4, 3]")
        .hasMessageContaining("[4]");
    assertThatThrownBy(() -> new GaussianNll().of(scores, scores, Tensor.ones(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("variance is [3]");
    assertThatThrownBy(() -> new GaussianNll().of(scores, scores, Tensor.full(-1, 4, 3)))
        .hasMessageContaining("-1.0")
        .hasMessageContaining("softplus");
    assertThatThrownBy(() -> new Huber(0)).hasMessageContaining("delta is 0.0");
    assertThatThrownBy(() -> new MeanSquared().of(scores, Tensor.zeros(4, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[4, 2]");
  }

  @Test
  void what_a_loss_would_pass_over_in_silence_is_refused() {
    Tensor scores = Tensor.zeros(4, 3);
    assertThatThrownBy(() -> new CrossEntropy(null, 1, 0, Reduction.MEAN).of(scores, scores))
        .hasMessageContaining("ignoreIndex is 1")
        .hasMessageContaining("[4, 3] holds probabilities");
    assertThatThrownBy(() -> new BinaryCrossEntropy().of(scores, Tensor.full(2, 4, 3)))
        .hasMessageContaining("element 0 of the target is 2.0");
    assertThatThrownBy(() -> new GaussianNll().of(scores, scores, Tensor.full(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("variance is []");
    assertThatThrownBy(
            () -> new MarginRanking(0.1).of(Tensor.zeros(3), Tensor.zeros(3, 1), Tensor.ones(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[3, 1]");
  }

  @Test
  void infinitely_far_from_the_target_the_slope_of_huber_is_its_bound() {
    Tensor x = Tensor.of(new double[] {Double.POSITIVE_INFINITY, -1e300}).requiresGrad(true);

    new Huber(0.5, Reduction.SUM).of(x, Tensor.zeros(DType.F64, 2)).backward();

    assertThat(x.grad().toDoubleArray()).containsExactly(0.5, -0.5);
  }

  private static void compare(Tensor gradient, Tensor x, Function<Tensor, Double> value) {
    double[] at = x.detach().toDoubleArray();
    double[] got = gradient.detach().toDoubleArray();
    for (int i = 0; i < at.length; i++) {
      double want = (moved(x, at, i, STEP, value) - moved(x, at, i, -STEP, value)) / (2 * STEP);
      assertThat(got[i]).as("element %d", i).isCloseTo(want, within(2e-8 * (10 + Math.abs(want))));
    }
  }

  private static double moved(
      Tensor x, double[] at, int i, double by, Function<Tensor, Double> value) {
    double[] other = at.clone();
    other[i] += by;
    return value.apply(Tensor.of(other, x.shape()));
  }

  private static Tensor weighed(Tensor x) {
    double[] weights = new double[(int) x.numel()];
    Arrays.setAll(weights, i -> 0.5 + 0.37 * ((i * 7) % 11));
    return x.mul(Tensor.of(weights, x.shape())).sum();
  }

  private static Tensor input(Sample sample, int rows) {
    Philox random = new Philox(5, 0);
    return filled(rows, i -> random.uniform(sample.low, sample.high));
  }

  private static Tensor numbers(int rows) {
    return filled(rows, i -> Math.sin(1 + 3.7 * i));
  }

  private static Tensor signs(int rows) {
    return filled(rows, i -> i % 2 == 0 ? 1.0 : -1.0);
  }

  private static Tensor shares(int rows) {
    return filled(rows, i -> 0.2 + 0.1 * (i % 7));
  }

  private static Tensor classes(int rows) {
    long[] numbers = new long[rows];
    Arrays.setAll(numbers, i -> i % CLASSES);
    return Tensor.of(numbers);
  }

  private static Tensor filled(int rows, Function<Integer, Double> value) {
    double[] values = new double[rows * CLASSES];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(i);
    }
    return Tensor.of(values).reshape(rows, CLASSES);
  }
}
