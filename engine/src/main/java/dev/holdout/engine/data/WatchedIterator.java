package dev.holdout.engine.data;

import dev.holdout.engine.watch.Watch;
import java.util.Iterator;

/** Tells whoever watches when a batch is waited for, and when it is there. */
record WatchedIterator<B>(DataLoader<B> loader, Iterator<B> plain) implements Iterator<B> {

  @Override
  public boolean hasNext() {
    Watch.now().waiting(loader); // a lazy stream makes its batch here already
    boolean more = plain.hasNext();
    if (!more) {
      Watch.now().loaded(loader, null);
    }
    return more;
  }

  @Override
  public B next() {
    Watch.now().waiting(loader);
    B batch = plain.next();
    Watch.now().loaded(loader, batch);
    return batch;
  }
}
