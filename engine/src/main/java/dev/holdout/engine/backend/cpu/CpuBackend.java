package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Backend;
import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.backend.Event;
import dev.holdout.engine.backend.Reduction;
import dev.holdout.engine.backend.Storage;
import dev.holdout.engine.backend.Stream;
import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
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
    Strided in = rowMajor(x);
    if (in.storage() instanceof FloatStorage values) {
      FloatUnary.value(
          kernel,
          (float) a,
          (float) b,
          values.values,
          in.offset(),
          floats(out),
          out.offset(),
          out.count());
    } else {
      DoubleUnary.value(
          kernel, a, b, doubles(in), in.offset(), doubles(out), out.offset(), out.count());
    }
  }

  @Override
  public void unaryGradient(
      UnaryKernel kernel, double a, double b, Strided kept, Strided gradient, Strided out) {
    Strided g = rowMajor(gradient);
    Strided v = kept == null ? g : rowMajor(kept);
    if (g.storage() instanceof FloatStorage values) {
      FloatUnary.gradient(
          kernel,
          (float) a,
          (float) b,
          floats(v),
          v.offset(),
          values.values,
          g.offset(),
          floats(out),
          out.count());
    } else {
      DoubleUnary.gradient(
          kernel, a, b, doubles(v), v.offset(), doubles(g), g.offset(), doubles(out), out.count());
    }
  }

  @Override
  public void binary(BinaryKernel kernel, Strided left, Strided right, Strided out) {
    if (out.count() == 0) {
      return;
    }
    if (left.contiguous() && right.contiguous()) {
      // One run: no walk over rows is needed.
      binaryRow(
          kernel, left, left.offset(), 1, right, right.offset(), 1, out, out.offset(), out.count());
      return;
    }
    Rows rows = new Rows(left, right, out);
    do {
      binaryRow(
          kernel,
          left,
          rows.at(0),
          rows.step(0),
          right,
          rows.at(1),
          rows.step(1),
          out,
          rows.at(2),
          rows.length());
    } while (rows.next());
  }

  private static void binaryRow(
      BinaryKernel kernel,
      Strided left,
      int i,
      int stepLeft,
      Strided right,
      int j,
      int stepRight,
      Strided out,
      int to,
      int n) {
    if (out.storage() instanceof FloatStorage values) {
      FloatBinary.row(
          kernel, floats(left), i, stepLeft, floats(right), j, stepRight, values.values, to, n);
    } else {
      DoubleBinary.row(
          kernel, doubles(left), i, stepLeft, doubles(right), j, stepRight, doubles(out), to, n);
    }
  }

  @Override
  public void addScaled(Strided target, Strided other, double factor) {
    InPlace.addScaled(target, other, factor);
  }

  @Override
  public void addProduct(Strided target, Strided a, Strided b, double factor) {
    InPlace.addProduct(target, rowMajor(a), rowMajor(b), factor);
  }

  @Override
  public void addQuotient(Strided target, Strided a, Strided b, double factor) {
    InPlace.addQuotient(target, rowMajor(a), rowMajor(b), factor);
  }

  @Override
  public void addRootQuotient(
      Strided target, Strided a, Strided b, double scale, double floor, double factor) {
    InPlace.addRootQuotient(target, rowMajor(a), rowMajor(b), scale, floor, factor);
  }

  @Override
  public void reduce(Reduction kind, Strided x, Strided out) {
    ReduceLayout.of(x, out).reduce(kind, out);
  }

  @Override
  public void matmul(Strided left, Strided right, Strided bias, Strided out) {
    int m = out.shape()[0];
    int n = out.shape()[1];
    int depth = left.shape()[1];
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
          n);
    } else {
      DoubleMatMul.multiply(
          m,
          n,
          depth,
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

  static float[] floats(Strided view) {
    return ((FloatStorage) view.storage()).values;
  }

  static double[] doubles(Strided view) {
    return ((DoubleStorage) view.storage()).values;
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
