package dev.holdout.engine.nn.attention;

import dev.holdout.engine.nn.Buffer;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;

/**
 * Adds to each place of a sequence what tells it from the others: {@code sin(t / 10000^(2i/width))}
 * at even, the cosine at odd columns.
 *
 * <p>Shape: {@code [*, time, width]} with the batch first, in and out. No parameters.
 *
 * <p>Source: A. Vaswani et al., Attention Is All You Need, 2017, section 3.5.
 */
public final class PositionalEncoding extends Layer {

  private static final double SLOWEST = 10_000;

  private final int width;
  private final int longest;
  private final Buffer table;

  /**
   * @param width of the sequence, 1 or more
   * @param longest places there may be, 1 or more
   */
  public PositionalEncoding(int width, int longest) {
    if (width < 1 || longest < 1) {
      throw new IllegalArgumentException(
          "positional encoding: width is %d and the longest sequence %d; both must be 1 or more"
              .formatted(width, longest));
    }
    this.width = width;
    this.longest = longest;
    float[] values = new float[width * longest];
    for (int t = 0; t < longest; t++) {
      for (int column = 0; column < width; column++) {
        double angle = t / StrictMath.pow(SLOWEST, (column - column % 2) / (double) width);
        values[t * width + column] =
            (float) (column % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
      }
    }
    this.table = Buffer.unsaved(Tensor.of(values, longest, width));
  }

  @Override
  public Tensor forward(Tensor input) {
    if (input.rank() < (members() > 0 ? 3 : 2)
        || input.size(-1) != width
        || input.size(-2) > longest) {
      throw new ShapeException(
          "positional encoding: input is %s; pass [*, time, %d] with at most %d places"
              .formatted(Shape.text(input.sizes()), width, longest));
    }
    Tensor used = table.tensor().narrow(-2, 0, input.size(-2)).to(input.dtype());
    return input.add(Members.along(used, input, members()));
  }

  @Override
  protected String sizes() {
    return "width=%d, longest=%d".formatted(width, longest);
  }
}
