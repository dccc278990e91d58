package dev.holdout.engine.tensor;

import static dev.holdout.engine.tensor.Index.all;
import static dev.holdout.engine.tensor.Index.at;
import static dev.holdout.engine.tensor.Index.index;
import static dev.holdout.engine.tensor.Index.mask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that a PyTorch user looks for, with PyTorch's values. */
class FamiliarNamesTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static Tensor row(double... values) {
    return Tensor.of(values);
  }

  @Test
  void matrices_are_turned_and_joined_under_the_names_of_numpy_too() {
    Tensor x = Tensor.arange(6).reshape(2, 3);
    assertThat(x.dim()).isEqualTo(2);
    assertThat(x.t().toLongArray()).containsExactly(0, 3, 1, 4, 2, 5);
    assertThat(x.ravel().shape()).containsExactly(6);
    assertThat(x.unsqueeze(0).mT().shape()).containsExactly(1, 3, 2);
    assertThat(x.unsqueeze(0).swapaxes(0, 2).shape()).containsExactly(3, 2, 1);
    assertThat(x.select(0, 0).t().shape()).containsExactly(3);
    assertThatThrownBy(() -> x.unsqueeze(0).t())
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("t:", "[1, 2, 3]", "mT()");
    assertThatThrownBy(() -> x.select(0, 0).mT()).isInstanceOf(ShapeException.class);
  }

  @Test
  void tiles_that_are_not_named_stand_once() {
    Tensor x = Tensor.arange(2).reshape(1, 2);
    assertThat(x.tile(2).toLongArray()).containsExactly(0, 1, 0, 1);
    assertThat(x.tile(2).shape()).containsExactly(1, 4);
    assertThat(x.tile(2, 1, 1).shape()).containsExactly(2, 1, 2);
  }

  @Test
  void nested_arrays_keep_the_type_of_their_numbers_and_literals_take_the_default() {
    Tensor x = Tensor.of(new float[][] {{1, 2}, {3, 4.5f}});
    assertThat(x.shape()).containsExactly(2, 2);
    assertThat(x.dtype()).isEqualTo(DType.F32);
    assertThat(x.toFloatArray()).containsExactly(1, 2, 3, 4.5f);
    assertThat(Tensor.of(new double[][][] {{{1}}, {{2}}}).shape()).containsExactly(2, 1, 1);
    assertThat(Tensor.of(new double[][] {{0.1}}).item()).isEqualTo(0.1);
    assertThat(Tensor.of(new int[][] {{1, 2}}).dtype()).isEqualTo(DType.I32);
    assertThat(Tensor.of(new long[][] {{1L << 60}}).itemLong()).isEqualTo(1L << 60);
    assertThat(Tensor.of(new boolean[][] {{true}, {false}}).dtype()).isEqualTo(DType.BOOL);
    assertThat(Tensor.of(new float[2][0]).shape()).containsExactly(2, 0);
    assertThat(Tensor.literal(new double[][] {{1, 2}, {3, 4}}).dtype()).isEqualTo(DType.F32);
    assertThat(Tensor.literal(List.of(new int[] {1}, new int[] {2})).dtype()).isEqualTo(DType.I64);
    assertThatThrownBy(() -> Tensor.of(new float[][] {{1, 2}, {3}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("length 2 at dimension 1");
    assertThatThrownBy(() -> Tensor.of(new String[][] {{"1"}}))
        .isInstanceOf(DTypeException.class)
        .hasMessageContainingAll("String", "literal");
  }

  @Test
  void closeness_and_equality_are_pytorchs() {
    Tensor x = row(INF, INF, NAN, 1e8, 1).to(DType.F32);
    Tensor y = row(INF, -INF, NAN, 1.0000001e8, 1.00001).to(DType.F32);
    assertThat(x.isclose(y).toBooleanArray()).containsExactly(true, false, false, true, false);
    assertThat(x.isclose(y, 1e-4, 0, true).toBooleanArray())
        .containsExactly(true, false, true, true, true);
    assertThat(row(1, 2).allclose(row(1, 2 + 1e-6))).isTrue();
    assertThat(row(1, 2).allclose(row(1, 2 + 1e-6), 0, 1e-8)).isFalse();
    assertThat(row(1, INF).isclose(row(1, 1)).toBooleanArray()).containsExactly(true, false);
    assertThat(Tensor.of(new long[] {1, 2}).isclose(Tensor.of(new long[] {1, 3})).toBooleanArray())
        .containsExactly(true, false);
    assertThat(row(1, 2).equal(row(1, 2).to(DType.F32))).isTrue();
    assertThat(row(1, 2).equal(row(1, 2).unsqueeze(0))).isFalse();
    assertThat(row(NAN).equal(row(NAN))).isFalse();
    assertThatThrownBy(() -> row(1).allclose(Tensor.ones(1)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContainingAll("float64", "float32", "to(F64)");
    assertThatThrownBy(() -> row(1).allclose(row(1), -1, 0)).hasMessageContaining("-1.0");
  }

  @Test
  void draws_like_another_tensor_have_its_shape_and_type() {
    Tensor like = Tensor.zeros(DType.F64, 3, 400);
    Tensor uniform = Tensor.randLike(new Philox(1, 0), like);
    assertThat(uniform.dtype()).isEqualTo(DType.F64);
    assertThat(uniform.shape()).containsExactly(3, 400);
    assertThat(uniform.mean().item()).isCloseTo(0.5, within(0.05));
    assertThat(Tensor.randnLike(new Philox(1, 0), like).std().item()).isCloseTo(1, within(0.1));
    assertThatThrownBy(() -> Tensor.randLike(new Philox(1, 0), Tensor.arange(3)))
        .isInstanceOf(DTypeException.class);
  }

  @Test
  void places_are_drawn_by_their_weights_and_once_only_without_replacement() {
    Philox random = new Philox(3, 0);
    Tensor weights = row(0, 3, 0, 1, 0);
    long[] drawn = Tensor.multinomial(random, weights, 4000, true).toLongArray();
    assertThat(drawn).containsOnly(1, 3);
    assertThat(Arrays.stream(drawn).filter(place -> place == 1).count() / 4000.0)
        .isCloseTo(0.75, within(0.03));
    Tensor rows = Tensor.multinomial(random, Tensor.ones(6, 4), 4, false);
    assertThat(rows.shape()).containsExactly(6, 4);
    assertThat(rows.sort(1).values().toLongArray())
        .isEqualTo(Tensor.arange(4).tile(6).toLongArray());
    assertThat(Tensor.multinomial(random, weights, 2, false).toLongArray())
        .containsExactlyInAnyOrder(1, 3);
    assertThat(weights.toDoubleArray()).containsExactly(0, 3, 0, 1, 0);
    assertThatThrownBy(() -> Tensor.multinomial(random, weights, 3, false))
        .hasMessageContainingAll("3 to draw", "2 of them above 0", "replacement");
    assertThatThrownBy(() -> Tensor.multinomial(random, row(1, -1), 1, true))
        .hasMessageContainingAll("place 1 is -1.0", "softmax");
    assertThatThrownBy(() -> Tensor.multinomial(random, Tensor.arange(3), 1, true))
        .isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> Tensor.multinomial(random, Tensor.ones(1, 1, 1), 1, true))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void one_bound_holds_one_side_and_leaves_integers_whole() {
    assertThat(row(-1, 5, NAN).clampMin(0.5).toDoubleArray()).containsExactly(0.5, 5, NAN);
    assertThat(row(-1, 5).clampMax(2).toDoubleArray()).containsExactly(-1, 2);
    assertThat(Tensor.of(new long[] {-1, 5}).clampMin(0).toLongArray()).containsExactly(0, 5);
    assertThat(Tensor.of(new long[] {-1, 5}).clampMax(2.5).dtype()).isEqualTo(DType.F32);
  }

  @Test
  void inverses_of_the_hyperbolic_functions_hold_at_their_edges_and_far_out() {
    assertThat(row(-2, -0.0, 1e300, INF).asinh().toDoubleArray())
        .containsExactly(
            new double[] {-1.4436354751788103, -0.0, 691.4686750787736, INF}, within(1e-12));
    assertThat(row(0.5, 1, 1e300, INF).acosh().toDoubleArray())
        .containsExactly(new double[] {NAN, 0, 691.4686750787736, INF}, within(1e-12));
    assertThat(row(-1, 0.5, 1, 2).atanh().toDoubleArray())
        .containsExactly(new double[] {-INF, 0.5493061443340549, INF, NAN}, within(1e-15));
    for (double x : new double[] {1e-12, 1e-3, 0.3, 2, 40}) {
      assertThat(row(StrictMath.sinh(x)).asinh().item()).isCloseTo(x, within(4e-16 * x));
    }
    assertThat(Tensor.of(new long[] {2}).acosh().dtype()).isEqualTo(DType.F32);
  }

  @Test
  void activations_have_pytorchs_values_and_slopes() {
    Tensor x = row(-4, -3, -1, 0, 1, 3, 4).requiresGrad(true);
    x.hardswish().sum().backward();
    assertThat(x.hardswish().detach().toDoubleArray())
        .containsExactly(new double[] {0, 0, -1 / 3.0, 0, 2 / 3.0, 3, 4}, within(1e-15));
    assertThat(x.grad().toDoubleArray())
        .containsExactly(new double[] {0, 0, 1 / 6.0, 0.5, 5 / 6.0, 1, 1}, within(1e-15));
    Tensor s = row(-1, 0, 1).requiresGrad(true);
    s.selu().sum().backward();
    assertThat(s.selu().detach().toDoubleArray())
        .containsExactly(new double[] {-1.1113307378, 0, 1.0507009874}, within(1e-9));
    assertThat(s.grad().toDoubleArray())
        .containsExactly(new double[] {0.6467686, 1.7580993, 1.0507010}, within(1e-6));
    assertThat(Tensor.arange(8).reshape(2, 4).sub(4).to(DType.F64).glu(1).toDoubleArray())
        .containsExactly(new double[] {-0.4768117, -0.8068243, 0, 0.9525741}, within(1e-6));
    assertThatThrownBy(() -> Tensor.ones(2, 3).glu(-1))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("glu", "[2, 3]", "size 3");
  }

  @Test
  void lines_are_scaled_to_length_1_and_a_line_of_zeros_stays() {
    Tensor x = Tensor.of(new double[][] {{3, 4}, {0, 0}});
    assertThat(x.normalize(1).toDoubleArray()).containsExactly(0.6, 0.8, 0, 0);
    assertThat(x.normalize(1, 1, 0.5).toDoubleArray()).containsExactly(3 / 7.0, 4 / 7.0, 0, 0);
  }

  @Test
  void numbers_and_sources_are_written_at_places_and_take_their_gradients() {
    Tensor z = Tensor.zeros(2, 3);
    assertThat(z.setInPlace(5, at(0))).isSameAs(z);
    z.setInPlace(2.5, all(), index(2)).setInPlace(1L, mask(z.eq(0)));
    assertThat(z.toFloatArray()).containsExactly(5, 5, 2.5f, 1, 1, 2.5f);
    assertThatThrownBy(() -> Tensor.arange(3).setInPlace(0.5, at(0)))
        .isInstanceOf(DTypeException.class);

    Tensor places = Tensor.of(new long[][] {{0, 0}, {2, 1}});
    Tensor source = Tensor.ones(DType.F64, 2, 2).requiresGrad(true);
    Tensor y = Tensor.zeros(DType.F64, 2, 3);
    y.scatterAddInPlace(1, places, source.mul(3.0));
    assertThat(y.detach().toDoubleArray()).containsExactly(6, 0, 0, 0, 3, 3);
    y.scatterInPlace(1, places.narrow(0, 0, 1), 7.0);
    y.indexAddInPlace(0, Tensor.of(new long[] {1}), Tensor.ones(DType.F64, 1, 3));
    y.putAddInPlace(source.select(0, 0).sum(), at(1), at(0));
    y.sum().backward();
    assertThat(y.detach().toDoubleArray()).containsExactly(7, 0, 0, 3, 4, 4);
    assertThat(source.grad().toDoubleArray()).containsExactly(1, 1, 3, 3);
    assertThatThrownBy(() -> source.scatterInPlace(0, places, 1))
        .isInstanceOf(GradientException.class)
        .hasMessageContainingAll("scatterInPlace", "leaf", "noGrad");
  }
}
