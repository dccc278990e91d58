package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * In which type this thread computes products, losses and long sums: what {@code
 * dev.holdout.engine.amp.Autocast} opens and operations ask. Three kinds of operations, as in
 * PyTorch's lists for the processor: those that {@link #lower} their inputs to the region's type,
 * those that take them in {@link #full} precision, and all others, which promote.
 *
 * <p>Outside a region both give the tensor itself. A walk back is outside every region: a gradient
 * is computed in the types of what it is the gradient of. 64-bit numbers are never cast.
 */
public final class Precision {

  /** A cast of a leaf, and the write of the leaf that it holds. */
  private record Lowered(Tensor tensor, int version) {}

  private final DType type;
  private final Map<Tensor, Lowered> leaves;

  private Precision(DType type, Map<Tensor, Lowered> leaves) {
    this.type = type;
    this.leaves = leaves;
  }

  /**
   * Opens a region on this thread, until the scope is closed. A region inside one of the same type
   * shares its casts.
   *
   * @param type BF16 or F16; null for a region in which nothing is cast
   * @throws DTypeException for any other type
   */
  public static Autograd.Scope region(DType type) {
    if (type != null && type != DType.BF16 && type != DType.F16) {
      throw new DTypeException(
          "autocast: to %s; the lower types are bfloat16 (BF16) and float16 (F16), so pass one of them, or leave the region out"
              .formatted(type.torchName()));
    }
    Precision outer = Autograd.precision();
    boolean same = outer != null && outer.type == type;
    return Autograd.precision(same ? outer : new Precision(type, new IdentityHashMap<>()));
  }

  /**
   * The region this thread is in with the casts of now, apart from it: what is cast there later is
   * not shared. Null outside.
   */
  static Precision apart(Precision region) {
    return region == null ? null : new Precision(region.type, new IdentityHashMap<>(region.leaves));
  }

  /** The type of the region this thread is in; null outside, and where nothing is cast. */
  public static DType type() {
    Precision region = Autograd.precision();
    return region == null ? null : region.type;
  }

  /**
   * For products: a floating tensor in the region's type. That of a leaf that requires a gradient
   * is kept for the rest of the region, so that a weight is cast once however often it is used.
   *
   * @param x may be null, which stays null
   */
  public static Tensor lower(Tensor x) {
    Precision region = Autograd.precision();
    if (region == null || region.type == null || x == null) {
      return x;
    }
    boolean cast = x.dtype().isFloating() && x.dtype() != DType.F64;
    return cast && x.dtype() != region.type ? region.lowered(x) : x;
  }

  /**
   * For losses and products of many numbers: BF16 and F16 as F32.
   *
   * @param x may be null, which stays null
   */
  public static Tensor full(Tensor x) {
    boolean half = x != null && (x.dtype() == DType.BF16 || x.dtype() == DType.F16);
    return half && type() != null ? x.to(DType.F32) : x;
  }

  private Tensor lowered(Tensor x) {
    boolean kept = x.dtype() == DType.F32 && x.origin() == null && x.isLeaf() && x.requiresGrad();
    if (!kept) {
      return x.to(type);
    }
    Lowered before = leaves.get(x);
    if (before != null && before.version == x.version() && usable(before.tensor)) {
      return before.tensor;
    }
    Tensor fresh = x.to(type);
    leaves.put(x, new Lowered(fresh, x.version()));
    return fresh;
  }

  /** Not where it was made without recording and is to be recorded now, or a scope took it back. */
  private static boolean usable(Tensor cast) {
    boolean recorded = cast.requiresGrad() || !Autograd.recording();
    boolean there = cast.data().storage().length() > 0 || cast.numel() == 0;
    return recorded && there && (!cast.isInference() || Autograd.inInferenceMode());
  }
}
