package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of one number at 0, -0, the infinities and NaN: PyTorch's values and slopes. */
class SpecialValuesTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double[] POINTS = {0, -0.0, INF, -INF, NAN};

  /** A function with its values and slopes at {@link #POINTS}. */
  record Row(String name, UnaryOperator<Tensor> f, double[] values, double[] slopes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static double[] at(double... five) {
    assertThat(five).hasSize(5);
    return five;
  }

  static List<Row> rows() {
    double ln2 = Math.log(2);
    double right = Math.PI / 2;
    double one = 2 / Math.sqrt(Math.PI);
    return List.of(
        new Row("neg", Tensor::neg, at(-0.0, 0, -INF, INF, NAN), at(-1, -1, -1, -1, -1)),
        new Row("abs", Tensor::abs, at(0, 0, INF, INF, NAN), at(0, 0, 1, -1, 0)),
        new Row("sign", Tensor::sign, at(0, 0, 1, -1, 0), at(0, 0, 0, 0, 0)),
        new Row("floor", Tensor::floor, at(0, -0.0, INF, -INF, NAN), at(0, 0, 0, 0, 0)),
        new Row("ceil", Tensor::ceil, at(0, -0.0, INF, -INF, NAN), at(0, 0, 0, 0, 0)),
        new Row("trunc", Tensor::trunc, at(0, -0.0, INF, -INF, NAN), at(0, 0, 0, 0, 0)),
        new Row("round", Tensor::round, at(0, -0.0, INF, -INF, NAN), at(0, 0, 0, 0, 0)),
        new Row("frac", Tensor::frac, at(0, 0, NAN, NAN, NAN), at(1, 1, 1, 1, 1)),
        new Row("exp", Tensor::exp, at(1, 1, INF, 0, NAN), at(1, 1, INF, 0, NAN)),
        new Row("exp2", Tensor::exp2, at(1, 1, INF, 0, NAN), at(ln2, ln2, INF, 0, NAN)),
        new Row("expm1", Tensor::expm1, at(0, -0.0, INF, -1, NAN), at(1, 1, INF, 0, NAN)),
        new Row("log", Tensor::log, at(-INF, -INF, INF, NAN, NAN), at(INF, -INF, 0, -0.0, NAN)),
        new Row("log2", Tensor::log2, at(-INF, -INF, INF, NAN, NAN), at(INF, -INF, 0, -0.0, NAN)),
        new Row("log10", Tensor::log10, at(-INF, -INF, INF, NAN, NAN), at(INF, -INF, 0, -0.0, NAN)),
        new Row("log1p", Tensor::log1p, at(0, -0.0, INF, NAN, NAN), at(1, 1, 0, -0.0, NAN)),
        new Row("square", Tensor::square, at(0, 0, INF, INF, NAN), at(0, -0.0, INF, -INF, NAN)),
        new Row("sqrt", Tensor::sqrt, at(0, -0.0, INF, NAN, NAN), at(INF, -INF, 0, NAN, NAN)),
        new Row("rsqrt", Tensor::rsqrt, at(INF, -INF, 0, NAN, NAN), at(-INF, INF, -0.0, NAN, NAN)),
        new Row(
            "reciprocal",
            Tensor::reciprocal,
            at(INF, -INF, 0, -0.0, NAN),
            at(-INF, -INF, -0.0, -0.0, NAN)),
        new Row("sin", Tensor::sin, at(0, -0.0, NAN, NAN, NAN), at(1, 1, NAN, NAN, NAN)),
        new Row("cos", Tensor::cos, at(1, 1, NAN, NAN, NAN), at(-0.0, 0, NAN, NAN, NAN)),
        new Row("tan", Tensor::tan, at(0, -0.0, NAN, NAN, NAN), at(1, 1, NAN, NAN, NAN)),
        new Row("asin", Tensor::asin, at(0, -0.0, NAN, NAN, NAN), at(1, 1, NAN, NAN, NAN)),
        new Row("acos", Tensor::acos, at(right, right, NAN, NAN, NAN), at(-1, -1, NAN, NAN, NAN)),
        new Row("atan", Tensor::atan, at(0, -0.0, right, -right, NAN), at(1, 1, 0, 0, NAN)),
        new Row("sinh", Tensor::sinh, at(0, -0.0, INF, -INF, NAN), at(1, 1, INF, INF, NAN)),
        new Row("cosh", Tensor::cosh, at(1, 1, INF, INF, NAN), at(0, -0.0, INF, -INF, NAN)),
        new Row("tanh", Tensor::tanh, at(0, -0.0, 1, -1, NAN), at(1, 1, 0, 0, NAN)),
        new Row("erf", Tensor::erf, at(0, -0.0, 1, -1, NAN), at(one, one, 0, 0, NAN)),
        new Row("erfc", Tensor::erfc, at(1, 1, 0, 2, NAN), at(-one, -one, -0.0, -0.0, NAN)),
        new Row("sigmoid", Tensor::sigmoid, at(.5, .5, 1, 0, NAN), at(.25, .25, 0, 0, NAN)),
        new Row("relu", Tensor::relu, at(0, -0.0, INF, 0, NAN), at(0, 0, 1, 0, 1)),
        new Row("relu6", Tensor::relu6, at(0, -0.0, 6, 0, NAN), at(0, 0, 0, 0, 1)),
        new Row("hardtanh", x -> x.hardtanh(-1, 1), at(0, -0.0, 1, -1, NAN), at(1, 1, 0, 0, 1)),
        new Row(
            "leaky_relu",
            x -> x.leakyRelu(0.25),
            at(0, -0.0, INF, -INF, NAN),
            at(.25, .25, 1, .25, .25)),
        new Row("elu", x -> x.elu(0.5), at(0, -0.0, INF, -.5, NAN), at(.5, .5, 1, 0, 1)),
        new Row(
            "logsigmoid", Tensor::logsigmoid, at(-ln2, -ln2, 0, -INF, NAN), at(.5, .5, 0, 1, NAN)),
        new Row(
            "softplus", x -> x.softplus(1, 20), at(ln2, ln2, INF, 0, NAN), at(.5, .5, 1, 0, NAN)),
        new Row("silu", Tensor::silu, at(0, -0.0, INF, NAN, NAN), at(.5, .5, NAN, NAN, NAN)),
        new Row("mish", Tensor::mish, at(0, -0.0, INF, NAN, NAN), at(.6, .6, NAN, NAN, NAN)),
        new Row("gelu", Tensor::gelu, at(0, -0.0, NAN, NAN, NAN), at(.5, .5, NAN, NAN, NAN)),
        new Row(
            "gelu tanh", Tensor::geluTanh, at(0, -0.0, INF, NAN, NAN), at(.5, .5, NAN, NAN, NAN)),
        new Row("softsign", Tensor::softsign, at(0, -0.0, NAN, NAN, NAN), at(1, 1, NAN, NAN, NAN)),
        new Row("tanhshrink", Tensor::tanhshrink, at(0, 0, INF, -INF, NAN), at(0, 0, 1, 1, NAN)),
        new Row("clamp", x -> x.clamp(-.5, 1), at(0, -0.0, 1, -.5, NAN), at(1, 1, 0, 0, 0)),
        new Row("clamp crossed", x -> x.clamp(2.0, 1.0), at(1, 1, 1, 1, NAN), at(0, 0, 0, 0, 0)),
        new Row(
            "nan_to_num", x -> x.nanToNum(.5, 9, -9), at(0, -0.0, 9, -9, .5), at(1, 1, 0, 0, 0)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void values_and_slopes_at_special_points_are_those_of_pytorch(Row row) {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor x = Tensor.of(POINTS).to(dtype).detach().requiresGrad(true);
      Tensor y = row.f.apply(x);
      y.backward(Tensor.ones(dtype, POINTS.length));
      assertThat(y.dtype()).isEqualTo(dtype);
      compare(row + " of " + dtype, y.detach(), row.values);
      compare(row + "' of " + dtype, x.grad(), row.slopes);
    }
  }

  @Test
  void nan_to_num_without_numbers_takes_the_largest_of_the_dtype() {
    assertThat(Tensor.of(POINTS).nanToNum().toDoubleArray())
        .containsExactly(0, -0.0, Double.MAX_VALUE, -Double.MAX_VALUE, 0);
    assertThat(Tensor.of(POINTS).to(DType.F16).nanToNum().toDoubleArray())
        .containsExactly(0, -0.0, 65504, -65504, 0);
    assertThat(Tensor.of(POINTS).to(DType.BF16).nanToNum().toDoubleArray())
        .containsExactly(0, -0.0, 0x1.FEp127, -0x1.FEp127, 0);
  }

  @Test
  void whole_functions_keep_integers_and_real_ones_give_floats() {
    Tensor x = Tensor.of(new int[] {-3, 0, 7});
    assertThat(x.relu().dtype()).isEqualTo(DType.I32);
    assertThat(x.relu6().toLongArray()).containsExactly(0, 0, 6);
    assertThat(x.floor().toLongArray()).containsExactly(-3, 0, 7);
    assertThat(x.clamp(-1, 5).dtype()).isEqualTo(DType.I32);
    assertThat(x.clamp(Long.MIN_VALUE, 5).toLongArray()).containsExactly(-3, 0, 5);
    assertThat(x.clamp(-1.0, 5.0).dtype()).isEqualTo(DType.F32);
    assertThat(x.exp().dtype()).isEqualTo(DType.F32);
    assertThat(x.nanToNum().dtype()).isEqualTo(DType.I32);
  }

  @Test
  void what_has_no_meaning_is_refused_with_the_remedy() {
    Tensor wholes = Tensor.of(new long[] {1, 2});
    Tensor truths = Tensor.of(new boolean[] {true, false});
    assertThatThrownBy(wholes::gelu)
        .isInstanceOf(DTypeException.class)
        .hasMessageContainingAll("gelu", "[2]", "int64", "x.to(F32)");
    assertThatThrownBy(truths::neg)
        .isInstanceOf(DTypeException.class)
        .hasMessageContainingAll("neg", "[2]", "bool", "logicalNot()");
    assertThatThrownBy(truths::relu)
        .isInstanceOf(DTypeException.class)
        .hasMessageContainingAll("relu", "bool", "x.to(F32)");
    assertThatThrownBy(() -> wholes.to(DType.F32).hardtanh(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("hardtanh", "2.0", "1.0", "exchange");
  }

  /** Near, and of the same sign where they are 0. */
  private static void compare(String what, Tensor got, double[] want) {
    double[] values = got.toDoubleArray();
    for (int i = 0; i < want.length; i++) {
      boolean equal =
          Double.compare(values[i], want[i]) == 0
              || (want[i] != 0 && Math.abs(values[i] - want[i]) <= 1e-6 * Math.abs(want[i]));
      assertThat(equal).as("%s at %s: %s, want %s", what, POINTS[i], values[i], want[i]).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // x, low, high, value, slopes of the three
    "0, 0, 1, 0, 0.5, 0.5, 0",
    "1, 0, 1, 1, 0.5, 0, 0.5",
    "1, 0, 2, 1, 1, 0, 0",
    "2, 0, 1, 1, 0, 0, 1",
    "0, 1, 2, 1, 0, 1, 0",
    "1, 1, 1, 1, 1, 0, 0",
    "0, 1, 1, 1, 0, 1, 0",
    "1, 0, 0, 0, 0, 0, 1",
    "0, 1, 0, 0, 0, 0, 1",
    "1, 2, 1, 1, 0, 0, 1",
    "3, 2, 1, 1, 0, 0, 1",
    "0, NaN, 1, NaN, 1, 0, 0",
    "1, NaN, 1, NaN, 1, 0, 0",
    "2, NaN, 1, NaN, 0, 0, 0",
    "0, 0, NaN, NaN, 1, 0, 0",
    "0, 1, NaN, NaN, 0, 0, 0",
    "NaN, 0, 1, NaN, 1, 0, 0",
    "NaN, 2, 1, NaN, 1, 0, 1",
    "NaN, NaN, NaN, NaN, 1, 0, 0"
  })
  void a_number_between_bounds_that_may_meet_cross_or_be_nan(
      double x, double low, double high, double value, double ofX, double ofLow, double ofHigh) {
    List<Tensor> in =
        DoubleStream.of(x, low, high).mapToObj(v -> Tensor.scalar(v).requiresGrad(true)).toList();
    Tensor y = in.get(0).clamp(in.get(1), in.get(2));
    y.backward();
    assertThat(y.item()).isEqualTo(Double.valueOf(value));
    assertThat(in.stream().map(tensor -> tensor.grad().item())).containsExactly(ofX, ofLow, ofHigh);
  }

  @Test
  void a_deviation_is_as_large_as_the_numbers_and_not_as_their_squares() {
    Tensor far = Tensor.of(new float[] {0, 1e20f}).requiresGrad(true);
    Tensor std = far.std();
    std.backward();
    assertThat(std.item()).isCloseTo(7.0710678e19, withinPercentage(1e-5));
    assertThat(far.grad().select(0, 0).item()).isCloseTo(-Math.sqrt(0.5), within(1e-6));
    assertThat(far.detach().var().item()).isInfinite();
  }

  @Test
  void equal_numbers_have_no_deviation_and_no_slope() {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor equal = Tensor.full(dtype, 0.1, 7).requiresGrad(true);
      Tensor std = equal.std();
      std.backward();
      assertThat(std.item()).isZero();
      assertThat(DoubleStream.of(equal.grad().toDoubleArray())).allMatch(slope -> slope == 0);
    }
  }

  @Test
  void infinities_have_no_variance_and_the_mean_they_have_alone() {
    Tensor x = Tensor.of(new double[] {1, INF, 2}).requiresGrad(true);
    VarianceMean both = x.varMean(new int[] {0}, 1, false);
    both.mean().backward();
    assertThat(both.variance().item()).isNaN();
    assertThat(both.mean().item()).isEqualTo(INF);
    assertThat(x.grad().toDoubleArray()).containsOnly(1 / 3.0);
  }

  @Test
  void running_products_over_an_infinity_have_the_slopes_of_a_quotient() {
    double[][] lines = {{2, INF, 3}, {0, INF, 3}, {INF, 0, 2}, {2, 3, 4}};
    double[][] slopes = {{INF, NAN, INF}, {INF, 0, 0}, {NAN, INF, 0}, {16, 10, 6}};
    Tensor x = Tensor.literal(List.of(row(lines[0]), row(lines[1]), row(lines[2]), row(lines[3])));
    x = x.to(DType.F64).requiresGrad(true);
    x.cumprod(1).sum().backward();
    for (int i = 0; i < lines.length; i++) {
      assertThat(x.grad().select(0, i).toDoubleArray()).as("line %d", i).containsExactly(slopes[i]);
    }
  }

  private static List<Double> row(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }
}
