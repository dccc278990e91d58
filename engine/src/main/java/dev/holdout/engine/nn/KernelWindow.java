package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.ops.SlidingWindows;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a convolution or a pooling looks at: {@code KernelWindow.of(3).padded(1)}, {@code
 * KernelWindow.of(3, 3).stepping(2, 2)}. One number a dimension; a single number given stands for
 * all dimensions.
 *
 * @param size offsets in the window, 1 or more; the kernel
 * @param step from one window to the next, 1 or more; the stride
 * @param padding added at both ends, 0 or more; counts where {@code edges} is GIVEN
 * @param spread from one offset to the next, 1 or more; the dilation
 * @param edges how much is added at the ends
 * @param reachingOver whether a last window may reach over the end behind, as long as it begins
 *     before it; for poolings only
 */
public record KernelWindow(
    int[] size, int[] step, int[] padding, int[] spread, Edges edges, boolean reachingOver) {

  /** What is added at the ends. */
  public enum Edges {
    /** As much as {@code padding} says, on both sides. */
    GIVEN,
    /** So much that the output is as long as the input; an odd one goes to the end. */
    SAME,
    /** As {@code SAME}, all at the front: output t sees inputs up to t only. */
    CAUSAL
  }

  public KernelWindow {
    size = size.clone();
    step = spread(step, size.length, "step");
    padding = spread(padding, size.length, "padding");
    spread = spread(spread, size.length, "spread");
    for (int d = 0; d < size.length; d++) {
      if (size[d] < 1 || step[d] < 1 || spread[d] < 1 || padding[d] < 0) {
        throw new IllegalArgumentException(
            "window: size %s, step %s, padding %s, spread %s; padding must be 0 or more, the others 1 or more"
                .formatted(
                    Shape.text(size), Shape.text(step), Shape.text(padding), Shape.text(spread)));
      }
      if (edges != Edges.GIVEN && step[d] != 1) {
        throw new IllegalArgumentException(
            "window: padding %s keeps the length only with step 1, but the step is %s; give the padding in numbers"
                .formatted(edges, Shape.text(step)));
      }
    }
  }

  /** Step 1, no padding, neighbours. */
  public static KernelWindow of(int... size) {
    int[] one = {1};
    return new KernelWindow(size, one, new int[] {0}, one, Edges.GIVEN, false);
  }

  /** With this step, PyTorch's stride. */
  public KernelWindow stepping(int... step) {
    return new KernelWindow(size, step, padding, spread, edges, reachingOver);
  }

  /** With so many zeros at both ends. */
  public KernelWindow padded(int... padding) {
    return new KernelWindow(size, step, padding, spread, Edges.GIVEN, reachingOver);
  }

  /** With offsets so far apart, PyTorch's dilation. */
  public KernelWindow spreading(int... spread) {
    return new KernelWindow(size, step, padding, spread, edges, reachingOver);
  }

  /** Padded so that the length stays, PyTorch's {@code padding="same"}. */
  public KernelWindow same() {
    return new KernelWindow(size, step, padding, spread, Edges.SAME, reachingOver);
  }

  /** Padded at the front only, so that no output sees what comes after it. */
  public KernelWindow causal() {
    return new KernelWindow(size, step, padding, spread, Edges.CAUSAL, reachingOver);
  }

  /**
   * With a last window that may reach over the end behind, so that no place is left out: PyTorch's
   * {@code ceil_mode=True}. What lies over the end is not there: no mean counts it.
   */
  public KernelWindow overTheEnd() {
    return new KernelWindow(size, step, padding, spread, edges, true);
  }

  /** How it prints: {@code kernel_size=[3], stride=[1], padding=same, dilation=[1]}. */
  String text() {
    return "kernel_size=%s, stride=%s, padding=%s, dilation=%s"
            .formatted(
                Shape.text(size),
                Shape.text(step),
                edges == Edges.GIVEN ? Shape.text(padding) : edges.name().toLowerCase(Locale.ROOT),
                Shape.text(spread))
        + (reachingOver ? ", ceil_mode=true" : "");
  }

  /**
   * The same over so many dimensions: a window of one stands for all of them.
   *
   * @param op who asks, for the message
   * @throws ShapeException if it has another number of dimensions that is not 1
   */
  KernelWindow over(int dimensions, String op) {
    if (rank() == dimensions) {
      return this;
    }
    if (rank() != 1) {
      throw new ShapeException(
          "%s: the window %s has %d dimensions; give one of %d, or one number for all"
              .formatted(op, Shape.text(size), rank(), dimensions));
    }
    int[] all = new int[dimensions];
    Arrays.fill(all, size[0]);
    return new KernelWindow(all, step, padding, spread, edges, reachingOver);
  }

  /** Dimensions it slides over. */
  public int rank() {
    return size.length;
  }

  /** Places a dimension takes from a window's first to its last offset. */
  int span(int d) {
    return spread[d] * (size[d] - 1) + 1;
  }

  /** What is added before the first place of a dimension. */
  int before(int d) {
    return switch (edges) {
      case GIVEN -> padding[d];
      case SAME -> (span(d) - 1) / 2;
      case CAUSAL -> span(d) - 1;
    };
  }

  /** What is added behind the last place of a dimension. */
  int behind(int d) {
    return switch (edges) {
      case GIVEN -> padding[d];
      case SAME -> span(d) - 1 - before(d);
      case CAUSAL -> 0;
    };
  }

  /** What the last of so many windows needs behind a dimension, padding included. */
  int behind(int d, int length, int places) {
    int over = (places - 1) * step[d] + span(d) - length - before(d);
    return reachingOver ? Math.max(over, behind(d)) : behind(d);
  }

  /**
   * Windows along a dimension of so many places.
   *
   * @throws ShapeException if not one fits
   */
  int places(String op, int d, int length, int[] input) {
    int padded = length + before(d) + behind(d);
    int reach = reachingOver ? padded + step[d] - 1 : padded;
    int places = SlidingWindows.places(reach, size[d], step[d], spread[d]);
    if (reachingOver && (places - 1) * step[d] >= length + before(d)) {
      places--; // it would begin behind the end
    }
    if (places < 1) {
      throw new ShapeException(
          "%s: input is %s, with padding %d long, but a window of %s spread by %s takes %d, so the output has size %d; pad more, or use a smaller window"
              .formatted(
                  op,
                  Shape.text(input),
                  padded,
                  Shape.text(size),
                  Shape.text(spread),
                  span(d),
                  places));
    }
    return places;
  }

  private static int[] spread(int[] given, int rank, String name) {
    if (given.length == rank) {
      return given.clone();
    }
    if (given.length != 1) {
      throw new ShapeException(
          "window: %s is %s for a window of %d dimensions; give one number, or one a dimension"
              .formatted(name, Shape.text(given), rank));
    }
    int[] all = new int[rank];
    Arrays.fill(all, given[0]);
    return all;
  }
}
