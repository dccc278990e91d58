package dev.holdout.strategies.bench.engine;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Initial values that both sides start from: made here, and written as plain floats, lowest byte
 * first, one file a tensor.
 */
final class Values {

  private final Path folder;
  private long stream;

  /**
   * @param folder where files go
   */
  Values(Path folder) {
    this.folder = folder;
  }

  /** Normal numbers of that spread. */
  Tensor normal(String name, double spread, int... shape) {
    float[] values = new float[Shape.count(shape)];
    return shared(name, Tensor.of(new Philox(5, stream++).fillNormal(values, 0, spread), shape));
  }

  /** Writes a tensor under a name; returns it. */
  Tensor shared(String name, Tensor tensor) {
    float[] values = tensor.detach().toFloatArray();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      Files.write(folder.resolve(name + ".f32"), bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException("the values of " + name + " cannot be written", e);
    }
    return tensor;
  }

  /** Writes parameters as NAME.0, NAME.1, …, in the order in which a net names them. */
  void shared(String name, List<Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      shared(name + "." + i, parameters.get(i).tensor());
    }
  }
}
