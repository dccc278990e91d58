package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.strategies.study.Progress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();
  private final Typed typed = new Typed(Path.of("."));

  private ProgressLines lines() {
    return new ProgressLines(new Output(typed.surroundings()), now::get);
  }

  @Test
  void a_terminal_sees_done_total_rate_and_the_time_left_on_one_line() {
    typed.onTerminal();
    Progress.Phase folds = lines().phase("folds", 12, "steps");
    now.set(130 * SECOND);
    folds.step(6);
    assertThat(typed.err())
        .doesNotContain("\n")
        .endsWith("\rfolds          6/12  ██████░░░░░░  0.0 steps/s  ETA 2 min 10 s");
  }

  @Test
  void a_line_is_drawn_at_most_ten_times_a_second() {
    typed.onTerminal();
    Progress.Phase rows = lines().phase("rows", 1000);
    for (int i = 1; i <= 1000; i++) {
      now.set(i * SECOND / 1000);
      rows.step(1);
    }
    assertThat(typed.err().chars().filter(c -> c == '\r').count()).isEqualTo(11);
  }

  @Test
  void a_finished_phase_stays_with_its_time() {
    typed.onTerminal();
    ProgressLines lines = lines();
    try (Progress.Phase training = lines.phase("training", 4)) {
      now.set(41 * SECOND);
      training.step(4);
    }
    assertThat(typed.err()).endsWith("\rtraining       4/4  41 s\n");
  }

  @Test
  void elsewhere_each_phase_is_one_plain_line() {
    ProgressLines lines = lines();
    try (Progress.Phase reading = lines.phase("reading", 3)) {
      reading.step(3);
      now.set(2 * SECOND);
    }
    assertThat(typed.err()).isEqualTo("reading        3/3  2 s\n");
  }

  @Test
  void elsewhere_a_long_phase_speaks_every_thirty_seconds() {
    Progress.Phase folds = lines().phase("folds", 100);
    for (int i = 1; i <= 90; i++) {
      now.set(i * SECOND);
      folds.step(1);
    }
    assertThat(typed.err().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("folds          30/100");
  }

  @Test
  void closing_twice_is_once() {
    Progress.Phase phase = lines().phase("one", 1);
    phase.close();
    phase.close();
    assertThat(typed.err().lines()).hasSize(1);
  }

  @Test
  void rates_have_three_digits() {
    assertThat(ProgressLines.thousands(0.25)).isEqualTo("0.3");
    assertThat(ProgressLines.thousands(950)).isEqualTo("950");
    assertThat(ProgressLines.thousands(12_400)).isEqualTo("12.4 k");
    assertThat(ProgressLines.thousands(3_100_000)).isEqualTo("3.1 M");
  }
}
