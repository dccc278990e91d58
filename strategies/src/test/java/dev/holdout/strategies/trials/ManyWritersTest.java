package dev.holdout.strategies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyWritersTest {

  private static final int BATCHES = 12;
  private static final long FULL = 20_000;

  @TempDir Path home;

  /** Another process: appends runs from {@code seed} on and prints every head it was given. */
  static final class Writer {
    static void main(String[] arguments) {
      TrialLedger ledger = TrialLedger.open(Path.of(arguments[0]), FULL);
      long seed = Long.parseLong(arguments[1]);
      long end = seed + Long.parseLong(arguments[2]);
      for (; seed < end; seed++) {
        Head head = ledger.append(SomeTrials.run("btc", "data", 4, seed));
        System.out.println(seed + " " + head.rows() + " " + head.hash());
      }
    }
  }

  private Process writer(long seed, long batches) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            home.toString(),
            Long.toString(seed),
            Long.toString(batches))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> lines(Process process) {
    try (BufferedReader out = process.inputReader()) {
      return out.readAllLines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> texts() {
    return TrialLedger.open(home).read().rows().map(TrialRow::run).distinct().sorted().toList();
  }

  private static List<String> runs(IntStream seeds) {
    return seeds.mapToObj("%08x"::formatted).sorted().toList();
  }

  @Test
  void threads_that_append_at_once_lose_no_row() throws Exception {
    List<Future<Head>> heads = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int run = 0; run < 4 * BATCHES; run++) {
        List<TrialRow> rows = SomeTrials.run("btc", "data", 4, run);
        TrialLedger own = TrialLedger.open(home, FULL);
        heads.add(threads.submit(() -> own.append(rows)));
        threads.submit(() -> own.read().chain());
      }
    }
    Reading reading = TrialLedger.open(home).read();
    assertThat(reading.chain()).isEqualTo(new Chain(4 * BATCHES * 8, 0, List.of(), List.of()));
    assertThat(texts()).isEqualTo(runs(IntStream.range(0, 4 * BATCHES)));
    for (Future<Head> head : heads) {
      assertThat(reading.contains(head.get())).isTrue();
    }
  }

  @Test
  void a_reader_beside_a_writer_sees_a_whole_ledger_at_every_moment() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> writing =
          threads.submit(() -> {
            for (int run = 0; run < 3 * BATCHES; run++) {
              TrialLedger.open(home, FULL).append(SomeTrials.run("btc", "data", 4, run));
            }
          });
      while (!writing.isDone()) {
        Chain chain = TrialLedger.open(home).read().chain();
        assertThat(chain).isEqualTo(new Chain(chain.rows() / 8 * 8, 0, List.of(), List.of()));
      }
      writing.get();
    }
  }

  @Test
  void processes_that_append_at_once_lose_no_row() throws Exception {
    Process one = writer(0, BATCHES);
    Process other = writer(1000, BATCHES);
    assertThat(lines(one)).hasSize(BATCHES);
    assertThat(lines(other)).hasSize(BATCHES);
    assertThat(one.waitFor() + other.waitFor()).isZero();
    assertThat(TrialLedger.open(home).read().chain())
        .isEqualTo(new Chain(2 * BATCHES * 8, 0, List.of(), List.of()));
    assertThat(texts())
        .isEqualTo(
            runs(IntStream.concat(IntStream.range(0, BATCHES), IntStream.range(1000, 1012))));
  }

  @Test
  void a_killed_writer_loses_no_row_that_it_was_promised() throws Exception {
    Random random = new Random(3);
    List<String> promised = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      Process process = writer(1000L * round, 100_000);
      try (BufferedReader out = process.inputReader()) {
        for (int line = random.nextInt(20); line >= 0; line--) {
          promised.add(out.readLine());
        }
        process.toHandle().destroyForcibly(); // SIGKILL; its last words stay readable
        out.lines().forEach(promised::add);
      }
      process.waitFor();
      Reading reading = TrialLedger.open(home).read();
      assertThat(reading.chain().faults()).as("round " + round).isEmpty();
      assertThat(promised)
          .isNotEmpty()
          .allSatisfy(line -> {
            String[] words = line.split(" ");
            assertThat(reading.contains(new Head(Long.parseLong(words[1]), words[2]))).isTrue();
          });
    }
    TrialLedger.open(home).append(SomeTrials.run("btc", "data", 4, 9));
    assertThat(TrialLedger.open(home).read().chain().faults()).isEmpty();
    assertThat(Files.exists(home.resolve("ledger/head"))).isTrue();
  }
}
