package dev.holdout.engine.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Walks the batches of an epoch while workers make the next ones. They are handed out in their
 * order, whichever is ready first. After a failure nothing more is handed out.
 */
final class AheadOfUse<B> implements Iterator<B> {

  private final BatchMaker<B> maker;
  private final List<Batch> batches;
  private final ExecutorService threads;
  private final int most;
  private final Deque<Future<B>> ahead = new ArrayDeque<>();
  private int submitted;

  AheadOfUse(BatchMaker<B> maker, List<Batch> batches, ExecutorService threads, int most) {
    this.maker = maker;
    this.batches = batches;
    this.threads = threads;
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || submitted < batches.size();
  }

  @Override
  public B next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the epoch had " + batches.size() + " batches");
    }
    try {
      while (ahead.size() < most && submitted < batches.size()) {
        Batch batch = batches.get(submitted++);
        ahead.add(threads.submit(() -> maker.make(batch)));
      }
      return ahead.remove().get();
    } catch (ExecutionException e) {
      giveUp();
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause(); // a batch maker throws nothing checked
    } catch (CancellationException | RejectedExecutionException e) {
      giveUp();
      throw new IllegalStateException(
          "data loader: it was closed while an epoch was walked; close it after the epoch", e);
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      throw new CancellationException("data loader: interrupted while waiting for a batch");
    }
  }

  private void giveUp() {
    submitted = batches.size();
    ahead.forEach(batch -> batch.cancel(true));
    ahead.clear();
  }
}
