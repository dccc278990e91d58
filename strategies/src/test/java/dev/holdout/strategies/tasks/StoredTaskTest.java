package dev.holdout.strategies.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTaskTest {

  private static final StoredTask.Form<String> TEXT =
      new StoredTask.Form<>(
          text -> text.getBytes(StandardCharsets.UTF_8),
          bytes -> new String(bytes, StandardCharsets.UTF_8));

  @TempDir Path folder;
  private final AtomicInteger computed = new AtomicInteger();

  private StoredTask<String> task(TaskStore store, String key) {
    return new StoredTask<>(store, key, () -> "result " + computed.incrementAndGet(), TEXT);
  }

  @Test
  void a_result_that_is_there_is_not_computed_again() throws Exception {
    FolderStore store = FolderStore.at(folder.resolve("tasks"));
    assertThat(task(store, "aa11").call()).isEqualTo("result 1");
    assertThat(task(store, "aa11").call()).isEqualTo("result 1");
    assertThat(task(store, "aa12").call()).isEqualTo("result 2");
  }

  @Test
  void where_nothing_is_kept_everything_is_computed() throws Exception {
    assertThat(task(TaskStore.none(), "aa11").call()).isEqualTo("result 1");
    assertThat(task(TaskStore.none(), "aa11").call()).isEqualTo("result 2");
  }

  @Test
  void a_task_that_fails_leaves_no_result() {
    FolderStore store = FolderStore.at(folder.resolve("tasks"));
    StoredTask<String> failing =
        new StoredTask<>(
            store,
            "aa11",
            () -> {
              throw new IllegalStateException("diverged");
            },
            TEXT);
    assertThatThrownBy(failing::call).hasMessage("diverged");
    assertThat(store.size()).isZero();
  }
}
