package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.strategies.bench.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

  private static final Bench FAST = bench("fast", true, List.of(0.3, 0.1, 0.2), "");
  private static final Bench SLOW = bench("slow", false, List.of(900_000.0), "");
  private static final Bench WRONG = bench("wrong", true, List.of(), "41 is not 42");

  @TempDir Path folder;
  private Typed typed;
  private static final List<Path> SCRATCH = new ArrayList<>();

  @BeforeEach
  void typed() {
    typed = new Typed(folder);
    SCRATCH.clear();
  }

  private static Bench bench(String name, boolean seconds, List<Double> figures, String fault) {
    return new Bench() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String work() {
        return "work that is " + name;
      }

      @Override
      public String unit() {
        return seconds ? "s" : "ticks/s";
      }

      @Override
      public Optional<Limit> limit() {
        return Optional.of(new Limit(seconds ? 0.5 : 1e6, seconds));
      }

      @Override
      public Measured measure(Surroundings surroundings) {
        SCRATCH.add(surroundings.scratch());
        return new Measured(figures, fault);
      }
    };
  }

  private int run(List<Bench> benches, String... arguments) {
    Main main = new Main(typed.surroundings(), null);
    return new CommandLine(new BenchCommand(main, benches, (words, out) -> 0)).execute(arguments);
  }

  @Test
  void each_figure_stands_beside_its_limit_and_missing_one_is_no_failure() {
    assertThat(run(List.of(FAST, SLOW), "run")).isZero();
    assertThat(typed.out().lines().toList())
        .satisfiesExactly(
            machine -> assertThat(machine).startsWith("machine  JDK "),
            flags -> assertThat(flags).startsWith("flags    "),
            work -> assertThat(work).isEqualTo("fast     work that is fast"),
            found ->
                assertThat(found)
                    .isEqualTo(
                        "         0.200 s, median of 3 (0.100 s to 0.300 s); at most 0.500 s: met"),
            work -> assertThat(work).isEqualTo("slow     work that is slow"),
            found ->
                assertThat(found)
                    .isEqualTo(
                        "         900,000 ticks/s, once; at least 1,000,000 ticks/s: missed"));
    assertThat(SCRATCH).hasSize(2).allSatisfy(place -> assertThat(place).doesNotExist());
  }

  @Test
  void a_wrong_answer_has_no_time_and_ends_with_1_after_the_others_were_measured() {
    assertThat(run(List.of(WRONG, FAST))).isEqualTo(1);
    assertThat(typed.out()).contains("wrong answer: 41 is not 42", "0.200 s");
    assertThat(SCRATCH).hasSize(2);
  }

  @Test
  void one_is_measured_by_its_name_and_the_list_measures_none() {
    assertThat(run(List.of(FAST, WRONG), "fast")).isZero();
    assertThat(typed.out()).contains("work that is fast").doesNotContain("wrong");
    assertThat(run(List.of(FAST, WRONG), "--list")).isZero();
    assertThat(typed.out()).contains("work that is wrong");
    assertThat(SCRATCH).hasSize(1);
  }

  @Test
  void in_json_a_figure_has_its_repetitions_and_a_wrong_answer_its_fault() {
    assertThat(run(List.of(FAST, SLOW, WRONG), "--json")).isEqualTo(1);
    JsonNode benches = Json.read(typed.out()).path("benches");
    assertThat(benches.path(0).path("median").doubleValue()).isEqualTo(0.2);
    assertThat(benches.path(0).path("figures")).hasSize(3);
    assertThat(benches.path(0).path("met").booleanValue()).isTrue();
    assertThat(benches.path(1).path("atLeast").doubleValue()).isEqualTo(1e6);
    assertThat(benches.path(1).path("met").booleanValue()).isFalse();
    assertThat(benches.path(2).path("fault").textValue()).isEqualTo("41 is not 42");
    assertThat(benches.path(2).has("median")).isFalse();
  }

  @Test
  void a_bench_that_there_is_not_is_refused_with_the_nearest() {
    assertThat(typed.run("bench", "legder")).isEqualTo(2);
    assertThat(typed.err()).contains("there is no bench \"legder\"", "try   ledger");
  }

  @Test
  void our_own_commands_run_in_a_process_of_their_own() throws Exception {
    Path out = folder.resolve("out.txt");
    assertThat(new OwnCommands().run(List.of("--version"), out)).isZero();
    assertThat(Files.readString(out)).contains("Holdout ");
    assertThat(new OwnCommands().run(List.of("dmeo"), out)).isEqualTo(2);
  }
}
