package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.Backends;
import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Each fast kernel against the slow scalar form of its definition, to the bit. */
class KernelTwinsTest {

  private final Backend cpu = Backends.cpu();

  @RepeatedTest(60)
  void a_product_is_one_fma_chain_in_panels_of_256(RepetitionInfo repetition) {
    Philox random = random("product", repetition);
    int m = 1 + random.nextInt(40);
    int n = repetition.getCurrentRepetition() % 5 == 0 ? 1 : 1 + random.nextInt(70);
    int depth = random.nextInt(repetition.getCurrentRepetition() % 4 == 0 ? 600 : 40);
    Strided a = matrix(random, m, depth);
    Strided b = matrix(random, depth, n);
    Strided bias = random.nextInt(2) == 0 ? null : row(random, n);
    Strided out = Strided.rowMajor(cpu.allocate(DType.F32, m * n), new int[] {m, n});
    cpu.matmul(a, b, bias, out);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float total = 0;
        for (int start = 0; start < depth; start += 256) {
          float chain = 0;
          for (int k = start; k < Math.min(depth, start + 256); k++) {
            chain = Math.fma(at(a, i, k), at(b, k, j), chain);
          }
          total = start == 0 ? chain : total + chain;
        }
        float want = bias == null ? total : total + CpuBackend.floats(bias)[bias.offset() + j];
        assertThat(at(out, i, j)).as("(%d, %d) of %d x %d x %d", i, j, m, depth, n).isEqualTo(want);
      }
    }
  }

  @RepeatedTest(40)
  void a_sum_has_sixteen_partial_sums_folded_by_halves(RepetitionInfo repetition) {
    Philox random = random("sum", repetition);
    int rows = random.nextInt(70);
    int columns = 1 + random.nextInt(40);
    Strided x = matrix(random, rows, columns);
    Strided byColumn = Strided.rowMajor(cpu.allocate(DType.F32, columns), new int[] {1, columns});
    cpu.reduce(Reduction.SUM, x, byColumn);
    for (int j = 0; j < columns; j++) {
      float[] values = new float[rows];
      for (int i = 0; i < rows; i++) {
        values[i] = at(x, i, j);
      }
      assertThat(at(byColumn, 0, j)).isEqualTo(rows == 1 ? values[0] : sum(values));
    }
    Strided byRow = Strided.rowMajor(cpu.allocate(DType.F32, rows), new int[] {rows, 1});
    cpu.reduce(Reduction.SUM, x, byRow);
    for (int i = 0; i < rows; i++) {
      float[] values = new float[columns];
      for (int j = 0; j < columns; j++) {
        values[j] = at(x, i, j);
      }
      assertThat(at(byRow, i, 0)).isEqualTo(columns == 1 ? values[0] : sum(values));
    }
  }

  @Test
  void functions_of_two_numbers_agree_with_their_scalar_form_under_any_strides() {
    Philox random = new Philox(5, 0);
    int[] shape = {7, 37};
    Strided[] looks = {
      matrix(random, 7, 37),
      transposed(matrix(random, 37, 7)),
      new Strided(row(random, 37).storage(), 0, shape, new int[] {0, 1}),
      new Strided(row(random, 7).storage(), 0, shape, new int[] {1, 0}),
      new Strided(row(random, 1).storage(), 0, shape, new int[] {0, 0})
    };
    EnumSet<BinaryKernel> bits =
        EnumSet.of(BinaryKernel.BIT_AND, BinaryKernel.BIT_OR, BinaryKernel.BIT_XOR);
    for (BinaryKernel kernel : EnumSet.complementOf(bits)) {
      for (Strided a : looks) {
        for (Strided b : looks) {
          Strided out = Strided.rowMajor(cpu.allocate(DType.F32, 7 * 37), shape);
          cpu.binary(kernel, a, b, out);
          for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 37; j++) {
              float want = FloatBinary.one(kernel, at(a, i, j), at(b, i, j));
              assertThat((Float) at(out, i, j)).as("%s", kernel).isEqualTo((Float) want);
            }
          }
        }
      }
    }
  }

  @Test
  void functions_of_one_number_agree_in_float_and_double() {
    Philox random = new Philox(6, 0);
    double[] x = new double[203];
    Arrays.setAll(x, i -> (float) random.uniform(0.2, 3));
    Strided wide = Strided.rowMajor(cpu.wrap(x), new int[] {203});
    Strided narrow = Strided.rowMajor(cpu.allocate(DType.F32, 203), new int[] {203});
    cpu.copy(wide, narrow);
    for (UnaryKernel kernel : UnaryKernel.values()) {
      Strided y = Strided.rowMajor(cpu.allocate(DType.F64, 203), new int[] {203});
      Strided z = Strided.rowMajor(cpu.allocate(DType.F32, 203), new int[] {203});
      cpu.unary(kernel, 0.75, 1.5, wide, y);
      cpu.unary(kernel, 0.75, 1.5, narrow, z);
      close(kernel + " value", y, z);
      // The input stands for what is kept, and for what arrives.
      cpu.unaryGradient(kernel, 0.75, 1.5, wide, wide, y);
      cpu.unaryGradient(kernel, 0.75, 1.5, narrow, narrow, z);
      close(kernel + " slope", y, z);
    }
  }

  @RepeatedTest(50)
  void an_optimisers_step_is_one_number_after_the_other(RepetitionInfo repetition) {
    Philox random = random("in place", repetition);
    int n = 1 + random.nextInt(70);
    float[] x = random.fillNormal(new float[n], 0, 1);
    float[] p = random.fillNormal(new float[n], 0, 1);
    float[] q = random.fillUniform(new float[n], 0, 2);
    float[] product = x.clone();
    float[] quotient = x.clone();
    float[] rooted = x.clone();

    cpu.addProduct(over(product), over(p), over(q), 0.3);
    cpu.addQuotient(over(quotient), over(p), over(q), 0.3);
    cpu.addRootQuotient(over(rooted), over(p), over(q), 0.7, 1e-8, 0.3);

    for (int i = 0; i < n; i++) {
      assertThat(product[i]).isEqualTo(Math.fma(0.3f * p[i], q[i], x[i]));
      assertThat(quotient[i]).isEqualTo(x[i] + 0.3f * p[i] / q[i]);
      float divisor = (float) Math.sqrt(q[i]) / 0.7f + 1e-8f;
      assertThat(rooted[i]).isEqualTo(x[i] + 0.3f * p[i] / divisor);
    }
  }

  private Strided over(float[] values) {
    return Strided.rowMajor(cpu.wrap(values), new int[] {values.length});
  }

  private static void close(String what, Strided wide, Strided narrow) {
    for (int i = 0; i < wide.count(); i++) {
      double want = CpuBackend.doubles(wide)[i];
      float got = CpuBackend.floats(narrow)[i];
      if (Double.isNaN(want)) {
        assertThat(got).as("%s, element %d", what, i).isNaN();
        continue;
      }
      double off = Math.abs(got - want);
      assertThat(off)
          .as("%s, element %d", what, i)
          .isLessThanOrEqualTo(1e-6 * Math.max(1e-1, Math.abs(want)));
    }
  }

  /** Prints the seed with which a failure can be replayed. */
  private static Philox random(String what, RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    if (seed == 1) {
      System.out.printf(
          "kernel twins, %s: seeds 1 to %d%n", what, repetition.getTotalRepetitions());
    }
    return new Philox(seed, what.hashCode());
  }

  private static float sum(float[] values) {
    float[] partial = new float[16];
    for (int i = 0; i < values.length; i++) {
      partial[i % 16] += values[i];
    }
    for (int half = 8; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        partial[l] += partial[l + half];
      }
    }
    return partial[0];
  }

  /** Row-major, transposed, every second column of a wider one, or windows that overlap. */
  private Strided matrix(Philox random, int rows, int columns) {
    return switch (random.nextInt(4)) {
      case 0 -> Strided.rowMajor(values(random, rows * columns), new int[] {rows, columns});
      case 1 ->
          transposed(Strided.rowMajor(values(random, rows * columns), new int[] {columns, rows}));
      case 2 -> {
        int step = 1 + random.nextInt(Math.max(1, columns));
        int count = Math.max(0, rows - 1) * step + columns + random.nextInt(20);
        yield new Strided(values(random, count), 0, new int[] {rows, columns}, new int[] {step, 1});
      }
      default ->
          new Strided(
              values(random, 1 + 2 * rows * columns),
              1,
              new int[] {rows, columns},
              new int[] {2 * columns, 2});
    };
  }

  private Strided row(Philox random, int n) {
    return Strided.rowMajor(values(random, n), new int[] {n});
  }

  private dev.holdout.engine.backend.Storage values(Philox random, int count) {
    return cpu.wrap(random.fillNormal(new float[count], 0, 1));
  }

  private static Strided transposed(Strided x) {
    int[] shape = {x.shape()[1], x.shape()[0]};
    int[] strides = {x.strides()[1], x.strides()[0]};
    assertThat(Shape.count(shape)).isEqualTo(x.count());
    return new Strided(x.storage(), x.offset(), shape, strides);
  }

  private static float at(Strided x, int i, int j) {
    return CpuBackend.floats(x)[x.offset() + i * x.strides()[0] + j * x.strides()[1]];
  }
}
