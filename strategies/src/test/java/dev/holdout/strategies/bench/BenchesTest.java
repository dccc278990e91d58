package dev.holdout.strategies.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.strategies.bench.Bench.Limit;
import dev.holdout.strategies.bench.Bench.Measured;
import dev.holdout.strategies.bench.Bench.Surroundings;
import dev.holdout.strategies.study.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchesTest {

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final List<List<String>> commands = new ArrayList<>();

  private Surroundings surroundings(int code, String said) {
    return new Surroundings(
        nanos::get,
        (arguments, out) -> {
          commands.add(arguments);
          nanos.addAndGet(250_000_000);
          try {
            Files.writeString(out, said);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return code;
        },
        folder,
        Progress.silent());
  }

  @Test
  void only_repetitions_after_the_warm_up_count_and_the_middle_one_is_the_figure() {
    int[] done = {0};
    Measured measured =
        new Repeated(2, 4)
            .seconds(
                "work",
                surroundings(0, ""),
                () -> {
                  done[0]++;
                  nanos.addAndGet(done[0] * 1_000_000_000L);
                  return done[0];
                },
                answer -> "");
    assertThat(measured.figures()).containsExactly(3.0, 4.0, 5.0, 6.0);
    assertThat(measured.median()).isEqualTo(4.5);
    assertThat(new Measured(List.of(3.0, 1.0, 2.0), "").median()).isEqualTo(2.0);
  }

  @Test
  void a_wrong_answer_is_told_instead_of_a_time() {
    Measured measured =
        new Repeated(1, 3)
            .seconds(
                "work",
                surroundings(0, ""),
                () -> 41L,
                answer -> Expected.count("answers", 42, answer));
    assertThat(measured.figures()).isEmpty();
    assertThat(measured.fault()).isEqualTo("answers: 41 were found; there must be 42");
    assertThatThrownBy(() -> new Measured(List.of(), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_limit_is_kept_from_its_side() {
    assertThat(new Limit(0.5, true).keeps(0.5)).isTrue();
    assertThat(new Limit(0.5, true).keeps(0.51)).isFalse();
    assertThat(new Limit(1e6, false).keeps(1e6)).isTrue();
    assertThat(new Limit(1e6, false).keeps(999_999)).isFalse();
  }

  @Test
  void the_ledgers_bench_believes_only_a_list_with_every_trial_and_an_intact_chain() {
    String right = "study  data  trials\ntotal            1,000    0\nchain intact, 2,000 rows\n";
    assertThat(new LedgerBench(2000).measure(surroundings(0, right)).median()).isEqualTo(0.25);
    assertThat(commands.getFirst()).startsWith("trials", "list", "--home");
    for (String wrong :
        List.of(right.replace("2,000 rows", "1,999 rows"), right.replace("1,000", "999"))) {
      assertThat(new LedgerBench(2000).measure(surroundings(0, wrong)).fault())
          .contains("trials list ended with 0 and said");
    }
    assertThat(new LedgerBench(2000).measure(surroundings(4, right)).fault())
        .contains("ended with 4");
  }

  @Test
  void the_demos_bench_tells_what_a_demo_that_failed_said() {
    Measured measured = new DemoBench().measure(surroundings(2, "error: no space"));
    assertThat(measured.fault()).contains("ended with 2", "error: no space");
    assertThat(new DemoBench().measure(surroundings(0, "")).fault()).contains("runs: 0 were found");
    assertThat(commands.getFirst()).contains("demo", "--runs", "--home");
  }

  @Test
  void every_bench_has_its_own_name_and_says_what_it_does() {
    assertThat(Benches.all()).extracting(Bench::name).doesNotHaveDuplicates();
    assertThat(Benches.all()).allSatisfy(bench -> assertThat(bench.work()).hasSizeGreaterThan(40));
    assertThat(Benches.all())
        .filteredOn(bench -> bench.limit().isPresent())
        .extracting(bench -> bench.name() + " " + bench.limit().get().value())
        .containsExactly("pbo 0.5", "ledger 1.0", "replay 1000000.0", "demo 240.0");
  }
}
