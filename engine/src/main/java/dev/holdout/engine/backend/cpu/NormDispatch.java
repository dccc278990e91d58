package dev.holdout.engine.backend.cpu;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.shape.DType;

/** Normalisation of rows, in the type it is computed in; results are rounded back. */
final class NormDispatch {

  private NormDispatch() {}

  static void value(Strided x, Strided weight, Strided bias, double eps, Strided out) {
    Strided in = wide(x);
    Strided scale = wide(weight);
    Strided shift = wide(bias);
    Strided to = room(out);
    int n = x.shape()[1];
    int rows = x.shape()[0];
    if (to.dtype() == DType.F32) {
      FloatNorms.value(
          CpuBackend.floats(in),
          in.offset(),
          n,
          eps,
          floatScale(scale),
          floatScale(shift),
          CpuBackend.floats(to),
          to.offset(),
          rows);
    } else {
      DoubleNorms.value(
          CpuBackend.doubles(in),
          in.offset(),
          n,
          eps,
          doubleScale(scale),
          doubleScale(shift),
          CpuBackend.doubles(to),
          to.offset(),
          rows);
    }
    back(to, out);
  }

  static void gradient(
      Strided x,
      Strided weight,
      Strided gradient,
      double eps,
      Strided ofInput,
      Strided ofWeight,
      Strided ofBias) {
    Strided in = wide(x);
    Strided scale = wide(weight);
    Strided g = wide(gradient);
    Strided input = room(ofInput);
    Strided weights = room(ofWeight);
    Strided biases = room(ofBias);
    int n = x.shape()[1];
    int rows = x.shape()[0];
    if (g.dtype() == DType.F32) {
      FloatNorms.gradient(
          CpuBackend.floats(in),
          in.offset(),
          n,
          eps,
          floatScale(scale),
          CpuBackend.floats(g),
          g.offset(),
          rows,
          new FloatNorms.Gradients(floats(input), floats(weights), floats(biases)));
    } else {
      DoubleNorms.gradient(
          CpuBackend.doubles(in),
          in.offset(),
          n,
          eps,
          doubleScale(scale),
          CpuBackend.doubles(g),
          g.offset(),
          rows,
          new DoubleNorms.Gradients(doubles(input), doubles(weights), doubles(biases)));
    }
    back(input, ofInput);
    back(weights, ofWeight);
    back(biases, ofBias);
  }

  private static Strided wide(Strided view) {
    return view == null ? null : CpuBackend.rowMajor(Conversion.widened(view));
  }

  /** Fresh memory of the type computed in, for a result that lies elsewhere or in another type. */
  private static Strided room(Strided out) {
    if (out == null) {
      return null;
    }
    DType computed = Conversion.compute(out.dtype());
    return computed == out.dtype() && out.offset() == 0
        ? out
        : Strided.rowMajor(CpuBackend.INSTANCE.allocate(computed, out.count()), out.shape());
  }

  private static void back(Strided computed, Strided out) {
    if (computed != out) {
      StridedCopy.copy(computed, out);
    }
  }

  private static float[] floats(Strided out) {
    return out == null ? null : CpuBackend.floats(out);
  }

  private static double[] doubles(Strided out) {
    return out == null ? null : CpuBackend.doubles(out);
  }

  private static FloatNorms.Scale floatScale(Strided row) {
    return row == null ? null : new FloatNorms.Scale(CpuBackend.floats(row), row.offset());
  }

  private static DoubleNorms.Scale doubleScale(Strided row) {
    return row == null ? null : new DoubleNorms.Scale(CpuBackend.doubles(row), row.offset());
  }
}
