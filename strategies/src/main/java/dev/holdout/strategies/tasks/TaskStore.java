package dev.holdout.strategies.tasks;

import java.util.Optional;

/**
 * Results of finished tasks, by the content hash of everything that a task depends on. A run that
 * was stopped finds here what it need not do again. Any number of threads may ask and tell.
 */
public interface TaskStore {

  /**
   * @param key a content hash
   * @return what was put under it, whole; empty when there is none, or it was damaged
   */
  Optional<byte[]> get(String key);

  /** Keeps a result: once this returns, a killed process does not lose it. */
  void put(String key, byte[] result);

  /** Keeps nothing: everything is computed. */
  static TaskStore none() {
    return new TaskStore() {
      @Override
      public Optional<byte[]> get(String key) {
        return Optional.empty();
      }

      @Override
      public void put(String key, byte[] result) {}
    };
  }
}
