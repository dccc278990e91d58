package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.nn.Norms;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of types: casts, the dtype in which operands meet, numbers of 16 bits, integers. */
class TypesTest {

  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -2.75,
    3e9,
    -3e9,
    1e-40,
    7e4,
    1e300,
    255.4,
    16777217,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  @ParameterizedTest
  @EnumSource
  void a_cast_writes_what_java_or_the_rounding_of_the_type_gives(DType to) {
    for (DType from : DType.values()) {
      Tensor x = Tensor.of(SPECIAL).to(from);
      double[] held = x.toDoubleArray();
      double[] got = x.to(to).toDoubleArray();
      for (int i = 0; i < held.length; i++) {
        assertThat((Double) got[i])
            .as("%s of %s to %s", held[i], from, to)
            .isEqualTo(cast(held[i], from, to));
      }
    }
  }

  /** One number as a type holds it: integers wrap, floating numbers are held to a range. */
  private static Double cast(double x, DType from, DType to) {
    return switch (to) {
      case F64 -> x;
      case F32 -> (double) (float) x;
      case F16 -> (double) Float.float16ToFloat(Float.floatToFloat16((float) x));
      case BF16 -> bfloat16((float) x);
      case I64 -> (double) (long) x;
      case I32 -> (double) (from.isFloating() ? (int) x : (int) (long) x);
      case BOOL -> x != 0 ? 1.0 : 0.0;
    };
  }

  /** The nearest number whose lower 16 bits are 0, an even upper half where two are as near. */
  private static double bfloat16(float x) {
    if (Float.isNaN(x) || Float.isInfinite(x)) {
      return x;
    }
    float low = Float.intBitsToFloat(Float.floatToIntBits(x) & 0xffff0000);
    float high = Float.intBitsToFloat((Float.floatToIntBits(x) & 0xffff0000) + 0x10000);
    double toLow = Math.abs((double) x - low);
    double toHigh = Float.isInfinite(high) ? toLow + Math.ulp(x) : Math.abs((double) high - x);
    if (toLow != toHigh) {
      return toLow < toHigh ? low : high;
    }
    return (Float.floatToIntBits(low) & 0x10000) == 0 ? low : high;
  }

  @ParameterizedTest
  @EnumSource
  void a_wider_type_gives_every_value_back(DType narrow) {
    double[] values = new double[400];
    Philox random = new Philox(11, 0);
    Arrays.setAll(values, i -> random.normal(0, 50));
    Tensor x = Tensor.of(values).to(narrow);
    for (DType wide : DType.values()) {
      if (Promotion.of(narrow, wide) == wide && wide.isFloating() == narrow.isFloating()) {
        assertThat(x.to(wide).to(narrow).toDoubleArray()).isEqualTo(x.toDoubleArray());
      }
    }
  }

  @Test
  void operands_meet_in_one_type_in_either_order() {
    for (DType a : DType.values()) {
      assertThat(Promotion.of(a, a)).isEqualTo(a);
      for (DType b : DType.values()) {
        assertThat(Promotion.of(a, b)).as("%s, %s", a, b).isEqualTo(Promotion.of(b, a));
        for (boolean single : new boolean[] {true, false}) {
          assertThat(Promotion.of(a, single, b, !single))
              .as("%s, %s", a, b)
              .isEqualTo(Promotion.of(b, !single, a, single));
        }
        for (DType c : DType.values()) {
          if (!(isHalf(a) && isHalf(b) || isHalf(b) && isHalf(c) || isHalf(a) && isHalf(c))) {
            assertThat(Promotion.of(Promotion.of(a, b), c))
                .isEqualTo(Promotion.of(a, Promotion.of(b, c)));
          }
        }
      }
    }
  }

  private static boolean isHalf(DType dtype) {
    return dtype.isFloating() && dtype.bytes() == 2;
  }

  @Test
  void a_single_value_or_a_number_only_counts_by_its_kind() {
    Tensor half = Tensor.ones(DType.BF16, 3);
    assertThat(half.add(Tensor.ones(DType.F64)).dtype()).isEqualTo(DType.BF16);
    assertThat(half.add(2.5).dtype()).isEqualTo(DType.BF16);
    Tensor whole = Tensor.ones(DType.I32, 3);
    assertThat(whole.mul(2).dtype()).isEqualTo(DType.I32);
    assertThat(whole.mul(2.0).dtype()).isEqualTo(DType.F32);
    assertThat(whole.add(Tensor.ones(DType.I64)).dtype()).isEqualTo(DType.I32);
    assertThat(whole.add(Tensor.ones(DType.I64, 1)).dtype()).isEqualTo(DType.I64);
    assertThat(whole.gt(Tensor.ones(DType.F16, 3)).add(1).dtype()).isEqualTo(DType.I64);
    assertThat(whole.add(Tensor.scalar(1L).add(1L << 40)).toIntArray()).containsOnly(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"BF16", "F16"})
  void a_function_of_16_bit_numbers_is_the_floats_rounded_once(DType half) {
    Philox random = new Philox(3, 0);
    Tensor a = Tensor.randn(random, 37, 41).to(half);
    Tensor b = Tensor.randn(random, 41).to(half);
    List<BinaryOperator<Tensor>> two =
        List.of(
            Tensor::add,
            Tensor::sub,
            Tensor::mul,
            Tensor::div,
            Tensor::maximum,
            Tensor::hypot,
            Tensor::atan2,
            Tensor::remainder,
            Tensor::logaddexp);
    for (BinaryOperator<Tensor> f : two) {
      checkHalf(f.apply(a, b), f.apply(a.to(DType.F32), b.to(DType.F32)));
      checkHalf(
          f.apply(a.transpose(0, 1), b.unsqueeze(1)),
          f.apply(a.to(DType.F32).transpose(0, 1), b.to(DType.F32).unsqueeze(1)));
    }
    List<UnaryOperator<Tensor>> one =
        List.of(Tensor::exp, Tensor::tanh, Tensor::neg, x -> x.mul(0.3), x -> x.sum(0, false));
    for (UnaryOperator<Tensor> f : one) {
      checkHalf(f.apply(a), f.apply(a.to(DType.F32)));
    }
    checkHalf(a.matmul(b), a.to(DType.F32).matmul(b.to(DType.F32)));
  }

  private static void checkHalf(Tensor got, Tensor wide) {
    assertThat(got.toFloatArray()).isEqualTo(wide.to(got.dtype()).toFloatArray());
  }

  @Test
  void comparisons_agree_with_java_over_special_values_in_every_type() {
    for (DType dtype : DType.values()) {
      Tensor a = Tensor.of(SPECIAL).to(dtype).unsqueeze(1);
      Tensor b = Tensor.of(SPECIAL).to(dtype);
      double[] x = b.toDoubleArray();
      boolean[][] got = {
        a.eq(b).toBooleanArray(),
        a.ne(b).toBooleanArray(),
        a.lt(b).toBooleanArray(),
        a.le(b).toBooleanArray(),
        a.gt(b).toBooleanArray(),
        a.ge(b).toBooleanArray(),
        a.logicalAnd(b).toBooleanArray(),
        a.logicalOr(b).toBooleanArray(),
        a.logicalXor(b).toBooleanArray()
      };
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x.length; j++) {
          boolean[] want = {
            x[i] == x[j],
            x[i] != x[j],
            x[i] < x[j],
            x[i] <= x[j],
            x[i] > x[j],
            x[i] >= x[j],
            x[i] != 0 && x[j] != 0,
            x[i] != 0 || x[j] != 0,
            x[i] != 0 ^ x[j] != 0
          };
          for (int f = 0; f < want.length; f++) {
            assertThat(got[f][i * x.length + j])
                .as("relation %d of %s and %s in %s", f, x[i], x[j], dtype)
                .isEqualTo(want[f]);
          }
        }
        assertThat(b.isnan().toBooleanArray()[i]).isEqualTo(Double.isNaN(x[i]));
        assertThat(b.isinf().toBooleanArray()[i]).isEqualTo(Double.isInfinite(x[i]));
        assertThat(b.isfinite().toBooleanArray()[i]).isEqualTo(Double.isFinite(x[i]));
        assertThat(b.logicalNot().toBooleanArray()[i]).isEqualTo(x[i] == 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 513, 1500})
  void integers_divide_as_floor_and_truncation_say(int n) {
    Philox random = new Philox(n, 0);
    Tensor a = Tensor.randint(random, -100, 100, n);
    Tensor b = Tensor.randint(random, 1, 9, n).mul(Tensor.randint(random, 0, 2, n).mul(2).sub(1));
    for (DType dtype : List.of(DType.I64, DType.I32)) {
      Tensor x = a.to(dtype);
      Tensor y = b.to(dtype);
      Tensor floor = x.floorDivide(y);
      assertThat(floor.dtype()).isEqualTo(dtype);
      assertThat(floor.mul(y).add(x.remainder(y)).eq(x).toBooleanArray()).containsOnly(true);
      assertThat(x.truncDivide(y).mul(y).add(x.fmod(y)).eq(x).toBooleanArray()).containsOnly(true);
      assertThat(floor.eq(x.to(DType.F64).div(y).floor()).toBooleanArray()).containsOnly(true);
    }
  }

  @Test
  void what_a_type_cannot_do_is_refused_with_the_remedy() {
    Tensor whole = Tensor.arange(3);
    assertThatThrownBy(() -> whole.floorDivide(0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("divided by 0")
        .hasMessageContaining("x.to(F32)");
    assertThatThrownBy(() -> whole.pow(-2))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("negative");
    assertThat(Tensor.of(new long[] {2, 1, -1, 0}).pow(Tensor.scalar(-3L)).toLongArray())
        .containsExactly(0, 1, -1, 0);
    assertThatThrownBy(() -> whole.eq(1).sub(whole.eq(2)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("bool")
        .hasMessageContaining("logicalXor");
    assertThatThrownBy(() -> whole.requiresGrad(true))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("int64");
    assertThatThrownBy(() -> whole.bitwiseAnd(Tensor.ones(3)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32");
    assertThatThrownBy(() -> Tensor.ones(3).where(Tensor.ones(3), Tensor.zeros(3)))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("bool");
    assertThatThrownBy(() -> Promotion.checkInto(DType.F32, DType.I64, "add_"))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("int64");
  }

  @Test
  void an_array_of_a_tensor_with_history_is_refused() {
    Tensor x = Tensor.ones(2).requiresGrad(true);
    assertThatThrownBy(x::toFloatArray)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("detach()");
    assertThatThrownBy(x.mul(2)::toBooleanArray).isInstanceOf(GradientException.class);
    assertThat(x.detach().toIntArray()).containsExactly(1, 1);
  }

  @Test
  void gradients_come_back_in_the_type_of_their_tensor() {
    Tensor half = Tensor.ones(DType.BF16, 2, 3).requiresGrad(true);
    Tensor wide = Tensor.of(new double[] {1, 2, 3}).requiresGrad(true);
    half.mul(wide).sum().backward();
    assertThat(half.grad().dtype()).isEqualTo(DType.BF16);
    assertThat(half.grad().toFloatArray()).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(wide.grad().dtype()).isEqualTo(DType.F64);
    assertThat(wide.grad().toDoubleArray()).containsExactly(2, 2, 2);
    assertThat(half.gt(wide).requiresGrad()).isFalse();
    assertThat(half.to(DType.I64).requiresGrad()).isFalse();
  }

  @Test
  void a_write_in_place_makes_no_other_kind_of_number() {
    Tensor counts = Tensor.of(new long[] {0, 5});
    assertThatThrownBy(() -> counts.clampInPlace(0.5, 2.7))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("int64");
    assertThat(counts.clampInPlace(1, 3).toLongArray()).containsExactly(1, 3);
    assertThat(Tensor.of(new double[] {-1, 5}).clampInPlace(0, 3).toDoubleArray())
        .containsExactly(0, 3);
    Tensor truths = Tensor.of(new boolean[] {true, false});
    assertThatThrownBy(truths::negInPlace).isInstanceOf(DTypeException.class);
    assertThatThrownBy(() -> truths.clampInPlace(0, 1)).isInstanceOf(DTypeException.class);
    assertThat(truths.toBooleanArray()).containsExactly(true, false);
  }

  @Test
  void a_number_beside_a_condition_counts_by_its_kind() {
    Tensor condition = Tensor.of(new boolean[] {true, false});
    Tensor whole = Tensor.of(new long[] {7, 7});
    assertThat(whole.where(condition, 2).toLongArray()).containsExactly(7, 2);
    assertThat(whole.where(condition, 2.5).toFloatArray()).containsExactly(7, 2.5f);
    assertThat(Tensor.ones(DType.BF16).where(condition, 2.5).dtype()).isEqualTo(DType.BF16);
    assertThat(Tensor.ones(DType.F64, 2).where(condition, 0).dtype()).isEqualTo(DType.F64);
    assertThat(condition.where(condition, 3).dtype()).isEqualTo(DType.I64);
  }

  /** As PyTorch, which reduces all dimensions for sum, mean, amax but none for these two. */
  @Test
  void any_and_all_over_no_dimension_look_at_each_element() {
    Tensor x = Tensor.of(new float[] {0, 2, Float.NaN});
    assertThat(x.any(new int[0], false).toBooleanArray()).containsExactly(false, true, true);
    assertThat(x.all(new int[0], true).toBooleanArray()).containsExactly(false, true, true);
    assertThat(x.any().itemBoolean()).isTrue();
    assertThat(Tensor.scalar(0f).all().itemBoolean()).isFalse();
  }

  @Test
  void a_number_that_int32_cannot_hold_is_refused_beside_it() {
    Tensor x = Tensor.of(new int[] {705032704}); // 5e9 with its high bits cut off
    for (Runnable use :
        List.<Runnable>of(
            () -> x.eq(5_000_000_000L),
            () -> x.lt(5_000_000_000L),
            () -> x.add(5_000_000_000L),
            () -> x.mulInPlace(-5_000_000_000L))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining("5000000000")
          .hasMessageContaining("x.to(I64)");
    }
    assertThat(x.to(DType.I64).lt(5_000_000_000L).itemBoolean()).isTrue();
    assertThat(x.ge(Integer.MIN_VALUE).itemBoolean()).isTrue();
  }

  @Test
  void an_int32_stays_one_where_it_is_a_single_value() {
    assertThat(Tensor.scalar(2L).to(DType.I32).bitwiseNot().dtype()).isEqualTo(DType.I32);
    assertThat(Tensor.einsum("ij->i", Tensor.ones(DType.I32, 2, 3)).dtype()).isEqualTo(DType.I64);
    assertThat(Tensor.arange(DType.I32, -2.0, 0.0, 0.5).toIntArray()).containsOnly(-2);
  }

  @Test
  void a_norm_of_16_bit_numbers_is_rounded_once() {
    Tensor x = Tensor.randn(new Philox(5, 0), 4, 8).to(DType.BF16);
    Tensor wide = Norms.layerNorm(x.to(DType.F32), new int[] {8}, null, null, 1e-5);
    Tensor narrow = Norms.layerNorm(x, new int[] {8}, null, null, 1e-5);
    assertThat(narrow.toFloatArray()).isEqualTo(wide.to(DType.BF16).toFloatArray());
  }
}
