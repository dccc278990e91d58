package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import org.junit.jupiter.api.Test;

/** Every path of a product of float matrices against the chain that defines an element. */
class FloatMatMulTest {

  private static final int[] ROWS = {1, 2, 3, 4, 5, 7, 8, 9, 33, 257};
  private static final int[] DEPTHS = {1, 4, 255, 256, 257, 600};
  private static final int[] COLUMNS = {1, 2, 5, 15, 16, 17, 31, 32, 33, 48, 50, 64, 70};

  @Test
  void an_element_is_its_chain_whatever_the_sizes_and_however_the_matrices_lie() {
    for (int m : ROWS) {
      for (int depth : DEPTHS) {
        for (int n : COLUMNS) {
          check(m, depth, n);
        }
      }
    }
  }

  @Test
  void parts_that_are_packed_one_after_the_other_meet_at_their_edges() {
    check(300, 520, 513);
    check(520, 3, 1050);
    check(9, 300, 1024);
  }

  @Test
  void nothing_beside_the_result_is_written() {
    float[] values = new float[100 * 20 + 7];
    java.util.Arrays.fill(values, 42f);
    FloatMatrix left = matrix(1, 100, 9, false, 0);
    FloatMatMul.multiply(left, matrix(2, 9, 20, false, 0), null, 0, values, 3, 20);
    for (int edge : new int[] {0, 1, 2, 2003, 2004, 2005, 2006}) {
      assertThat(values[edge]).as("number %d", edge).isEqualTo(42f);
    }
  }

  private static void check(int m, int depth, int n) {
    float[] bias = numbers(7, n + 2);
    for (int layout = 0; layout < 8; layout++) {
      FloatMatrix left = matrix(m, m, depth, (layout & 1) == 1, 3);
      FloatMatrix right = matrix(n, depth, n, (layout & 2) == 2, 5);
      boolean biased = (layout & 4) == 4;
      float[] out = new float[m * n + 2];
      FloatMatMul.multiply(left, right, biased ? bias : null, 2, out, 1, n);
      int step = Math.max(1, m * n / 500); // of large results every so many
      for (int e = 0; e < m * n; e += step) {
        float want = chain(left, right, e / n, e % n);
        want = biased ? want + bias[2 + e % n] : want;
        assertThat(Float.floatToRawIntBits(out[1 + e]))
            .as("%d x %d x %d, layout %d, element %d", m, depth, n, layout, e)
            .isEqualTo(Float.floatToRawIntBits(want));
      }
    }
  }

  private static float chain(FloatMatrix a, FloatMatrix b, int i, int j) {
    float total = 0;
    for (int start = 0; start < a.columns(); start += FloatMatMul.PANEL) {
      float chain = 0;
      for (int k = start; k < Math.min(a.columns(), start + FloatMatMul.PANEL); k++) {
        float x = a.values()[a.at() + i * a.stepRow() + k * a.stepColumn()];
        float y = b.values()[b.at() + k * b.stepRow() + j * b.stepColumn()];
        chain = Math.fma(x, y, chain);
      }
      total = start == 0 ? chain : total + chain;
    }
    return total;
  }

  private static FloatMatrix matrix(
      long stream, int rows, int columns, boolean byColumns, int shift) {
    float[] values = numbers(stream, rows * columns + shift);
    return byColumns
        ? new FloatMatrix(values, shift, rows, columns, 1, rows)
        : new FloatMatrix(values, shift, rows, columns, columns, 1);
  }

  private static float[] numbers(long stream, int count) {
    return new Philox(11, stream).fillNormal(new float[count], 0, 1);
  }
}
