package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.OneDType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.OptionalDouble;

/**
 * Normalises each channel over the batch in training, and by running estimates of mean and variance
 * in evaluation (Ioffe and Szegedy: "Batch normalization", 2015).
 *
 * <p>Shape: input {@code [B, C]} or {@code [B, C, L]}, output the same. In training a row depends
 * on the rest of its batch; in evaluation on itself alone.
 *
 * <p>Parameters: {@code weight} {@code [C]}, ones, and {@code bias} {@code [C]}, zeros. Buffers:
 * {@code running_mean} {@code [C]}, zeros; {@code running_var} {@code [C]}, ones (its estimates are
 * over the count less one); {@code num_batches_tracked} {@code []}, int64.
 */
public final class BatchNorm1d extends Layer {

  /**
   * How it computes.
   *
   * @param eps added to the variance, above 0; 1e-5 is usual
   * @param momentum weight of a new batch in the running estimates, 0.1 is usual; empty for the
   *     plain average of all batches so far
   * @param affine whether there is a weight
   * @param tracking whether there are running estimates; without, evaluation uses the batch too
   * @param bias whether there is a bias; counts only with a weight, as in PyTorch
   */
  public record Config(
      double eps, OptionalDouble momentum, boolean affine, boolean tracking, boolean bias) {

    /** PyTorch's defaults. */
    public static Config usual() {
      return new Config(1e-5, OptionalDouble.of(0.1), true, true, true);
    }
  }

  private final int features;
  private final Config config;
  private final Parameter weight;
  private final Parameter bias;
  // Fields are named as in PyTorch's state.
  private final Buffer running_mean;
  private final Buffer running_var;
  private final Buffer num_batches_tracked;

  public BatchNorm1d(int features) {
    this(features, Config.usual());
  }

  /**
   * @param features channels C, 1 or more
   */
  public BatchNorm1d(int features, Config config) {
    if (features < 1) {
      throw new IllegalArgumentException(
          "batch norm: features is " + features + "; pass how many channels there are, 1 or more");
    }
    this.features = features;
    this.config = config;
    this.weight = config.affine ? new Parameter(Tensor.ones(features)) : null;
    this.bias = config.affine && config.bias ? new Parameter(Tensor.zeros(features)) : null;
    this.running_mean = config.tracking ? new Buffer(Tensor.zeros(features)) : null;
    this.running_var = config.tracking ? new Buffer(Tensor.ones(features)) : null;
    this.num_batches_tracked =
        config.tracking ? new Buffer(Tensor.of(new long[1]).reshape(new int[0])) : null;
  }

  /**
   * @throws DTypeException if the input is not of the layer's dtype; one of 16 bits may meet
   *     parameters of 32
   * @throws IllegalArgumentException for other than two or three dimensions, other than C channels,
   *     and one value a channel where the batch is what is normalised by
   */
  @Override
  public Tensor forward(Tensor input) {
    check(input);
    return normalised(Norms.wide(input)).to(input.dtype());
  }

  /** Computes in the input's type, float32 where that of the caller has 16 bits. */
  private Tensor normalised(Tensor input) {
    Tensor scale = weight == null ? null : Norms.wide(weight.tensor());
    Tensor shift = bias == null ? null : Norms.wide(bias.tensor());
    if (!isTraining() && config.tracking) {
      Tensor mean = Norms.wide(running_mean.tensor());
      Tensor variance = Norms.wide(running_var.tensor());
      return Norms.scaled(input, mean, variance, scale, shift, config.eps, members());
    }
    int[] dims = batchDims(input);
    long count = valuesOfChannel(input);
    if (count == 0) {
      // Nothing to learn from: the shape passes, the estimates stay.
      return Norms.scaled(input, zeros(input), zeros(input), scale, shift, config.eps, members());
    }
    Tensor mean = input.mean(dims, true);
    Tensor centred = input.sub(mean);
    Tensor variance = centred.square().mean(dims, true);
    if (isTraining() && config.tracking) {
      Autograd.noGrad(() -> track(mean.detach(), variance.detach(), count));
    }
    Tensor result = centred.div(variance.add(config.eps).sqrt());
    if (scale != null) {
      result = result.mul(Norms.channels(scale, result, members()));
    }
    return shift == null ? result : result.add(Norms.channels(shift, result, members()));
  }

  private void track(Tensor mean, Tensor variance, long count) {
    if (Autograd.computingAgain()) {
      return; // the first run has taken this batch in
    }
    Tensor batches = num_batches_tracked.tensor();
    long tracked = batches.toLongArray()[0] + 1;
    batches.fill(tracked);
    double share = config.momentum.orElse(1.0 / tracked);
    move(running_mean.tensor(), mean, share, share);
    move(running_var.tensor(), variance, share, share * count / (count - 1));
  }

  /** {@code (1 - share) estimate + weight found}, rounded once where the estimate has 16 bits. */
  private static void move(Tensor estimate, Tensor found, double share, double weight) {
    Tensor wide = Norms.wide(estimate);
    wide.mulInPlace(1 - share).addInPlace(found.reshape(estimate.shape()), weight);
    if (wide != estimate) {
      estimate.copyFrom(wide);
    }
  }

  /** One dtype for all, but for numbers of 16 bits, which may meet parameters of 32. */
  private void checkDType(Tensor input) {
    Tensor mean = running_mean == null ? null : running_mean.tensor();
    Tensor first = weight == null ? mean : weight.tensor();
    DType own = first == null ? null : first.dtype();
    boolean narrow = input.dtype().bytes() == 2 && own == DType.F32;
    if (own == null && input.dtype().isFloating() || narrow) {
      return;
    }
    OneDType.require("batch norm", input.dtype(), input.sizes(), own == null ? DType.F32 : own);
  }

  private void check(Tensor input) {
    checkDType(input);
    int behind = members() == 0 ? 0 : 1;
    if (members() > 0) {
      Members.check("batch norm", input, members(), 2);
    }
    int dims = input.rank() - behind;
    if (dims != 2 && dims != 3) {
      throw new ShapeException(
          "batch norm: expected 2D or 3D input, [batch, %d] or [batch, %d, length], but the input is %s, %dD"
              .formatted(features, features, Shape.text(input.sizes()), dims));
    }
    if (input.size(behind + 1) != features) {
      throw new ShapeException(
          "batch norm: input is %s with %d channels, but the layer has %d; build it with the channels of its input"
              .formatted(Shape.text(input.sizes()), input.size(behind + 1), features));
    }
    if ((isTraining() || !config.tracking) && valuesOfChannel(input) == 1) {
      throw new ShapeException(
          "batch norm: input is %s; a batch is normalised by its own mean and deviation, which takes more than 1 value per channel: use a larger batch, or eval()"
              .formatted(Shape.text(input.sizes())));
    }
  }

  private long valuesOfChannel(Tensor input) {
    long values = 1;
    for (int d : batchDims(input)) {
      values *= input.size(d);
    }
    return values;
  }

  /** All dimensions but the channels and the members. */
  private int[] batchDims(Tensor input) {
    int behind = members() == 0 ? 0 : 1;
    return input.rank() - behind == 2 ? new int[] {behind} : new int[] {behind, behind + 2};
  }

  private Tensor zeros(Tensor input) {
    return members() == 0
        ? Tensor.zeros(input.dtype(), features)
        : Tensor.zeros(input.dtype(), members(), features);
  }

  @Override
  protected String sizes() {
    return "%d, eps=%s, momentum=%s, affine=%b, track_running_stats=%b%s"
        .formatted(
            features,
            config.eps,
            config.momentum.isPresent() ? config.momentum.getAsDouble() : "null",
            config.affine,
            config.tracking,
            config.bias ? "" : ", bias=false");
  }
}
