package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Shape;

/** How a tensor prints: shape, dtype, and at most six values from either end. */
final class TensorText {

  private static final int SHOWN = 6;

  private TensorText() {}

  static String of(Tensor tensor) {
    Tensor values = tensor.detach();
    int n = (int) values.numel();
    StringBuilder text = new StringBuilder("Tensor");
    text.append(Shape.text(tensor.sizes())).append(' ').append(tensor.dtype().torchName());
    if (tensor.requiresGrad()) {
      text.append(tensor.isLeaf() ? " requires grad" : " from " + tensor.node().name());
    }
    text.append(" [");
    double[] all = values.toDoubleArray();
    for (int i = 0; i < n; i++) {
      if (n > 2 * SHOWN && i == SHOWN) {
        text.append(", …");
        i = n - SHOWN;
      }
      text.append(i == 0 ? "" : ", ").append(number(tensor, all[i]));
    }
    return text.append(']').toString();
  }

  private static String number(Tensor tensor, double value) {
    return switch (tensor.dtype()) {
      case F32 -> Float.toString((float) value);
      case F64 -> Double.toString(value);
      case BF16, F16 -> Float.toString((float) value);
      case I64, I32 -> Long.toString((long) value);
      case BOOL -> Boolean.toString(value != 0);
    };
  }
}
