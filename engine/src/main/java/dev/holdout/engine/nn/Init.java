package dev.holdout.engine.nn;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;

/** Initial values. All come from the generator passed in. */
public final class Init {

  private Init() {}

  /**
   * Uniform on ±1/√fanIn: PyTorch's start of a linear layer's weight and bias.
   *
   * <p>Source: torch/nn/modules/linear.py, {@code reset_parameters}: Kaiming's uniform with a = √5
   * has the bound √3 · √(2/(1+5)) / √fanIn = 1/√fanIn.
   *
   * @param fanIn inputs that meet in one output; 1 or more
   */
  public static Tensor uniformByFanIn(int fanIn, Philox random, int... shape) {
    if (fanIn < 1) {
      throw new IllegalArgumentException(
          "init: fan in is " + fanIn + "; a layer needs at least one input");
    }
    double bound = 1 / Math.sqrt(fanIn);
    return uniform(-bound, bound, random, shape);
  }

  /** Uniform on [low, high), F32. */
  public static Tensor uniform(double low, double high, Philox random, int... shape) {
    return Tensor.of(random.fillUniform(new float[elements(shape)], low, high), shape);
  }

  /** Normal with mean and standard deviation, F32. */
  public static Tensor normal(double mean, double deviation, Philox random, int... shape) {
    return Tensor.of(random.fillNormal(new float[elements(shape)], mean, deviation), shape);
  }

  private static int elements(int[] shape) {
    int elements = 1;
    for (int size : shape) {
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }
}
