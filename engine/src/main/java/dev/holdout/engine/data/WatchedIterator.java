package dev.holdout.engine.data;

import dev.holdout.engine.watch.Watch;
import java.util.Iterator;

/** Tells whoever watches when a batch is waited for, and when it is there. */
final class WatchedIterator<B> implements Iterator<B> {

  private final DataLoader<B> loader;
  private final Iterator<B> plain;
  private boolean asked;

  WatchedIterator(DataLoader<B> loader, Iterator<B> plain) {
    this.loader = loader;
    this.plain = plain;
  }

  @Override
  public boolean hasNext() {
    ask(); // a lazy stream makes its batch here already
    boolean more = plain.hasNext();
    if (!more) {
      answer(null);
    }
    return more;
  }

  @Override
  public B next() {
    ask();
    B batch = plain.next();
    answer(batch);
    return batch;
  }

  private void ask() {
    if (!asked) {
      asked = true;
      Watch.now().waiting(loader);
    }
  }

  private void answer(B batch) {
    asked = false;
    Watch.now().loaded(loader, batch);
  }
}
