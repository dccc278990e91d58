package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers of 16 bits by the run, and products of them, beside the same one by one in floats. */
class HalfRunsTest {

  private static final int ALL = 1 << 16;

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"BF16", "F16"})
  void every_number_of_16_bits_is_widened_as_alone(DType dtype) {
    HalfStorage all = new HalfStorage(dtype, new short[ALL]);
    for (int i = 0; i < ALL; i++) {
      all.values[i] = (short) i;
    }
    float[] wide = new float[ALL + 3];
    HalfRuns.widen(all, 5, wide, 3, ALL - 5); // neither end at a multiple of the lanes
    for (int i = 5; i < ALL; i++) {
      assertThat(Float.floatToRawIntBits(wide[i - 2]))
          .as("bits %x", i)
          .isEqualTo(Float.floatToRawIntBits(all.get(i)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"BF16", "F16"})
  void floats_are_rounded_as_alone(DType dtype) {
    float[] values = new float[100_003];
    Philox random = new Philox(7, 0);
    for (int i = 0; i < values.length; i++) {
      int bits = random.nextInt(1 << 16) << 16 | random.nextInt(1 << 16);
      values[i] = Float.intBitsToFloat(i % 3 == 0 ? bits & 0xffff8000 : bits); // ties among them
    }
    HalfStorage run = new HalfStorage(dtype, new short[values.length]);
    HalfStorage alone = new HalfStorage(dtype, new short[values.length]);
    HalfRuns.round(values, 0, run, 0, values.length);
    for (int i = 0; i < values.length; i++) {
      alone.set(i, values[i]);
    }
    assertThat(run.values).isEqualTo(alone.values);
  }

  @Test
  void a_product_is_that_of_the_widened_numbers_rounded_once() {
    int[][] shapes = {{1, 1, 1}, {1, 7, 5}, {3, 300, 4}, {2, 5, 1}, {37, 600, 530}, {300, 17, 40}};
    for (DType dtype : new DType[] {DType.BF16, DType.F16}) {
      for (int[] shape : shapes) {
        Philox random = new Philox(shape[0], shape[2]);
        Tensor a = Tensor.randn(random, shape[0], shape[1]).to(dtype);
        Tensor b = Tensor.randn(random, shape[1], shape[2]).to(dtype);
        Tensor bias = Tensor.randn(random, shape[2]).to(dtype);
        same(a, b, null);
        same(turned(a), b, null);
        same(a, turned(b), null);
        same(every(a), every(b), null);
        same(a, turned(b), bias);
      }
    }
  }

  private static void same(Tensor a, Tensor b, Tensor bias) {
    Tensor wideA = a.to(DType.F32);
    Tensor wideB = b.to(DType.F32);
    Tensor wideBias = bias == null ? null : bias.to(DType.F32);
    Tensor got = bias == null ? a.matmul(b) : a.linear(b.transpose(0, 1), bias);
    Tensor want =
        bias == null ? wideA.matmul(wideB) : wideA.linear(wideB.transpose(0, 1), wideBias);
    assertThat(got.toFloatArray()).isEqualTo(want.to(a.dtype()).toFloatArray());
  }

  /** The same matrix, whose columns are runs. */
  private static Tensor turned(Tensor x) {
    return x.transpose(0, 1).copy().transpose(0, 1);
  }

  /** The same matrix, every second element of a larger one. */
  private static Tensor every(Tensor x) {
    Tensor large = Tensor.stack(List.of(x, x.neg()), 2);
    return large.select(2, 0);
  }
}
