package dev.holdout.strategies.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.strategies.study.Progress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TasksTest {

  @Test
  void results_come_in_the_order_of_the_tasks_for_any_number_of_threads() {
    List<Integer> expected = IntStream.range(0, 200).boxed().toList();
    List<Callable<Integer>> tasks =
        expected.stream().map(i -> (Callable<Integer>) () -> i).toList();
    for (int threads : List.of(1, 2, 7)) {
      AtomicLong steps = new AtomicLong();
      assertThat(Tasks.inOrder(threads, tasks, steps::addAndGet)).isEqualTo(expected);
      assertThat(steps.get()).isEqualTo(200);
    }
  }

  @Test
  void of_several_failures_the_first_in_the_order_of_the_tasks_is_thrown() {
    CountDownLatch laterFailed = new CountDownLatch(1);
    List<Callable<String>> tasks =
        List.of(
            () -> "fine",
            () -> {
              laterFailed.await();
              throw new IllegalStateException("the earlier one");
            },
            () -> {
              laterFailed.countDown();
              throw new IllegalStateException("the later one");
            });
    assertThatThrownBy(() -> Tasks.inOrder(2, tasks, Progress.Phase.SILENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the earlier one");
  }

  @Test
  void a_stopped_caller_stops_the_tasks_and_stays_interrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    List<Callable<String>> tasks =
        List.of(() -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return "never";
          } catch (InterruptedException asked) {
            stopped.countDown();
            throw asked;
          }
        });
    boolean[] still = new boolean[1];
    Throwable[] thrown = new Throwable[1];
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Tasks.inOrder(1, tasks, Progress.Phase.SILENT);
              } catch (RuntimeException why) {
                thrown[0] = why;
                still[0] = Thread.currentThread().isInterrupted();
              }
            });
    begun.await();
    caller.interrupt();
    caller.join();
    stopped.await();
    assertThat(thrown[0]).isInstanceOf(Tasks.Interrupted.class);
    assertThat(still[0]).isTrue();
  }
}
