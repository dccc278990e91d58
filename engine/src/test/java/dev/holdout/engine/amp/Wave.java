package dev.holdout.engine.amp;

import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;

/** Numbers that PyTorch was given too: sines, so that nothing has to be stored. */
final class Wave {

  private Wave() {}

  /** scale · sin(start + step i), row by row. */
  static Tensor of(double scale, double start, double step, int... shape) {
    float[] values = new float[Shape.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (scale * StrictMath.sin(start + step * i));
    }
    return Tensor.of(values, shape);
  }

  /** Parameter k becomes 0.5 sin(0.3 k + 1.7 i). */
  static <L extends Layer> L fill(L layer) {
    List<Parameter> parameters = layer.parameters();
    for (int k = 0; k < parameters.size(); k++) {
      Tensor values = parameters.get(k).tensor().detach();
      values.copyFrom(of(0.5, 0.3 * k, 1.7, values.shape()));
    }
    return layer;
  }
}
