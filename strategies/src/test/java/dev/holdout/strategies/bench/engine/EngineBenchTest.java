package dev.holdout.strategies.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineBenchTest {

  private static final List<String> SPOKEN =
      List.of(
          "WARNING: something else",
          "answer\ttrader\t0.5\t-0.25",
          "figure\ttrader\t3000\t2900\t3100\t2950",
          "figure\tinference\t0.5\t0.4\t0.6\t0.5");

  @TempDir Path folder;

  @Test
  void lines_of_answers_and_figures_are_read_and_others_passed_over() {
    Said said = Said.of(SPOKEN);
    assertThat(said.answers().get("trader")).containsExactly(0.5, -0.25);
    assertThat(said.figures().get("trader")).isEqualTo(new Said.Figure(3000, 2900, 3100, 2950));
    assertThat(said.figures()).hasSize(2);
  }

  @Test
  void answers_agree_within_a_share_of_their_size_and_one_that_does_not_is_named() {
    Said ours = Said.of(SPOKEN);
    assertThat(ours.differences(Said.of(List.of("answer\ttrader\t0.50001\t-0.25")), 1e-4))
        .isEmpty();
    assertThat(ours.differences(Said.of(List.of("answer\ttrader\t0.501\t-0.25")), 1e-4))
        .containsExactly("trader, number 0: 0.5 and 0.501");
    assertThat(ours.differences(Said.of(List.of("answer\ttrader\tNaN\t-0.25")), 1e-4)).hasSize(1);
    assertThat(ours.differences(Said.of(List.of()), 1e-4))
        .containsExactly("trader: one side gives no answer");
  }

  @Test
  void a_ratio_is_of_speeds_where_figures_are_times_too_and_goals_are_judged() {
    Said ours = Said.of(SPOKEN);
    Said theirs =
        Said.of(List.of("figure\ttrader\t2500\t1\t1\t2000", "figure\tinference\t5.0\t1\t1\t5.0"));
    List<String> table = new Beside(ours, theirs, Map.of()).table();
    assertThat(table).hasSize(3);
    assertThat(table.get(1)).contains("3,000", "2,500", "1.20", "1.5x: missed");
    assertThat(table.get(2)).contains("0.500", "5.00", "10.00", "at most 3 us: met");
  }

  @Test
  void without_the_peer_one_sentence_says_so_and_our_figures_stand_alone() {
    EngineBench bench =
        EngineBench.in(
            folder.resolve("nowhere"),
            (arguments, out) -> {
              assertThat(arguments).startsWith("bench", "engine", "--measure");
              write(out, SPOKEN);
              return 0;
            });
    EngineBench.Shown shown = bench.measure(folder);
    assertThat(shown.wrong()).isFalse();
    assertThat(shown.lines().getFirst())
        .startsWith("libtorch did not run: its sources are not at")
        .contains("nowhere");
    assertThat(String.join("\n", shown.lines())).contains("3,000", "1.5x: not measured");
  }

  @Test
  void a_side_of_ours_that_fails_is_told_with_what_it_said() {
    EngineBench bench =
        EngineBench.in(
            folder.resolve("nowhere"),
            (arguments, out) -> {
              write(out, List.of("error: no space"));
              return 4;
            });
    EngineBench.Shown shown = bench.measure(folder);
    assertThat(shown.wrong()).isTrue();
    assertThat(shown.lines()).containsExactly("our side ended with 4 and said:", "error: no space");
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
