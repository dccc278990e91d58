package dev.holdout.engine.data;

import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Tensors whose first dimension counts the samples: sample i is row i of each. A batch is a list of
 * as many tensors, {@code [batch, …]} each; a batch of consecutive samples is a view, others are
 * copied once.
 */
public final class TensorDataset implements BatchedDataset<List<Tensor>, List<Tensor>> {

  private final List<Tensor> tensors;

  /**
   * @param tensors at least one, with equal first sizes
   */
  public TensorDataset(Tensor... tensors) {
    this.tensors = List.copyOf(Given.all(Arrays.asList(tensors), "tensor dataset", "tensor"));
    for (int i = 0; i < tensors.length; i++) {
      if (tensors[i].rank() == 0 || tensors[i].size(0) != tensors[0].size(0)) {
        throw new ShapeException(
            "tensor dataset: tensor 0 is %s and tensor %d is %s; the first size counts the samples and must be equal"
                .formatted(Shape.text(tensors[0].sizes()), i, Shape.text(tensors[i].sizes())));
      }
    }
    if (tensors.length == 0) {
      throw new IllegalArgumentException("tensor dataset: no tensor was given; pass at least one");
    }
  }

  @Override
  public int size() {
    return tensors.getFirst().size(0);
  }

  @Override
  public List<Tensor> get(int index) {
    return tensors.stream().map(tensor -> tensor.select(0, index)).toList();
  }

  @Override
  public List<Tensor> batch(Batch batch) {
    return tensors.stream().map(tensor -> Rows.of(tensor, batch)).toList();
  }
}
