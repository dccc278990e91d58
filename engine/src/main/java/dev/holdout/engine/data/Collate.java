package dev.holdout.engine.data;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.PartsText;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes one batch of several samples.
 *
 * @param <S> a sample
 * @param <B> a batch
 */
@FunctionalInterface
public interface Collate<S, B> {

  /**
   * @param samples at least one, in the order of the batch
   */
  B of(List<S> samples);

  /** Tensors of one shape, stacked along a new first dimension. */
  static Collate<Tensor, Tensor> stack() {
    return samples -> stacked(samples, "");
  }

  /** Lists of tensors, such as inputs and targets: the first of all stacked, the second of all… */
  static Collate<List<Tensor>, List<Tensor>> stackEach() {
    return samples -> {
      List<Tensor> batch = new ArrayList<>();
      int count = samples.getFirst().size();
      for (int i = 1; i < samples.size(); i++) {
        if (samples.get(i).size() != count) {
          throw new ShapeException(
              "collate: sample 0 of the batch has %d parts and sample %d has %d; give all samples the same parts"
                  .formatted(count, i, samples.get(i).size()));
        }
      }
      for (int part = 0; part < count; part++) {
        int place = part;
        List<Tensor> parts = samples.stream().map(sample -> sample.get(place)).toList();
        batch.add(stacked(parts, "part " + place + " of "));
      }
      return batch;
    };
  }

  /**
   * Sequences of any length {@code [length, …]}, filled up behind to the longest.
   *
   * @param fill what stands behind a sequence that is shorter than the longest
   */
  static Collate<Tensor, Padded> padded(double fill) {
    return samples -> Padded.of(samples, fill);
  }

  private static Tensor stacked(List<Tensor> samples, String part) {
    int[] first = samples.getFirst().sizes();
    for (int i = 1; i < samples.size(); i++) {
      if (!Arrays.equals(first, samples.get(i).sizes())) {
        throw new ShapeException(
            "collate: %ssample 0 of the batch is %s and sample %d is %s; stacked samples have one shape, so cut them alike or use Collate.padded"
                .formatted(part, Shape.text(first), i, Shape.text(samples.get(i).sizes())));
      }
    }
    return Tensor.stack(samples, 0);
  }

  /**
   * Sequences in one tensor.
   *
   * @param values {@code [batch, longest, …]}
   * @param lengths of each sequence, before filling
   */
  record Padded(Tensor values, int[] lengths) {

    static Padded of(List<Tensor> samples, double fill) {
      int[] lengths = new int[samples.size()];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = length(samples, i);
      }
      int[] first = samples.getFirst().sizes();
      int[] shape = new int[first.length + 1];
      shape[0] = lengths.length;
      System.arraycopy(first, 0, shape, 1, first.length);
      shape[1] = Arrays.stream(lengths).max().orElseThrow();
      Tensor values = Tensor.full(samples.getFirst().dtype(), fill, shape);
      for (int i = 0; i < lengths.length; i++) {
        values.select(0, i).narrow(0, 0, lengths[i]).copyFrom(samples.get(i));
      }
      return new Padded(values, lengths);
    }

    @Override
    public String toString() {
      return new PartsText("Padded")
          .with("values", values)
          .with("lengths", Arrays.toString(lengths))
          .toString();
    }

    private static int length(List<Tensor> samples, int i) {
      int[] first = samples.getFirst().sizes();
      int[] sizes = samples.get(i).sizes();
      if (sizes.length < 1
          || sizes.length != first.length
          || !Arrays.equals(sizes, 1, sizes.length, first, 1, first.length)) {
        throw new ShapeException(
            "collate: sample 0 of the batch is %s and sample %d is %s; padded sequences may differ in their first size only"
                .formatted(Shape.text(first), i, Shape.text(sizes)));
      }
      return sizes[0];
    }
  }
}
