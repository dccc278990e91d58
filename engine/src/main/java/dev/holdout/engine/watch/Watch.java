package dev.holdout.engine.watch;

/**
 * Who watches this thread. The listener is the thread's own, like the switch that says what it
 * records, so trainings in parallel threads are watched apart.
 */
public final class Watch {

  private static final ThreadLocal<TrainingListener> LISTENER =
      ThreadLocal.withInitial(() -> TrainingListener.NOBODY);

  private Watch() {}

  /** Takes the listener off the thread; meant for try-with-resources. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Who is to be told; never null. */
  public static TrainingListener now() {
    return LISTENER.get();
  }

  /** Whether anybody is told. */
  public static boolean watched() {
    return now() != TrainingListener.NOBODY;
  }

  /** Tells this listener, and no other, of what happens on this thread until the scope closes. */
  public static Scope open(TrainingListener listener) {
    TrainingListener before = now();
    LISTENER.set(listener);
    return () -> {
      if (before == TrainingListener.NOBODY) {
        LISTENER.remove();
      } else {
        LISTENER.set(before);
      }
    };
  }
}
