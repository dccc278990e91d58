package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreationTest {

  @Test
  void the_kind_of_a_number_decides_the_type() {
    assertThat(Tensor.full(2, 3).dtype()).isEqualTo(DType.I64);
    assertThat(Tensor.full(2.0, 3).dtype()).isEqualTo(DType.F32);
    assertThat(Tensor.full(true, 3).dtype()).isEqualTo(DType.BOOL);
    assertThat(Tensor.full(DType.I64, Long.MAX_VALUE, 2).toLongArray())
        .containsOnly(Long.MAX_VALUE);
    assertThat(Tensor.scalar(5L).itemLong()).isEqualTo(5);
    assertThat(Tensor.scalar(true).itemBoolean()).isTrue();
    assertThat(Tensor.scalar(2.5).item()).isEqualTo(2.5);
    assertThat(Tensor.fullLike(Tensor.zeros(DType.I32, 2), 3).toIntArray()).containsExactly(3, 3);
  }

  @Test
  void nested_lists_are_read_as_people_write_them() {
    Tensor x = Tensor.literal(List.of(List.of(1, 2), List.of(3, 4.5)));
    assertThat(x.shape()).containsExactly(2, 2);
    assertThat(x.toFloatArray()).containsExactly(1, 2, 3, 4.5f);
    assertThat(Tensor.literal(List.of(List.of(), List.of())).shape()).containsExactly(2, 0);
    assertThat(Tensor.literal(List.of(true, 7L)).toLongArray()).containsExactly(1, 7);
    assertThatThrownBy(() -> Tensor.literal(List.of(List.of(1, 2), List.of(3))))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("length 2")
        .hasMessageContaining("length 1");
    assertThatThrownBy(() -> Tensor.literal(List.of(1, List.of(2))))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Tensor.literal(List.of("one"))).isInstanceOf(DTypeException.class);
  }

  @Test
  void ranges_count_to_their_end() {
    assertThat(Tensor.arange(2, 11, 3).toLongArray()).containsExactly(2, 5, 8);
    assertThat(Tensor.arange(0.0, 1.0, 0.25).toFloatArray()).containsExactly(0, .25f, .5f, .75f);
    assertThat(Tensor.linspace(-1, 1, 5).toFloatArray()).containsExactly(-1, -.5f, 0, .5f, 1);
    assertThat(Tensor.linspace(DType.F64, 0, 0.7, 100).toDoubleArray()).endsWith(0.7);
    assertThat(Tensor.linspace(0, 1, 0).shape()).containsExactly(0);
    assertThat(Tensor.linspace(DType.I32, 2, 0.7, 5).toLongArray()).containsExactly(2, 1, 1, 0, 0);
    assertThat(Tensor.linspace(DType.I64, -2.5, 2.5, 6).toLongArray())
        .containsExactly(-2, -1, 0, 0, 1, 2);
    assertThat(Tensor.eye(2).toFloatArray()).containsExactly(1, 0, 0, 1);
    assertThatThrownBy(() -> Tensor.arange(0, 5, 0)).hasMessageContaining("nonzero");
    assertThatThrownBy(() -> Tensor.arange(0, 5, -1)).hasMessageContaining("wrong way");
    assertThatThrownBy(() -> Tensor.oneHot(Tensor.of(new long[] {0, 3}), 3))
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("3");
    assertThat(Tensor.oneHot(Tensor.of(new long[] {0, 2}), -1).shape()).containsExactly(2, 3);
  }

  @Test
  void a_wrapped_array_is_not_copied() {
    long[] whole = {1, 2, 3, 4};
    Tensor x = Tensor.wrap(whole, 2, 2);
    whole[3] = 40;
    assertThat(x.toLongArray()).containsExactly(1, 2, 3, 40);
    double[] real = {1, 2, 3, 4, 5};
    Tensor windows = Tensor.wrap(real, 0, new int[] {3, 3}, new int[] {1, 1});
    windows.select(0, 0).select(0, 0).fill(9);
    assertThat(real[0]).isEqualTo(9);
    assertThat(Tensor.wrap(new int[] {7}).dtype()).isEqualTo(DType.I32);
    assertThatThrownBy(() -> Tensor.wrap(new float[3], 2, 2)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Tensor.wrap(real, 1, new int[] {5}, new int[] {1}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("5");
  }

  @ParameterizedTest
  @EnumSource
  void segments_hold_the_elements_of_every_type(DType dtype) {
    Tensor x = Tensor.of(new double[] {0, 1, -2.5, 300, 1, 0}, 2, 3).to(dtype);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(6L * dtype.bytes(), 8);
      x.transpose(0, 1).writeTo(memory);
      Tensor back = Tensor.of(memory, dtype, 3, 2);
      assertThat(back.dtype()).isEqualTo(dtype);
      assertThat(back.transpose(0, 1).toDoubleArray()).isEqualTo(x.toDoubleArray());
      assertThatThrownBy(() -> Tensor.of(memory, dtype, 3, 3))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("[3, 3]");
    }
  }

  @Test
  void a_heap_segment_is_wrapped_without_a_copy() {
    float[] values = {1, 2, 3, 4};
    MemorySegment part = MemorySegment.ofArray(values).asSlice(4, 8);
    Tensor x = Tensor.wrap(part, 2);
    part.set(ValueLayout.JAVA_FLOAT, 0, 20);
    assertThat(x.toFloatArray()).containsExactly(20, 3);
    assertThatThrownBy(() -> Tensor.wrap(MemorySegment.ofArray(new byte[8]), 2))
        .hasMessageContaining("copy it with Tensor.of");
    Tensor wanting = Tensor.ones(2).requiresGrad(true);
    assertThatThrownBy(() -> wanting.writeTo(part))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("detach()");
  }

  @Test
  void random_tensors_repeat_with_their_seed_and_follow_their_law() {
    int n = 20000;
    double[] uniform = Tensor.rand(new Philox(1, 0), n).toDoubleArray();
    assertThat(Arrays.stream(uniform).min().orElseThrow()).isBetween(0.0, 0.001);
    assertThat(Arrays.stream(uniform).max().orElseThrow()).isBetween(0.999, 0.99999999);
    Tensor normal = Tensor.randn(new Philox(1, 0), 100, 200);
    assertThat(normal.toFloatArray())
        .isEqualTo(Tensor.randn(new Philox(1, 0), 100, 200).toFloatArray());
    assertThat(normal.mean().item()).isCloseTo(0, within(6 / Math.sqrt(n)));
    assertThat(normal.std().item()).isCloseTo(1, within(6 / Math.sqrt(2 * n)));
    long[] dice = Tensor.randint(new Philox(2, 0), 1, 7, n).toLongArray();
    assertThat(Arrays.stream(dice).distinct().sorted().toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Arrays.stream(Tensor.randperm(new Philox(3, 0), 50).toLongArray()).sorted())
        .containsExactly(
            Arrays.stream(Tensor.arange(50).toLongArray()).boxed().toArray(Long[]::new));
    double share = Tensor.bernoulli(new Philox(4, 0), Tensor.full(0.3, n)).mean().item();
    assertThat(share).isCloseTo(0.3, within(6 * Math.sqrt(0.21 / n)));
    assertThatThrownBy(() -> Tensor.bernoulli(new Philox(4, 0), Tensor.full(1.5, 2)))
        .hasMessageContaining("[0, 1]");
    assertThatThrownBy(() -> Tensor.randint(new Philox(2, 0), 3, 3, 2))
        .hasMessageContaining("above");
  }
}
