package dev.holdout.strategies.tasks;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * A task whose result is looked up before it is computed, and kept once it is.
 *
 * @param store where results lie
 * @param key content hash of everything that the task depends on
 * @param task the work
 * @param form how a result becomes bytes and comes back
 */
public record StoredTask<T>(TaskStore store, String key, Callable<T> task, Form<T> form)
    implements Callable<T> {

  /**
   * A result as bytes.
   *
   * @param write whole and exact
   * @param read what {@code write} wrote, to the bit
   */
  public record Form<T>(Function<T, byte[]> write, Function<byte[], T> read) {}

  @Override
  public T call() throws Exception {
    Optional<byte[]> known = store.get(key);
    if (known.isPresent()) {
      return form.read().apply(known.get());
    }
    T result = task.call();
    store.put(key, form.write().apply(result));
    return result;
  }
}
