package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * The largest of each window: {@link Poolings#maxPool1d}.
 *
 * <p>Shape: input {@code [*, L]}, output {@code [*, O]}.
 */
public final class MaxPool1d extends Layer {

  private final KernelWindow window;

  /** Windows of so many places side by side. */
  public MaxPool1d(int size) {
    this(KernelWindow.of(size).stepping(size));
  }

  /**
   * @param window of 1 dimension; note that its step is 1 unless given
   */
  public MaxPool1d(KernelWindow window) {
    if (window.rank() != 1) {
      throw new ShapeException(
          "pooling: the window %s has %d dimensions; give one of 1"
              .formatted(Shape.text(window.size()), window.rank()));
    }
    this.window = window;
  }

  @Override
  public Tensor forward(Tensor input) {
    return Poolings.maxPool1d(input, window);
  }

  /** Values and where they stand in the input: PyTorch's {@code return_indices}. */
  public Poolings.Largest withPlaces(Tensor input) {
    Poolings.Largest largest = Poolings.largest1d(input, window);
    called(List.of(input), List.of(largest.values(), largest.places()));
    return largest;
  }

  @Override
  protected String sizes() {
    return window.text();
  }
}
