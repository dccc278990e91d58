package dev.holdout.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void a_covering_scale_ends_on_its_labels() {
    Scale scale = Scale.covering(-1_626, 779, 5);
    assertThat(scale.labels())
        .containsExactly(-2000.0, -1500.0, -1000.0, -500.0, 0.0, 500.0, 1000.0);
    assertThat(scale.at(1000)).isEqualTo(0);
    assertThat(scale.at(-2000)).isEqualTo(1000);
  }

  @Test
  void an_account_that_grows_more_than_fourfold_is_drawn_by_ratios() {
    Scale scale = Scale.ofAccount(100_000, 500_000, 4);
    assertThat(scale.logarithmic()).isTrue();
    double up = scale.at(100_000) - scale.at(200_000);
    double again = scale.at(200_000) - scale.at(400_000);
    assertThat(up).isCloseTo(again, within(1e-9));
    assertThat(Scale.ofAccount(100_000, 400_000, 4).logarithmic()).isFalse();
  }

  @Test
  void a_flat_line_still_has_a_scale() {
    Scale scale = Scale.around(0, 0, 4);
    assertThat(scale.at(0)).isBetween(0.0, 1000.0);
    assertThat(Scale.ofAccount(100_000, 100_000, 4).at(100_000)).isBetween(0.0, 1000.0);
  }

  @Test
  void a_scale_without_height_is_refused() {
    assertThatThrownBy(() -> new Scale(1, 1, 1, false)).hasMessageContaining("needs low < high");
  }

  @Test
  void thinning_keeps_every_spike() {
    double[] values = new double[1_000_000];
    values[123_457] = 9;
    values[765_431] = -9;
    int[] kept = Thinned.points(values);
    assertThat(kept).hasSizeLessThanOrEqualTo(2 * Thinned.COLUMNS + 2).isSorted();
    assertThat(kept).contains(0, 123_457, 765_431, 999_999);
  }

  @Test
  void a_short_line_keeps_every_point() {
    assertThat(Thinned.points(new double[3])).containsExactly(0, 1, 2);
  }

  @Test
  void a_line_breaks_where_it_has_no_value() {
    double[] values = {1, Double.NaN, 3, 4};
    String path = Lines.path(values, i -> i / 3.0, Scale.covering(0, 4, 4));
    assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
  }

  @Test
  void time_labels_are_round_and_few() {
    for (String to :
        new String[] {
          "2013-11-20T00:40:00Z",
          "2013-11-20T09:00:00Z",
          "2013-11-25T00:00:00Z",
          "2014-03-01T00:00:00Z",
          "2015-12-01T00:00:00Z",
          "2033-12-01T00:00:00Z"
        }) {
      var ticks = TimeTicks.between(Instant.parse("2013-11-20T00:00:00Z"), Instant.parse(to));
      assertThat(ticks).as(to).hasSizeBetween(2, 10);
      assertThat(ticks).allMatch(tick -> tick.at() >= 0 && tick.at() <= 1);
    }
    assertThat(
            TimeTicks.between(
                    Instant.parse("2013-11-20T00:00:00Z"), Instant.parse("2013-11-25T00:00:00Z"))
                .stream()
                .map(Tick::label))
        .containsExactly("11-20", "11-21", "11-22", "11-23", "11-24", "11-25");
  }

  @Test
  void a_histogram_draws_one_bar_a_cell() {
    Plot plot = new Plot("counts", 100);
    Bars.histogram(
        plot,
        Arrays.asList(1L, 0L, 4L),
        -1,
        2,
        0,
        Scale.covering(0, 4, 4),
        Scale.exactly(-1, 2, 3));
    assertThat(plot.html().text().split("<rect ")).hasSize(4);
    assertThat(plot.html().text()).contains("class=\"fl\"").contains("class=\"f1\"");
  }
}
