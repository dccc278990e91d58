package dev.holdout.strategies.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdout.strategies.run.UnfinishedRun;
import dev.holdout.strategies.trials.TrialLedger;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own, killed and resumed, against one that nobody touched. */
class KilledRunTest {

  private static final int KILLS = Integer.getInteger("holdout.kills", 4);
  private static final long SEED = Long.getLong("holdout.seed", System.nanoTime());

  /** Trainings and controls of the study. */
  private static final int TASKS = 48;

  /** Milliseconds; most kills fall much sooner after a task. */
  private static final long LONGEST_WAIT = 2000;

  /** What a run is, without when and how often it was begun. */
  private static final List<String> CIRCUMSTANCES = List.of("timings.json", "report.html");

  @TempDir private static Path untouched;
  private static Path study;
  private static TreeMap<String, String> whole;

  @TempDir private Path folder;

  @BeforeAll
  static void a_run_that_nobody_touched() throws Exception {
    study = Path.of(KilledRunTest.class.getResource("/studies/killed.yaml").toURI());
    Child child = Child.start(untouched, "research", study.toString());
    assertThat(child.code()).as(child::err).isZero();
    whole = files(untouched);
    System.out.println("to repeat: -Dholdout.kills=" + KILLS + " -Dholdout.seed=" + SEED);
  }

  @Test
  void killed_at_any_moment_and_resumed_it_ends_in_the_same_bytes() throws Exception {
    Random random = new Random(SEED);
    int inTime = 0;
    for (int k = 0; k < KILLS; k++) {
      Path place = folder.resolve("kill-" + k);
      int tasks = (int) ((TASKS + 1) * (k + random.nextDouble()) / KILLS);
      long later = (long) (LONGEST_WAIT * Math.pow(random.nextDouble(), 3));
      boolean killed = killed(place, tasks, later);
      inTime += killed ? 1 : 0;
      Child resumed = Child.start(place, "research", study.toString(), "--resume");
      assertThat(resumed.code()).as(resumed::err).isZero();
      System.out.printf(
          "kill %d, %d ms after %d tasks: %s%n",
          k + 1, later, tasks, killed ? said(resumed) : "the run had ended before");
      assertThat(files(place)).isEqualTo(whole);
      assertLedgerIsWhole(place);
      assertThat(UnfinishedRun.in(place.resolve("runs"))).isEmpty();
    }
    assertThat(inTime).as("runs that were killed before their end").isPositive();
  }

  @Test
  void killed_again_and_again_while_it_resumes_it_still_ends_in_the_same_bytes() throws Exception {
    Random random = new Random(~SEED);
    List<Long> kept = new ArrayList<>();
    int tasks = 0;
    for (int k = 0; k < 4; k++) {
      tasks += 1 + random.nextInt(TASKS / 4);
      killed(folder, tasks, 0, "--resume");
      kept.add(UnfinishedRun.in(folder.resolve("runs")).getFirst().tasks());
    }
    System.out.println("killed in a row; tasks kept each time: " + kept);
    assertThat(kept).isSorted();
    Child last = Child.start(folder, "research", study.toString(), "--resume");
    assertThat(last.code()).as(last::err).isZero();
    assertThat(files(folder)).isEqualTo(whole);
    assertLedgerIsWhole(folder);
  }

  @Test
  void tasks_that_were_damaged_meanwhile_are_computed_again() throws Exception {
    List<Path> results = stoppedWithTasks();
    for (int i = 0; i < results.size(); i++) {
      byte[] bytes = Files.readAllBytes(results.get(i));
      switch (i % 4) {
        case 0 -> Files.write(results.get(i), new byte[0]);
        case 1 -> Files.write(results.get(i), Arrays.copyOf(bytes, bytes.length - 1));
        case 2 -> {
          bytes[bytes.length - 1] ^= 1;
          Files.write(results.get(i), bytes);
        }
        default -> {} // as it was
      }
    }
    Child resumed = Child.start(folder, "research", study.toString(), "--resume");
    assertThat(resumed.code()).as(resumed::err).isZero();
    assertThat(resumed.err()).contains("goes on with run");
    assertThat(files(folder)).isEqualTo(whole);
  }

  @Test
  void the_same_run_in_two_processes_at_once_ends_as_one_whole_run() throws Exception {
    Child one = Child.start(folder, "research", study.toString());
    Child other = Child.start(folder, "research", study.toString());
    assertThat(one.code()).as(one::err).isZero();
    assertThat(other.code()).as(other::err).isZero();
    assertThat(files(folder)).isEqualTo(whole);
    assertLedgerIsWhole(folder);
    assertThat(UnfinishedRun.in(folder.resolve("runs"))).isEmpty();
  }

  @Test
  void interrupted_it_ends_with_130_and_the_command_that_resumes_it() throws Exception {
    assumeTrue(
        hearsInterrupts(), "skipped: this process ignores SIGINT, and its children inherit that");
    String setting = "statements.horizon=One hour, or two.";
    Child child = Child.start(folder, "research", study.toString(), "--set", setting);
    while (finished(folder) < 6) {
      assertThat(child.endsWithin(5)).as(child::err).isFalse();
    }
    child.interrupt();
    assertThat(child.code()).isEqualTo(130);
    assertThat(child.err())
        .contains("interrupted; finished tasks are kept")
        .contains("try   ./holdout research " + study + " --set '" + setting + "' --resume");
    Child resumed = Child.start(folder, "research", study.toString(), "--set", setting, "--resume");
    assertThat(resumed.code()).as(resumed::err).isZero();
    assertThat(resumed.err()).containsPattern("goes on with run [0-9a-f]{8}: [1-9]");
  }

  /** A shell without job control lets what it starts in the background ignore SIGINT (signal 2). */
  private static boolean hearsInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
        .noneMatch(ignored -> ignored.testBit(1));
  }

  @Test
  void without_anything_to_resume_it_says_so_and_begins() throws Exception {
    stoppedWithTasks();
    Child other =
        Child.start(folder, "research", study.toString(), "--set", "seeds.master=8", "--resume");
    assertThat(other.code()).as(other::err).isZero();
    assertThat(other.err())
        .contains("nothing to resume: no unfinished run of this is there (run ")
        .contains(" was made with other settings); begins from the beginning");
    Typed listed = new Typed(folder);
    assertThat(listed.run("runs", "list")).isZero();
    UnfinishedRun left = UnfinishedRun.in(folder.resolve("runs")).getFirst();
    assertThat(listed.err())
        .contains("unfinished  " + left.id() + ": killed, " + left.tasks() + " tasks done, ")
        .contains("try   ./holdout research " + study + " --resume")
        .contains("or    ./holdout runs remove .tasks-" + left.id());
    assertThat(new Typed(folder).run("runs", "remove", ".tasks-" + left.id())).isZero();
    assertThat(UnfinishedRun.in(folder.resolve("runs"))).isEmpty();
  }

  /** Kills a run once it has finished some tasks; their files. */
  private List<Path> stoppedWithTasks() throws Exception {
    assertThat(killed(folder, 12, 0)).as("killed before its end").isTrue();
    Path tasks = UnfinishedRun.in(folder.resolve("runs")).getFirst().folder();
    try (Stream<Path> files = Files.walk(tasks)) {
      return files.filter(file -> file.getFileName().toString().length() == 64).toList();
    }
  }

  /** Kills a run some time after it has finished some tasks; whether it was still running. */
  private static boolean killed(Path place, int tasks, long later, String... options)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("research", study.toString()));
    command.addAll(List.of(options));
    Child child = Child.start(place, command.toArray(String[]::new));
    boolean ended = false;
    while (!ended && finished(place) < tasks) {
      ended = child.endsWithin(5);
    }
    ended = ended || child.endsWithin(later);
    child.kill();
    return !ended;
  }

  private static long finished(Path place) {
    return UnfinishedRun.in(place.resolve("runs")).stream()
        .mapToLong(UnfinishedRun::tasks)
        .findFirst()
        .orElse(0);
  }

  private static String said(Child resumed) {
    return resumed
        .err()
        .lines()
        .filter(line -> line.contains("resume") || line.contains("goes on"))
        .findFirst()
        .orElse("nothing said");
  }

  /** Every trial is counted once, and the chain holds. */
  private static void assertLedgerIsWhole(Path place) {
    var reading = TrialLedger.open(Child.home(place)).read();
    assertThat(reading.chain().faults()).isEmpty();
    assertThat(reading.standing().count()).isEqualTo(4);
    Typed typed = new Typed(place);
    assertThat(typed.run("trials", "list", "--home", Child.home(place).toString())).isZero();
    assertThat(typed.out() + typed.err()).contains("intact");
  }

  /** Files of the one run that is there, by name; the manifest without its circumstances. */
  private static TreeMap<String, String> files(Path place) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(place.resolve("runs"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!CIRCUMSTANCES.contains(name) && !name.equals(".lock")) {
          byte[] bytes = Files.readAllBytes(file);
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          files.put(
              place.resolve("runs").relativize(file).toString(),
              name.equals("manifest.json") ? timeless(text) : text);
        }
      }
    }
    return files;
  }

  private static String timeless(String manifest) {
    ObjectNode document = Json.read(manifest);
    document.remove(List.of("createdAt", "ledger"));
    return document.toString();
  }
}
