package dev.holdout.strategies.tasks;

import dev.holdout.strategies.study.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent tasks on some threads and gives their results in the order of the tasks. */
public final class Tasks {

  private Tasks() {}

  /**
   * The results are the same for any number of threads, because a task sees nothing of another.
   *
   * @param threads at least 1
   * @throws RuntimeException the first failure in the order of the tasks, not of the clock
   */
  public static <T> List<T> inOrder(
      int threads, List<? extends Callable<T>> tasks, Progress.Phase phase) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, Tasks::thread)) {
      List<Future<T>> futures = new ArrayList<>(tasks.size());
      for (Callable<T> task : tasks) {
        futures.add(
            pool.submit(() -> {
              T result = task.call();
              phase.step(1);
              return result;
            }));
      }
      List<T> results = new ArrayList<>(tasks.size());
      try {
        for (Future<T> future : futures) {
          results.add(future.get());
        }
      } catch (ExecutionException failed) {
        pool.shutdownNow();
        throw unwrapped(failed.getCause());
      } catch (InterruptedException stopped) {
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new Interrupted();
      }
      return results;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "holdout-task");
    thread.setDaemon(true);
    return thread;
  }

  private static RuntimeException unwrapped(Throwable cause) {
    return switch (cause) {
      case RuntimeException known -> known;
      case Error broken -> throw broken;
      default -> new IllegalStateException("a task failed: " + cause.getMessage(), cause);
    };
  }

  /** The run was stopped from outside; nothing half-written is left. */
  public static final class Interrupted extends RuntimeException {
    Interrupted() {
      super("interrupted");
    }
  }
}
