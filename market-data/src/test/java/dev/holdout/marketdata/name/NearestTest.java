package dev.holdout.marketdata.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KNOWN = List.of("demo", "embargo", "RealisedVolatility");

  @Test
  void a_slip_finds_the_name_that_was_meant() {
    assertThat(Nearest.to("embrago", KNOWN)).contains("embargo");
    assertThat(Nearest.to("dem", KNOWN)).contains("demo");
    assertThat(Nearest.to("realizedvolatility", KNOWN)).contains("RealisedVolatility");
  }

  @Test
  void a_name_like_none_of_them_finds_none() {
    assertThat(Nearest.to("quux", KNOWN)).isEmpty();
    assertThat(Nearest.to("", KNOWN)).isEmpty();
    assertThat(Nearest.to("demo", List.of())).isEmpty();
  }

  @Test
  void of_equally_near_names_the_first_wins() {
    assertThat(Nearest.to("bax", List.of("bar", "baz"))).contains("bar");
  }

  @Test
  void neighbours_that_changed_places_count_as_one_slip() {
    assertThat(Nearest.distance("form", "from")).isEqualTo(1);
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
  }
}
