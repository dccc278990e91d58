package dev.holdout.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhiloxTest {

  /** The known answers that the authors of Philox publish with it. */
  @Test
  void words_are_those_of_the_published_known_answers() {
    assertThat(words(new Philox(0, 0)))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertThat(words(new Philox(-1, -1).seek(-1)))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertThat(
            words(new Philox(0x299f31d0a4093822L, 0x0370734413198a2eL).seek(0x85a308d3243f6a88L)))
        .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  void the_same_key_gives_the_same_numbers_and_another_stream_gives_others() {
    float[] first = new Philox(7, 1).fillNormal(new float[100], 0, 1);
    assertThat(new Philox(7, 1).fillNormal(new float[100], 0, 1)).isEqualTo(first);
    assertThat(new Philox(7, 2).fillNormal(new float[100], 0, 1)).isNotEqualTo(first);
    assertThat(new Philox(8, 1).fillNormal(new float[100], 0, 1)).isNotEqualTo(first);
  }

  @Test
  void a_cursor_can_be_put_back_to_a_block() {
    Philox random = new Philox(3, 0);
    random.nextLong();
    random.nextLong();
    long place = random.position();
    long next = random.nextLong();
    random.nextLong();
    assertThat(random.seek(place).nextLong()).isEqualTo(next);
  }

  @Test
  void uniform_numbers_fill_the_unit_interval_evenly() {
    Philox random = new Philox(11, 0);
    double[] values = IntStream.range(0, 100_000).mapToDouble(i -> random.uniform()).toArray();
    assertThat(Arrays.stream(values).boxed()).allMatch(v -> v >= 0 && v < 1);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0.5, within(0.006));
    double below = Arrays.stream(values).filter(v -> v < 0.1).count() / 1e5;
    assertThat(below).isCloseTo(0.1, within(0.006));
  }

  @Test
  void normal_numbers_have_mean_zero_and_deviation_one() {
    Philox random = new Philox(13, 0);
    double[] values = IntStream.range(0, 100_000).mapToDouble(i -> random.normal()).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(0.02));
    assertThat(square).isCloseTo(1, within(0.03));
    assertThat(Arrays.stream(values).filter(v -> Math.abs(v) > 1.959964).count() / 1e5)
        .isCloseTo(0.05, within(0.005));
  }

  @Test
  void a_permutation_holds_every_number_once_and_every_place_is_equally_likely() {
    Philox random = new Philox(17, 0);
    int[] places = new int[5];
    for (int i = 0; i < 50_000; i++) {
      int[] order = random.permutation(5);
      assertThat(Arrays.stream(order).sorted().toArray()).containsExactly(0, 1, 2, 3, 4);
      places[order[0]]++;
    }
    assertThat(Arrays.stream(places).boxed()).allMatch(count -> Math.abs(count - 10_000) < 600);
  }

  @Test
  void a_bound_below_one_is_refused_with_the_remedy() {
    assertThatThrownBy(() -> new Philox(1, 1).nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bound is 0")
        .hasMessageContaining("1 or more");
  }

  private static int[] words(Philox random) {
    return IntStream.range(0, 4).map(i -> random.nextInt()).toArray();
  }

  @Test
  void a_cursor_goes_on_from_its_state_at_any_draw() {
    for (int draws = 0; draws < 9; draws++) {
      Philox whole = new Philox(3, 4);
      for (int i = 0; i < draws; i++) {
        whole.nextInt();
      }
      if (draws % 2 == 1) {
        whole.normal(); // leaves a second one drawn ahead
      }
      Philox resumed = new Philox(3, 4).restore(whole.state());

      assertThat(resumed.state()).isEqualTo(whole.state());
      assertThat(resumed.normal()).as("after %d draws", draws).isEqualTo(whole.normal());
      assertThat(resumed.nextLong()).isEqualTo(whole.nextLong());
    }
  }

  @Test
  void the_state_of_another_stream_is_refused() {
    assertThatThrownBy(() -> new Philox(3, 4).restore(new Philox(3, 5).state()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this is seed 3, stream 4")
        .hasMessageContaining("of the same stream");
  }
}
