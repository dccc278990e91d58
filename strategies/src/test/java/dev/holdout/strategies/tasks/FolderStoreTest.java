package dev.holdout.strategies.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

  private static final String KEY = "ab".repeat(32);
  private static final byte[] RESULT = "weights".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private FolderStore store() {
    return FolderStore.at(folder.resolve("tasks"));
  }

  @Test
  void what_was_put_comes_back_and_what_was_not_does_not() {
    assertThat(store().get(KEY)).isEmpty();
    assertThat(folder).isEmptyDirectory();
    store().put(KEY, RESULT);
    assertThat(store().get(KEY)).hasValue(RESULT);
    assertThat(store().get("cd".repeat(32))).isEmpty();
    store().put(KEY, new byte[0]);
    assertThat(store().get(KEY)).hasValue(new byte[0]);
  }

  @Test
  void a_result_cut_at_any_byte_or_with_any_byte_changed_is_not_believed() throws IOException {
    store().put(KEY, RESULT);
    Path file = folder.resolve("tasks/ab").resolve(KEY);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(store().get(KEY)).as("cut to %d bytes", length).isEmpty();
    }
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThat(store().get(KEY)).as("byte %d changed", at).isEmpty();
    }
    Files.write(file, whole);
    assertThat(store().get(KEY)).hasValue(RESULT);
  }

  @Test
  void only_whole_results_are_counted_and_clearing_leaves_nothing() throws IOException {
    assertThat(store().size()).isZero();
    store().put(KEY, RESULT);
    store().put("ac".repeat(32), RESULT);
    Files.write(folder.resolve("tasks/ab/.1234.part"), RESULT); // of a killed process
    Files.writeString(folder.resolve("tasks/about.json"), "{}");
    assertThat(store().size()).isEqualTo(2);
    store().clear();
    assertThat(folder).isEmptyDirectory();
    store().clear();
  }

  @Test
  void what_a_process_killed_while_it_cleared_left_behind_goes_with_the_next_clearing()
      throws IOException {
    Files.createDirectories(folder.resolve("tasks.cleared-7/ab"));
    Files.write(folder.resolve("tasks.cleared-7/ab").resolve(KEY), RESULT);
    Files.createDirectories(folder.resolve("another.cleared-7"));
    store().clear();
    assertThat(folder).isDirectoryNotContaining("glob:**tasks*");
    assertThat(folder.resolve("another.cleared-7")).exists();
  }

  /** What two processes with the same run do to each other. */
  @Test
  void one_that_clears_again_and_again_disturbs_none_that_put_and_get() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger found = new AtomicInteger();
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      int number = t;
      Runnable work =
          () -> {
            for (int i = 0; i < 300; i++) {
              String key = "%02x".formatted(i % 4).repeat(31) + "0" + number;
              byte[] result = {(byte) i, (byte) number};
              store().put(key, result);
              store()
                  .get(key)
                  .ifPresent(back -> {
                    assertThat(back).isEqualTo(result);
                    found.incrementAndGet();
                  });
            }
          };
      threads.add(Thread.ofPlatform().unstarted(work));
    }
    Thread clearing =
        Thread.ofPlatform()
            .unstarted(() -> {
              while (!done.get()) {
                store().clear();
                Thread.yield();
              }
            });
    threads.add(clearing);
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler((where, failure) -> {
        synchronized (failures) {
          failures.add(failure);
        }
      });
      thread.start();
    }
    for (Thread thread : threads.subList(0, 3)) {
      thread.join();
    }
    done.set(true);
    clearing.join();
    assertThat(failures).isEmpty();
    assertThat(found.get()).as("results found again").isPositive();
  }
}
