package dev.holdout.engine.doctor;

import dev.holdout.engine.tensor.Tensor;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The same array, or the same tensor to another device, copied in step after step though its
 * numbers stay. An array that is filled anew each time is no mistake, and small ones are not worth
 * a word.
 */
final class RepeatedCopies extends Check {

  /** Smaller copies are not looked at. */
  static final long BYTES = 4096;

  private static final int HELD = 8;
  private static final int LIMIT = 10;
  private static final int COMPARED = 3;

  private static final class Copied {
    private final WeakReference<Object> source;
    private long last = -1;
    private int times;
    private int content;

    Copied(Object source) {
      this.source = new WeakReference<>(source);
    }
  }

  private final Deque<Copied> recent = new ArrayDeque<>();
  private boolean loading;

  RepeatedCopies(Chart chart) {
    super(chart);
  }

  @Override
  public void waiting(Object loader) {
    loading = true;
  }

  @Override
  public void loaded(Object loader, Object batch) {
    loading = false;
  }

  @Override
  public void copying(Object source, long bytes) {
    if (loading) {
      return;
    }
    Copied copied = of(source);
    if (copied.last == chart.step()) {
      return;
    }
    copied.times = copied.last == chart.step() - 1 ? copied.times + 1 : 1;
    copied.last = chart.step();
    if (copied.times > LIMIT - COMPARED) {
      int content = content(source);
      copied.times =
          copied.times > LIMIT - COMPARED + 1 && content != copied.content ? 1 : copied.times;
      copied.content = content;
    }
    if (copied.times == LIMIT) {
      chart.report(
          Mistake.REPEATED_COPY,
          "the same %d bytes are copied in each of %d steps".formatted(bytes, LIMIT),
          LIMIT,
          LIMIT - 1,
          source instanceof Tensor
              ? "Tensor x = data.to(device); // once, before the loop"
              : "Tensor x = Tensor.of(array, shape); // once, before the loop");
    }
  }

  private Copied of(Object source) {
    for (Copied copied : recent) {
      if (copied.source.refersTo(source)) {
        return copied;
      }
    }
    Copied fresh = new Copied(source);
    recent.addLast(fresh);
    if (recent.size() > HELD) {
      recent.removeFirst();
    }
    return fresh;
  }

  private static int content(Object source) {
    return switch (source) {
      case float[] values -> Arrays.hashCode(values);
      case double[] values -> Arrays.hashCode(values);
      case long[] values -> Arrays.hashCode(values);
      case int[] values -> Arrays.hashCode(values);
      case Tensor tensor -> tensor.version();
      default -> List.of(source).hashCode();
    };
  }
}
