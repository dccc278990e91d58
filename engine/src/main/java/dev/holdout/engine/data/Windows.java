package dev.holdout.engine.data;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/**
 * Overlapping windows over the rows of a table, oldest first, each with its target. Sample i is
 * rows i to {@code i + length − 1} and target {@code i + length − 1}: what is to be said when the
 * window's last row is known. The windows are a view of the table: nothing is copied until a batch
 * of scattered samples is gathered.
 *
 * <p>A sample and a batch are two tensors: {@code [length, columns]} and the target's shape; {@code
 * [batch, length, columns]} and {@code [batch, …]}. The set is ordered.
 */
public final class Windows implements BatchedDataset<List<Tensor>, List<Tensor>> {

  private final Tensor windows;
  private final Tensor targets;

  /**
   * @param table {@code [rows, columns]}, a row an instant
   * @param length rows a window, from 1 to the rows there are
   * @param targets {@code [rows, …]}, a target for each row
   */
  public Windows(Tensor table, int length, Tensor targets) {
    if (table.rank() != 2 || length < 1 || length > table.size(0)) {
      throw new ShapeException(
          "windows: the table is %s and a window has %d rows; pass [rows, columns] and a length from 1 to the rows"
              .formatted(Shape.text(table.sizes()), length));
    }
    if (targets.rank() == 0 || targets.size(0) != table.size(0)) {
      throw new ShapeException(
          "windows: the table is %s and the targets are %s; pass a target for each row"
              .formatted(Shape.text(table.sizes()), Shape.text(targets.sizes())));
    }
    this.windows = table.unfold(0, length, 1).transpose(1, 2);
    this.targets = targets.narrow(0, length - 1, windows.size(0));
  }

  @Override
  public int size() {
    return windows.size(0);
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public List<Tensor> get(int index) {
    return List.of(windows.select(0, index), targets.select(0, index));
  }

  @Override
  public List<Tensor> batch(Batch batch) {
    return List.of(Rows.of(windows, batch), Rows.of(targets, batch));
  }
}
