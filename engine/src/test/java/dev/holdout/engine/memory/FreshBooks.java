package dev.holdout.engine.memory;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs work on a thread of its own, whose books of memory begin empty. */
final class FreshBooks {

  private FreshBooks() {}

  static <T> T of(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofPlatform().start(task)).join();
  }

  static void run(Runnable work) {
    CompletableFuture.runAsync(work, task -> Thread.ofPlatform().start(task)).join();
  }
}
