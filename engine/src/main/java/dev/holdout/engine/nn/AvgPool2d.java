package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;

/**
 * The mean of each window: {@link Poolings#avgPool2d}.
 *
 * <p>Shape: input {@code [*, H, W]}, output {@code [*, O1, O2]}.
 */
public final class AvgPool2d extends Layer {

  private final KernelWindow window;
  private final Divisor divisor;

  /** Windows of so many places side by side. */
  public AvgPool2d(int size) {
    this(KernelWindow.of(size, size).stepping(size));
  }

  /**
   * @param window of 2 dimensions, or of one that stands for both; note that its step is 1 unless
   *     given
   */
  public AvgPool2d(KernelWindow window) {
    this(window, Divisor.WINDOW);
  }

  /**
   * @param window of 2 dimensions, or of one that stands for both; note that its step is 1 unless
   *     given
   * @param divisor what the sum of a window is divided by
   */
  public AvgPool2d(KernelWindow window, Divisor divisor) {
    this.window = window.over(2, "avgpool2d");
    this.divisor = divisor;
  }

  @Override
  public Tensor forward(Tensor input) {
    return Poolings.avgPool2d(input, window, divisor);
  }

  @Override
  protected String sizes() {
    return window.text() + divisor.text();
  }
}
