package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first few of long lines, which are picked out, against those of whole sorts. */
class TopFewTest {

  private static final int LENGTH = 1500;

  /** Many ties, both zeros, and NaNs and infinities where the type has them. */
  private static Tensor lines(DType dtype) {
    Tensor x = Tensor.randn(new Philox(4, 0), 4, LENGTH).mul(20).round().div(10);
    if (dtype.isFloating()) {
      x.get(Index.at(1), Index.range(700, 703)).fill(Double.NaN);
      x.get(Index.at(2), Index.at(900)).fill(Double.POSITIVE_INFINITY);
      x.get(Index.at(2), Index.at(20)).fill(Double.NEGATIVE_INFINITY);
    }
    Tensor rising = x.select(0, 3).sort(0, false).values();
    x.select(0, 3).copyFrom(rising); // the worst order for picking the largest
    return x.to(dtype);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOL") // whose values are only two
  void the_few_are_the_first_of_a_whole_sort(DType dtype) {
    Tensor x = lines(dtype);
    for (Tensor lines : new Tensor[] {x, x.transpose(0, 1)}) {
      int dim = lines == x ? 1 : 0;
      for (boolean largest : new boolean[] {true, false}) {
        Ranked sorted = lines.sort(dim, largest);
        for (int k : new int[] {1, 2, 7, 22, 23, 24, 93, 94, LENGTH}) {
          Ranked few = lines.topk(k, dim, largest);
          assertThat(few.indices().toLongArray())
              .as("%s, %d largest %s of dimension %d", dtype, k, largest, dim)
              .isEqualTo(sorted.indices().narrow(dim, 0, k).toLongArray());
          assertThat(few.values().toDoubleArray())
              .isEqualTo(sorted.values().narrow(dim, 0, k).toDoubleArray());
          assertThat(few.values().isContiguous()).isTrue();
        }
      }
      Ranked sorted = lines.sort(dim, false);
      assertThat(lines.kthvalue(5, dim, true).indices().toLongArray())
          .isEqualTo(sorted.indices().narrow(dim, 4, 1).toLongArray());
    }
  }
}
