package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.Event;
import dev.holdout.engine.backend.Ranking;
import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.Scan;
import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.backend.Stream;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The processor. Holds no state: any number of threads may compute on storages of their own at
 * once, and every call is done when it returns.
 */
public enum CpuBackend implements Backend {
  INSTANCE;

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public Storage allocate(DType dtype, int length) {
    Arena arena = Arena.ofThread();
    if (arena.isOpen()) {
      return arena.allocate(dtype, length);
    }
    arena.madeUnscoped((long) length * dtype.bytes());
    return switch (dtype) {
      case F32 -> new FloatStorage(new float[length]);
      case F64 -> new DoubleStorage(new double[length]);
      case BF16, F16 -> new HalfStorage(dtype, new short[length]);
      case I64 -> new LongStorage(new long[length]);
      case I32 -> new IntStorage(new int[length]);
      case BOOL -> new BoolStorage(new byte[length]);
    };
  }

  @Override
  public Storage allocateUnwritten(DType dtype, int length) {
    Arena arena = Arena.ofThread();
    return dtype == DType.F32 && arena.isOpen()
        ? arena.unwrittenFloats(length)
        : allocate(dtype, length);
  }

  @Override
  public Storage wrap(float[] values) {
    return new FloatStorage(values);
  }

  @Override
  public Storage wrap(double[] values) {
    return new DoubleStorage(values);
  }

  @Override
  public Storage wrap(long[] values) {
    return new LongStorage(values);
  }

  @Override
  public Storage wrap(int[] values) {
    return new IntStorage(values);
  }

  @Override
  public Stream stream() {
    return InOrder.INSTANCE;
  }

  @Override
  public Stream newStream() {
    return InOrder.INSTANCE;
  }

  @Override
  public <T> T on(Stream stream, Supplier<T> work) {
    return work.get();
  }

  @Override
  public Event download(Strided from, float[] to, int offset) {
    StridedCopy.copy(from, view(wrap(to), offset, from));
    return InOrder.INSTANCE;
  }

  @Override
  public Event download(Strided from, double[] to, int offset) {
    StridedCopy.copy(from, view(wrap(to), offset, from));
    return InOrder.INSTANCE;
  }

  @Override
  public Event download(Strided from, long[] to, int offset) {
    StridedCopy.copy(from, view(wrap(to), offset, from));
    return InOrder.INSTANCE;
  }

  @Override
  public Event upload(float[] from, int offset, Strided to) {
    StridedCopy.copy(view(wrap(from), offset, to), to);
    return InOrder.INSTANCE;
  }

  @Override
  public Event upload(double[] from, int offset, Strided to) {
    StridedCopy.copy(view(wrap(from), offset, to), to);
    return InOrder.INSTANCE;
  }

  @Override
  public Event upload(long[] from, int offset, Strided to) {
    StridedCopy.copy(view(wrap(from), offset, to), to);
    return InOrder.INSTANCE;
  }

  @Override
  public void fill(double value, Strided out) {
    StridedCopy.fill(value, out);
  }

  @Override
  public void copy(Strided from, Strided out) {
    StridedCopy.copy(from, out);
  }

  @Override
  public void unary(UnaryKernel kernel, double a, double b, Strided x, Strided out) {
    UnaryDispatch.value(kernel, a, b, rowMajor(x), out);
  }

  @Override
  public void unaryGradient(
      UnaryKernel kernel, double a, double b, Strided kept, Strided gradient, Strided out) {
    Strided g = rowMajor(gradient);
    Strided v = kept == null ? g : rowMajor(kept);
    UnaryDispatch.gradient(kernel, a, b, v, g, out);
  }

  @Override
  public void binary(BinaryKernel kernel, Strided left, Strided right, Strided out) {
    if (out.count() > 0) {
      BinaryDispatch.run(kernel, left, right, out);
    }
  }

  @Override
  public void select(Strided condition, Strided yes, Strided no, Strided out) {
    if (out.count() > 0) {
      Select.run(condition, yes, no, out);
    }
  }

  @Override
  public int places(Strided index, int size, int lowest, int step, int[] along, Strided places) {
    return PlaceKernels.places(index, size, lowest, step, along, places);
  }

  @Override
  public void pick(Strided from, Strided places, Strided out) {
    Blocks.pick(from, places, out);
  }

  @Override
  public void put(Strided values, Strided places, boolean add, Strided target) {
    Blocks.put(values, places, add, target);
  }

  @Override
  public int countTrue(Strided mask) {
    return PlaceKernels.countTrue(mask);
  }

  @Override
  public void nonzero(Strided mask, Strided out) {
    PlaceKernels.nonzero(mask, out);
  }

  @Override
  public void addScaled(Strided target, Strided other, double factor) {
    updated(target, wide -> InPlace.addScaled(wide, Conversion.widened(other), factor));
  }

  @Override
  public void addProduct(Strided target, Strided a, Strided b, double factor) {
    updated(target, wide -> InPlace.addProduct(wide, operand(a), operand(b), factor));
  }

  @Override
  public void addQuotient(Strided target, Strided a, Strided b, double factor) {
    updated(target, wide -> InPlace.addQuotient(wide, operand(a), operand(b), factor));
  }

  @Override
  public void addRootQuotient(
      Strided target, Strided a, Strided b, double scale, double floor, double factor) {
    updated(
        target,
        wide -> InPlace.addRootQuotient(wide, operand(a), operand(b), scale, floor, factor));
  }

  @Override
  public void reduce(Reduction kind, Strided x, Strided out) {
    if (kind == Reduction.SUM && x.dtype() == DType.BOOL && out.dtype() == DType.I64) {
      ReduceLayout.of(x, out).reduce(kind, out); // counted where they lie
      return;
    }
    Strided wide = Conversion.widened(x);
    Strided result =
        out.dtype() == wide.dtype()
            ? out
            : Strided.rowMajor(allocate(wide.dtype(), out.count()), out.shape());
    ReduceLayout.of(wide, result).reduce(kind, result);
    if (result != out) {
      StridedCopy.copy(result, out);
    }
  }

  @Override
  public void softmax(boolean log, int dim, Strided x, Strided out) {
    if (out.count() > 0) {
      Softmax.value(log, dim, x, out);
    }
  }

  @Override
  public void softmaxGradient(boolean log, int dim, Strided y, Strided gradient, Strided out) {
    if (out.count() > 0) {
      Softmax.gradient(log, dim, y, gradient, out);
    }
  }

  @Override
  public void scan(Scan kind, boolean backwards, int dim, Strided x, Strided out) {
    if (out.count() > 0) {
      Scans.run(kind, backwards, dim, x, out);
    }
  }

  @Override
  public void recurrence(boolean backwards, int dim, Strided a, Strided b, Strided out) {
    if (out.count() > 0) {
      Scans.recurrence(backwards, dim, a, b, out);
    }
  }

  @Override
  public void rank(Ranking kind, int dim, Strided x, Strided places) {
    if (x.count() > 0 && places.count() > 0) {
      Rankings.run(kind, dim, x, places);
    }
  }

  @Override
  public void matmul(Strided left, Strided right, Strided bias, Strided out) {
    Strided wide = Conversion.room(out);
    boolean half = left.storage() instanceof HalfStorage; // widened by the piece, in packing
    multiply(
        half ? left : Conversion.widened(left),
        half ? right : Conversion.widened(right),
        bias == null ? null : Conversion.widened(bias),
        wide);
    if (wide != out) {
      StridedCopy.copy(wide, out);
    }
  }

  @Override
  public void normalise(Strided x, Strided weight, Strided bias, double eps, Strided out) {
    NormDispatch.value(x, weight, bias, eps, out);
  }

  @Override
  public void normaliseGradient(
      Strided x,
      Strided weight,
      Strided gradient,
      double eps,
      Strided ofInput,
      Strided ofWeight,
      Strided ofBias) {
    NormDispatch.gradient(x, weight, gradient, eps, ofInput, ofWeight, ofBias);
  }

  private static void multiply(Strided left, Strided right, Strided bias, Strided out) {
    int[] l = left.strides();
    int[] r = right.strides();
    int biasAt = bias == null ? 0 : bias.offset();
    if (out.storage() instanceof FloatStorage values) {
      FloatMatMul.multiply(
          FloatMatrix.of(left),
          FloatMatrix.of(right),
          bias == null ? null : floats(bias),
          biasAt,
          values.values,
          out.offset(),
          out.shape()[1]);
    } else if (out.storage() instanceof LongStorage) {
      LongMatMul.multiply(left, right, bias, out);
    } else {
      DoubleMatMul.multiply(
          out.shape()[0],
          out.shape()[1],
          left.shape()[1],
          doubles(left),
          left.offset(),
          l[0],
          l[1],
          doubles(right),
          right.offset(),
          r[0],
          r[1],
          bias == null ? null : doubles(bias),
          biasAt,
          doubles(out),
          out.offset());
    }
  }

  /** Runs work on a view in the type it is computed in, and rounds back where that is another. */
  private static void updated(Strided target, Consumer<Strided> work) {
    Strided wide = Conversion.widened(target);
    work.accept(wide);
    if (wide != target) {
      StridedCopy.copy(wide, target);
    }
  }

  private static Strided operand(Strided view) {
    return rowMajor(Conversion.widened(view));
  }

  @Override
  public void lstm(
      Strided gates,
      Strided weight,
      Strided bias,
      Strided state,
      Strided cell,
      Strided states,
      Strided cells,
      Strided opened) {
    new LstmRuns(gates)
        .forward(gates, weight, bias, state, cell, floats(states), floats(cells), floats(opened));
  }

  @Override
  public void lstmGradient(
      Strided weight,
      Strided cells,
      Strided opened,
      Strided gradient,
      Strided toGates,
      Strided toState,
      Strided toCell) {
    new LstmRuns(toGates)
        .backward(weight, floats(cells), floats(opened), gradient, toGates, toState, toCell);
  }

  static float[] floats(Strided view) {
    return ((FloatStorage) view.storage()).values;
  }

  static double[] doubles(Strided view) {
    if (view.storage() instanceof DoubleStorage storage) {
      return storage.values;
    }
    throw new DTypeException(
        "device cpu: %s has no such function; convert with x.to(F32)"
            .formatted(view.dtype().torchName()));
  }

  /** The view itself where it lies row-major, else a copy that does. */
  static Strided rowMajor(Strided view) {
    if (view.contiguous()) {
      return view;
    }
    Strided copy = Strided.rowMajor(INSTANCE.allocate(view.dtype(), view.count()), view.shape());
    StridedCopy.copy(view, copy);
    return copy;
  }

  private static Strided view(Storage storage, int offset, Strided like) {
    return new Strided(storage, offset, like.shape(), Shape.rowMajor(like.shape()));
  }
}
