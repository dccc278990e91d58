package dev.holdout.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.random.Philox;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstFewTest {

  private static long[] sorted(long[] keys, int count) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> keys[i]))
        .limit(count)
        .mapToLong(Integer::longValue)
        .toArray();
  }

  @Test
  void the_first_few_are_those_of_a_stable_sort() {
    for (int seed = 0; seed < 200; seed++) {
      Philox random = new Philox(seed, 0);
      long[] keys = new long[1 + random.nextInt(300)];
      int different = 1 + random.nextInt(keys.length);
      Arrays.setAll(keys, i -> random.nextInt(different));
      if (seed % 7 == 0) {
        keys[random.nextInt(keys.length)] = Long.MAX_VALUE;
        keys[random.nextInt(keys.length)] = Long.MIN_VALUE;
      }
      int count = 1 + random.nextInt(Math.max(1, keys.length / 10));
      long[] found = new long[keys.length];
      if (FirstFew.of(keys, count, found)) {
        assertThat(Arrays.copyOf(found, count)).as("seed %d", seed).isEqualTo(sorted(keys, count));
      }
    }
  }

  @Test
  void a_line_that_falls_all_along_is_left_to_sorting() {
    long[] falling = new long[1000];
    Arrays.setAll(falling, i -> -i);
    assertThat(FirstFew.of(falling, 3, new long[1000])).isFalse();
    long[] rising = new long[1000];
    Arrays.setAll(rising, i -> i);
    long[] found = new long[1000];
    assertThat(FirstFew.of(rising, 3, found)).isTrue();
    assertThat(found).startsWith(0, 1, 2, 0);
  }
}
