package dev.holdout.engine.amp;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Precision;

/**
 * A region in which this thread computes products in 16 bits, while parameters, losses and
 * optimisers stay in float32. Use:
 *
 * <pre>{@code
 * Tensor loss;
 * try (var cast = Autocast.to(BF16)) {
 *   loss = criterion.of(net.apply(x), y);
 * }
 * loss.backward(); // in the types of the forward pass
 * optimizer.step();
 * }</pre>
 *
 * <p>Which operation computes in what follows PyTorch's lists for the processor (2.15):
 *
 * <ul>
 *   <li>In the region's type, whatever the inputs are (64-bit ones stay as they are): {@code matmul
 *       mm bmm addmm baddbmm inner tensordot einsum linear conv1d conv2d}, attention, {@code
 *       PRelu}, long short-term memory; so {@code Linear}, {@code Conv}, {@code MultiheadAttention}
 *       and the products in {@code Gru} and {@code Rnn}.
 *   <li>In float32: {@code prod quantile trace} and every loss but {@code GaussianNll}.
 *   <li>All others in the types of their inputs, promoted as always: a sum of bfloat16 and float32
 *       is float32. Norms take 16-bit inputs beside float32 parameters and give 16 bits. {@code mv
 *       dot addmv outer} are among these, as in PyTorch.
 * </ul>
 *
 * <p>A weight is cast once a region, however often it is used. A region may be opened inside
 * another: of another type, of the same one, or {@link #off()}. Nothing is looked at per operation
 * outside: operations that are on no list do not know of regions at all. {@code backward} inside a
 * region is as outside: its products have the types of the forward pass.
 *
 * <p>BF16 has float32's range, and needs nothing else. F16 ends at 65,504 and below 6e-8: train
 * with {@link GradScaler}.
 */
public final class Autocast implements AutoCloseable {

  private final Autograd.Scope region;

  private Autocast(DType type) {
    region = Precision.region(type);
  }

  /**
   * Opens a region on this thread, until it is closed.
   *
   * @param type BF16 or F16
   * @throws dev.holdout.engine.shape.DTypeException for any other type
   */
  public static Autocast to(DType type) {
    if (type == null) {
      throw new IllegalArgumentException(
          "autocast: the type is null; pass BF16 or F16, or use Autocast.off()");
    }
    return new Autocast(type);
  }

  /** Opens a region without casts, such as for a part that needs float32 inside another region. */
  public static Autocast off() {
    return new Autocast(null);
  }

  /** Whether this thread is in a region that casts. */
  public static boolean isOn() {
    return Precision.type() != null;
  }

  /** The thread is where it was before. */
  @Override
  public void close() {
    region.close();
  }
}
