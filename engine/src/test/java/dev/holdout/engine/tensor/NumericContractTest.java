package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.tensor.RowChains.Chain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numeric contract: an output row depends on its own input row only, to the bit, whatever the
 * batch, the threads, the state of compilation and the width of the machine's vectors.
 */
class NumericContractTest {

  private static final int ROWS = 1000;
  private static final int[] BATCHES = {1, 2, 7, 33, ROWS};

  /** Rounds over small batches after which the second compiler has taken over every kernel. */
  private static final int ROUNDS = 400;

  @Test
  void a_row_has_the_bits_it_has_alone_in_any_batch_before_and_after_compilation() {
    Tensor x = RowChains.rows(ROWS);
    for (Chain chain : RowChains.all()) {
      int[][] alone = alone(chain, x);
      checkBatches(chain, x, alone);
      for (int round = 0; round < ROUNDS; round++) {
        int start = round % (ROWS - 33);
        check(chain, x, start, 33, alone);
      }
      checkBatches(chain, x, alone);
      assertThat(alone(chain, x)).as("%s: row by row again", chain).isDeepEqualTo(alone);
    }
  }

  @Test
  void two_threads_at_once_compute_the_bits_of_one() throws Exception {
    Tensor x = RowChains.rows(200);
    List<Chain> chains = RowChains.all();
    List<int[][]> want = chains.stream().map(chain -> chain.rows(x)).toList();
    Callable<Integer> work =
        () -> {
          int differing = 0;
          for (int round = 0; round < 5; round++) {
            for (int c = 0; c < chains.size(); c++) {
              int[][] got = chains.get(c).rows(x);
              differing += java.util.Arrays.deepEquals(got, want.get(c)) ? 0 : 1;
            }
          }
          return differing;
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> differing : threads.invokeAll(List.of(work, work))) {
        assertThat(differing.get()).isZero();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"-Xint", "-XX:UseAVX=2", "-XX:TieredStopAtLevel=1"})
  void another_java_process_computes_the_same_bits(String option) throws Exception {
    Map<String, String> want = new LinkedHashMap<>();
    Tensor x = RowChains.rows(RowChains.PRINTED);
    for (Chain chain : RowChains.all()) {
      want.put(chain.name(), RowChains.digest(chain.rows(x)));
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+IgnoreUnrecognizedVMOptions",
            option,
            "-cp",
            System.getProperty("java.class.path"),
            RowChains.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<String, String> got = new LinkedHashMap<>();
    try (var lines = process.inputReader()) {
      lines.lines().forEach(line -> got.put(line.split("\t")[0], line.split("\t")[1]));
    }
    assertThat(process.waitFor()).as("exit of java %s", option).isZero();
    assertThat(got).isEqualTo(want);
  }

  @Test
  void a_sum_over_the_batch_has_one_order_however_the_numbers_lie() {
    for (int rows : new int[] {1, 2, 15, 16, 17, 128, 1000}) {
      Tensor x = RowChains.rows(rows);
      int[] columns = bits(x.sum(0, false));
      assertThat(bits(x.transpose(0, 1).contiguous().sum(1, false))).isEqualTo(columns);
      assertThat(bits(x.transpose(0, 1).sum(1, false))).isEqualTo(columns);
      assertThat(bits(x.narrow(1, 0, 1).sum())).isEqualTo(bits(x.sum(0, false).narrow(0, 0, 1)));
    }
  }

  private static void checkBatches(Chain chain, Tensor x, int[][] alone) {
    for (int batch : BATCHES) {
      for (int start : new int[] {0, (ROWS - batch) / 2, ROWS - batch}) {
        check(chain, x, start, batch, alone);
      }
    }
  }

  private static void check(Chain chain, Tensor x, int start, int batch, int[][] alone) {
    int[][] got = chain.rows(x.narrow(0, start, batch));
    for (int i = 0; i < batch; i++) {
      if (!java.util.Arrays.equals(got[i], alone[start + i])) {
        assertThat(got[i])
            .as("%s: row %d in a batch of %d from %d", chain, start + i, batch, start)
            .isEqualTo(alone[start + i]);
      }
    }
  }

  private static int[][] alone(Chain chain, Tensor x) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(chain.rows(x.narrow(0, i, 1))[0]);
    }
    return rows.toArray(int[][]::new);
  }

  private static int[] bits(Tensor x) {
    float[] values = x.toFloatArray();
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
