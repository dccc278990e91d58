package dev.holdout.strategies.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.strategies.study.Judgement;
import dev.holdout.strategies.study.Study;
import dev.holdout.strategies.trials.Counted;
import dev.holdout.strategies.trials.Head;
import dev.holdout.strategies.trials.TrialLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four configurations: one finished, one stopped, one that never traded, one that failed. */
class LedgerBookTest {

  private static final long DAY = 86_400_000_000_000L;
  private static final long FROM = 16_000 * DAY;
  private static final long TO = FROM + 3 * DAY;
  private static final String DATA = "d".repeat(64);

  @TempDir Path home;
  private final Study study = RunFixture.study().build();

  private TrialBook book(Study asked, String data) {
    return LedgerBook.recording(
        asked,
        data,
        home,
        new LedgerBook.Signature(
            "12345678", "a test", () -> Instant.parse("2026-01-01T00:00:00Z")));
  }

  private static List<TrialCurve> curves(double... first) {
    return List.of(
        curve(0, TrialCurve.State.FINISHED, first),
        curve(1, TrialCurve.State.STOPPED, 0.01, -0.01, 0.02),
        curve(2, TrialCurve.State.FINISHED, 0, 0, 0),
        TrialCurve.failed(3, "diverged"));
  }

  private static TrialCurve curve(int configuration, TrialCurve.State state, double... daily) {
    return new TrialCurve(configuration, state, "", daily, FROM + DAY, 100, -0.01, false, 10);
  }

  private LookedAt look(Study asked, String data, long from, long to) {
    TrialBook book = book(asked, data);
    book.starts(from, to);
    book.ends(curves(0.01, 0.02, 0.03));
    return book.lookedAt();
  }

  @Test
  void a_run_that_is_killed_has_counted_its_trials() {
    TrialBook book = book(study, DATA);
    book.starts(FROM, TO);
    Counted counted = book.lookedAt().counted();
    assertThat(counted.trials()).isEqualTo(4);
    assertThat(counted.aborted()).isEqualTo(4);
    assertThat(counted.sharpes()).isEmpty();
  }

  @Test
  void each_configuration_counts_whatever_became_of_it() {
    LookedAt looked = look(study, DATA, FROM, TO);
    assertThat(looked.own()).isEqualTo(4);
    assertThat(looked.counted().trials()).isEqualTo(4);
    assertThat(looked.counted().aborted()).isZero();
    assertThat(looked.counted().failed()).isEqualTo(1);
    assertThat(looked.counted().flat()).isEqualTo(1);
    assertThat(looked.counted().sharpes()).hasSize(2).first().isEqualTo(2.0);
  }

  @Test
  void a_repeat_and_a_later_failure_of_the_same_are_no_new_trials() {
    LookedAt once = look(study, DATA, FROM, TO);
    LookedAt twice = look(study, DATA, FROM, TO);
    assertThat(twice.head().rows()).isEqualTo(2 * once.head().rows());
    assertThat(twice.counted().trials()).isEqualTo(4);
    TrialBook failing = book(study, DATA);
    failing.starts(FROM, TO);
    failing.fails("leak: features");
    assertThat(failing.lookedAt().counted().trials()).isEqualTo(4);
    assertThat(failing.lookedAt().counted().failed()).isEqualTo(1);
    assertThat(failing.lookedAt().counted().sharpes()).hasSize(2);
  }

  /** What only judges a configuration does not make it another one. */
  @Test
  void other_limits_gate_or_controls_are_no_new_trials() {
    look(study, DATA, FROM, TO);
    Study stricter =
        RunFixture.study()
            .limits(new Judgement.Limits(90, 60, 0.99, 0.1, 0.01))
            .controls(all -> all.placebos(15, 10, 48))
            .build();
    assertThat(look(stricter, DATA, FROM, TO).counted().trials()).isEqualTo(4);
  }

  @Test
  void another_study_and_another_span_of_the_same_data_are_further_looks_at_it() {
    look(study, DATA, FROM, TO);
    Study other = RunFixture.study().horizon("an hour").build();
    assertThat(look(other, DATA, FROM, TO).counted().trials()).isEqualTo(8);
    assertThat(look(study, DATA, FROM, TO + DAY).counted().trials()).isEqualTo(12);
    assertThat(look(study, "e".repeat(64), FROM, TO).counted().trials()).isEqualTo(4);
  }

  @Test
  void curves_of_others_are_those_over_the_same_days_and_never_its_own() {
    assertThat(look(study, DATA, FROM, TO).others()).isEmpty();
    Study other = RunFixture.study().horizon("an hour").build();
    assertThat(look(other, DATA, FROM, TO).others()).hasSize(3);
    assertThat(look(study, DATA, FROM, TO + DAY).others()).isEmpty();
  }

  @Test
  void a_run_made_again_sees_what_it_saw_and_adds_nothing() {
    Head seen = look(study, DATA, FROM, TO).head();
    Study other = RunFixture.study().horizon("an hour").build();
    Head later = look(other, DATA, FROM, TO).head();
    TrialBook again = LedgerBook.asSeen(study, DATA, home, seen);
    again.starts(FROM, TO);
    again.ends(curves(0.01, 0.02, 0.03));
    again.fails("whatever");
    assertThat(again.lookedAt().counted().trials()).isEqualTo(4);
    assertThat(again.lookedAt().head()).isEqualTo(seen);
    assertThat(TrialLedger.open(home).head()).isEqualTo(later);
  }
}
