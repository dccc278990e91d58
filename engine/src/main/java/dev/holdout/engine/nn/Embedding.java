package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A learned row for each number: {@code y = weight[x]}.
 *
 * <p>Shape: input {@code [*]} of I64 or I32, output {@code [*, width]}.
 *
 * <p>Parameters: {@code weight} {@code [rows, width]}, normal with deviation 1 at the start; the
 * row of the padding is zeros, and training does not move it.
 */
public final class Embedding extends Layer {

  private final Config config;
  private final int rows;
  private final int width;
  private final int padding;
  private final Parameter weight;

  /**
   * Sizes, and what is done to rows and gradients.
   *
   * @param rows how many numbers there are, from 0; 1 or more
   * @param width of a row, 1 or more
   * @param padding a number whose row gets no gradient; a negative one counts from the end
   * @param maxNorm rows that are looked up and longer are shortened to it first, in the weight
   *     itself and in evaluation too; above 0, or empty for any length
   * @param normType p of that length: 2 is Euclid's, infinity the largest number
   * @param byFrequency whether a row's gradient is divided by how often the batch looks it up
   */
  public record Config(
      int rows,
      int width,
      OptionalInt padding,
      OptionalDouble maxNorm,
      double normType,
      boolean byFrequency) {

    public Config {
      if (rows < 1 || width < 1) {
        throw new IllegalArgumentException(
            "embedding: rows is " + rows + " and width is " + width + "; both must be 1 or more");
      }
      int given = padding.orElse(0);
      if (given < -rows || given >= rows) {
        throw new DimensionException(
            "embedding: padding is %d, but there are %d rows; use %d to %d"
                .formatted(given, rows, -rows, rows - 1));
      }
      if (!(maxNorm.orElse(1) > 0) || Double.isNaN(normType)) {
        throw new IllegalArgumentException(
            "embedding: maxNorm is %s and normType is %s; pass a length above 0 and a number"
                .formatted(maxNorm.orElse(1), normType));
      }
    }

    /** PyTorch's defaults: no padding, rows of any length. */
    public static Config of(int rows, int width) {
      return new Config(rows, width, OptionalInt.empty(), OptionalDouble.empty(), 2, false);
    }

    /** With a row for padding. */
    public Config padding(int number) {
      return new Config(rows, width, OptionalInt.of(number), maxNorm, normType, byFrequency);
    }

    /** With rows held to a length as they are looked up. */
    public Config maxNorm(double length, double p) {
      return new Config(rows, width, padding, OptionalDouble.of(length), p, byFrequency);
    }

    /** With the mean of a row's gradients in place of their sum. */
    public Config withMeanGradients() {
      return new Config(rows, width, padding, maxNorm, normType, true);
    }
  }

  /** Without a row for padding. */
  public Embedding(int rows, int width, Philox random) {
    this(Config.of(rows, width), random);
  }

  /**
   * @param rows how many numbers there are, from 0; 1 or more
   * @param width of a row, 1 or more
   * @param padding a number whose row gets no gradient; a negative one counts from the end
   */
  public Embedding(int rows, int width, OptionalInt padding, Philox random) {
    this(new Config(rows, width, padding, OptionalDouble.empty(), 2, false), random);
  }

  public Embedding(Config config, Philox random) {
    this.config = config;
    this.rows = config.rows();
    this.width = config.width();
    this.padding =
        config.padding().isEmpty() ? -1 : Math.floorMod(config.padding().getAsInt(), rows);
    Tensor start = Init.normal(0, 1, random, rows, width);
    if (this.padding >= 0) {
      start.select(0, this.padding).fill(0);
    }
    this.weight = new Parameter(start);
  }

  /**
   * @throws DimensionException naming the first number that has no row
   * @throws DTypeException if the input holds no integers
   */
  @Override
  public Tensor forward(Tensor input) {
    check(input);
    int[] shape = new int[input.rank() + 1];
    System.arraycopy(input.sizes(), 0, shape, 0, input.rank());
    shape[input.rank()] = width;
    Tensor table = weight.tensor();
    Tensor places = input;
    if (members() > 0) {
      Members.check("embedding", input, members(), 1);
      table = table.reshape(members() * rows, width);
      places = input.add(firstRows(input));
    }
    Tensor flat = places.flatten();
    if (config.maxNorm().isPresent()) {
      shorten(table.detach(), flat);
    }
    Tensor picked = table.indexSelect(0, flat).reshape(shape);
    if (config.byFrequency() && picked.requiresGrad()) {
      Tensor share = share(flat, table.size(0)).to(picked.dtype()).reshape(places.shape());
      picked.registerHook(gradient -> gradient.mul(share.unsqueeze(-1)));
    }
    if (padding < 0 || !Autograd.recording()) {
      return picked;
    }
    return picked.detach().where(input.eq((long) padding).unsqueeze(-1), picked);
  }

  /** Rows that are looked up, held to the greatest length; source: torch.embedding_renorm_. */
  private void shorten(Tensor table, Tensor places) {
    double most = config.maxNorm().getAsDouble();
    for (long place : places.unique().toLongArray()) {
      Tensor row = table.select(0, (int) place);
      double length = row.norm(config.normType()).item();
      if (length > most) {
        row.mulInPlace(most / (length + 1e-7));
      }
    }
  }

  /** For each place 1 over how often it is looked up. */
  private static Tensor share(Tensor places, int rows) {
    return places.bincount(rows).indexSelect(0, places).to(DType.F64).reciprocal();
  }

  /** {@code [rows, width]}. */
  public Parameter weight() {
    return weight;
  }

  /** Where each member's rows begin, along the first dimension of the input. */
  private Tensor firstRows(Tensor input) {
    long[] first = new long[members()];
    Arrays.setAll(first, m -> (long) m * rows);
    int[] shape = new int[input.rank()];
    Arrays.fill(shape, 1);
    shape[0] = members();
    return Tensor.of(first, shape);
  }

  private void check(Tensor input) {
    if (input.dtype() != DType.I64 && input.dtype() != DType.I32) {
      throw new DTypeException(
          "embedding: input is %s of shape %s; rows are looked up by int64 or int32 numbers, so convert with to(I64)"
              .formatted(input.dtype().torchName(), Shape.text(input.sizes())));
    }
    long[] numbers = input.toLongArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0 || numbers[i] >= rows) {
        throw new DimensionException(
            "embedding: index %d (element %d of an input of shape %s) is out of range; there are %d rows, so use 0 to %d, or build the layer with more rows"
                .formatted(numbers[i], i, Shape.text(input.sizes()), rows, rows - 1));
      }
    }
  }

  @Override
  protected String sizes() {
    return rows
        + ", "
        + width
        + (padding < 0 ? "" : ", padding_idx=" + padding)
        + (config.maxNorm().isEmpty() ? "" : ", max_norm=" + config.maxNorm().getAsDouble())
        + (config.normType() == 2 ? "" : ", norm_type=" + config.normType())
        + (config.byFrequency() ? ", scale_grad_by_freq=true" : "");
  }
}
