package dev.holdout.engine.nn;

import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * The largest of each window: {@link Poolings#maxPool2d}.
 *
 * <p>Shape: input {@code [*, H, W]}, output {@code [*, O1, O2]}.
 */
public final class MaxPool2d extends Layer {

  private final KernelWindow window;

  /** Windows of so many places side by side. */
  public MaxPool2d(int size) {
    this(KernelWindow.of(size, size).stepping(size));
  }

  /**
   * @param window of 2 dimensions, or of one that stands for both; note that its step is 1 unless
   *     given
   */
  public MaxPool2d(KernelWindow window) {
    this.window = window.over(2, "maxpool2d");
  }

  @Override
  public Tensor forward(Tensor input) {
    return Poolings.maxPool2d(input, window);
  }

  /** Values and where they stand in the input: PyTorch's {@code return_indices}. */
  public Poolings.Largest withPlaces(Tensor input) {
    Poolings.Largest largest = Poolings.largest2d(input, window);
    called(List.of(input), List.of(largest.values(), largest.places()));
    return largest;
  }

  @Override
  protected String sizes() {
    return window.text();
  }
}
