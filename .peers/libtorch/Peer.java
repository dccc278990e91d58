import static org.bytedeco.pytorch.global.torch.*;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.TransformerEncoderImpl;
import org.bytedeco.pytorch.TransformerEncoderLayerOptions;
import org.bytedeco.pytorch.TransformerEncoderOptions;

/**
 * The work of "holdout bench engine" in libtorch, from the same initial values. Arguments: the
 * folder with the values, threads. Prints {@code answer} and {@code figure} lines, tabs between.
 */
public final class Peer {

  private static final int RUNS = 7;
  private static final com.sun.management.OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  private static Path folder;

  private interface Part {
    void run() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    folder = Path.of(arguments[0]);
    set_num_threads(Integer.parseInt(arguments[1]));
    Part[] parts = {
      Peer::trader,
      Peer::mlp,
      Peer::lstm,
      Peer::transformer,
      () -> product(512, 40),
      () -> product(1024, 8),
      Peer::runs,
      Peer::calls
    };
    for (Part part : parts) {
      try (PointerScope scope = new PointerScope()) {
        part.run();
      }
    }
  }

  private static void trader() throws IOException {
    Tensor x = read("trader.x", 16_000, 4);
    Tensor y = read("trader.y", 16_000, 1);
    Tensor checkX = read("trader.vx", 1_600, 4);
    Tensor checkY = read("trader.vy", 1_600, 1);
    LinearImpl first = linear("trader", 0, 4, 5);
    LinearImpl second = linear("trader", 2, 5, 1);
    RMSpropOptions options = new RMSpropOptions();
    options.lr().put(0.01);
    RMSprop optimizer = new RMSprop(parameters(first, second), options);
    double[] losses = new double[3];
    for (int i = 0; i < losses.length; i++) {
      int at = i * 1_000;
      Supplier<Tensor> loss =
          () -> loss(first, second, x.narrow(0, at, 1_000), y.narrow(0, at, 1_000));
      losses[i] = step(optimizer, loss);
    }
    answer("trader", losses);
    Runnable epoch =
        () -> {
          Tensor order = randperm(16_000);
          Tensor xs = x.index_select(0, order);
          Tensor ys = y.index_select(0, order);
          for (int at = 0; at < 16_000; at += 1_000) {
            int from = at;
            quick(
                optimizer,
                () -> loss(first, second, xs.narrow(0, from, 1_000), ys.narrow(0, from, 1_000)));
          }
          NoGradGuard off = new NoGradGuard();
          loss(first, second, checkX, checkY).item_float();
          off.close();
        };
    perSecond("trader", 600, 40, 16, epoch);
  }

  private static Tensor forward(LinearImpl first, LinearImpl second, Tensor x) {
    return sigmoid(second.forward(sigmoid(first.forward(x))));
  }

  private static Tensor loss(LinearImpl first, LinearImpl second, Tensor x, Tensor returns) {
    return forward(first, second, x).mul(returns).mean().neg();
  }

  private static void mlp() throws IOException {
    Tensor x = read("mlp.x", 128, 128);
    Tensor classes = read("mlp.y", 128, 10).argmax(new LongOptional(1), false);
    LinearImpl first = linear("mlp", 0, 128, 256);
    LinearImpl second = linear("mlp", 2, 256, 256);
    LinearImpl third = linear("mlp", 4, 256, 10);
    Adam optimizer = new Adam(parameters(first, second, third), new AdamOptions(1e-3));
    Supplier<Tensor> loss =
        () -> {
          Tensor hidden = relu(second.forward(relu(first.forward(x))));
          return cross_entropy_loss(third.forward(hidden), classes);
        };
    fixed("mlp", optimizer, loss, 2_000, 200);
  }

  private static void fixed(
      String name, Optimizer optimizer, Supplier<Tensor> loss, int warm, int times) {
    double[] losses = new double[3];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = step(optimizer, loss);
    }
    answer(name, losses);
    perSecond(name, warm, times, 1, () -> quick(optimizer, loss));
  }

  private static void lstm() throws IOException {
    Tensor x = read("lstm.x", 256, 60, 16);
    Tensor returns = read("lstm.y", 256, 60, 1);
    LSTMOptions options = new LSTMOptions(16, 64);
    options.batch_first().put(true);
    LSTMImpl layer = new LSTMImpl(options);
    load("lstm", layer);
    LinearImpl head = linear("lstm.head", 0, 64, 1);
    Supplier<Tensor> loss =
        () -> tanh(head.forward(layer.forward(x).get0())).mul(returns).mean().neg();
    fixed("lstm", new Adam(parameters(layer, head), new AdamOptions(1e-3)), loss, 20, 10);
  }

  private static void transformer() throws IOException {
    Tensor x = read("transformer.x", 60, 128, 64);
    Tensor target = read("transformer.y", 60, 128, 64);
    TransformerEncoderLayerOptions options = new TransformerEncoderLayerOptions(64, 4);
    options.dim_feedforward().put(256);
    options.dropout().put(0.0);
    TransformerEncoderImpl net =
        new TransformerEncoderImpl(new TransformerEncoderOptions(options, 2));
    load("transformer", net);
    Supplier<Tensor> loss = () -> mse_loss(net.forward(x), target);
    fixed("transformer", new Adam(parameters(net), new AdamOptions(1e-3)), loss, 10, 5);
  }

  /** Sets all parameters of a module, in its order, from NAME.0, NAME.1, …. */
  private static void load(String name, Module module) throws IOException {
    NoGradGuard off = new NoGradGuard();
    TensorVector parameters = module.parameters();
    for (long i = 0; i < parameters.size(); i++) {
      Tensor parameter = parameters.get(i);
      parameter.copy_(read(name + "." + i, parameter.shape()));
    }
    off.close();
  }

  private static void product(int size, int times) throws IOException {
    Tensor a = read("product" + size + ".a", size, size);
    Tensor b = read("product" + size + ".b", size, size);
    NoGradGuard off = new NoGradGuard();
    answer("gemm" + size, numbers(mm(a, b).narrow(0, 0, 1).narrow(1, 0, 4)));
    perSecond("gemm" + size, 3 * times, times, 2e-9 * size * size * size, () -> mm(a, b));
    off.close();
  }

  private static void runs() throws IOException {
    int many = 10_000_000;
    Tensor x = read("runs.x", many);
    Tensor y = read("runs.y", many);
    Tensor to = zeros(many);
    NoGradGuard off = new NoGradGuard();
    Scalar one = new Scalar(1f);
    run("add", 12e-9 * many, () -> add_out(to, x, y, one));
    run("mul", 12e-9 * many, () -> mul_out(to, x, y));
    run("sum", 4e-9 * many, () -> x.sum());
    run("sigmoid", 1e-9 * many, () -> sigmoid_out(to, x));
    run("tanh", 1e-9 * many, () -> tanh_out(to, x));
    run("exp", 1e-9 * many, () -> exp_out(to, x));
    off.close();
  }

  private static void run(String name, double units, Supplier<Tensor> work) {
    Tensor result = work.get();
    double[] shown = numbers(result.reshape(-1).narrow(0, 0, Math.min(4, result.numel())));
    if (shown.length == 1) {
      shown[0] /= 10_000_000; // the mean of what was added up
    }
    answer(name, shown);
    perSecond(name, 10, 5, units, work::get);
  }

  private static void calls() throws IOException {
    Tensor x = read("one.x", 1, 4);
    LinearImpl first = linear("inference", 0, 4, 5);
    LinearImpl second = linear("inference", 2, 5, 1);
    NoGradGuard off = new NoGradGuard();
    answer("inference", forward(first, second, x).item_float());
    latency("inference", 40_000, 10_000, 1, () -> forward(first, second, x));
    off.close();
    Tensor a = read("small.a", 4).requires_grad_(true);
    Tensor b = read("small.b", 4);
    answer("small", numbers(a.add(b).detach()));
    Runnable hundred =
        () -> {
          for (int i = 0; i < 100; i++) {
            a.add(b);
          }
        };
    latency("small", 4_000, 1_000, 100, hundred);
  }

  private static double step(Optimizer optimizer, Supplier<Tensor> loss) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      Tensor value = loss.get();
      value.backward();
      optimizer.step();
      return value.item_float();
    }
  }

  private static void quick(Optimizer optimizer, Supplier<Tensor> loss) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      loss.get().backward();
      optimizer.step();
    }
  }

  private static LinearImpl linear(String net, int place, int in, int out) throws IOException {
    LinearImpl layer = new LinearImpl(in, out);
    NoGradGuard off = new NoGradGuard();
    layer.weight().copy_(read(net + "." + place, out, in));
    layer.bias().copy_(read(net + "." + (place + 1), out));
    off.close();
    return layer;
  }

  private static TensorVector parameters(Module... layers) {
    TensorVector all = new TensorVector();
    for (Module layer : layers) {
      TensorVector own = layer.parameters();
      for (long i = 0; i < own.size(); i++) {
        all.push_back(own.get(i));
      }
    }
    return all;
  }

  private static Tensor read(String name, long... shape) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name + ".f32"));
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return AbstractTensor.create(values, shape);
  }

  private static double[] numbers(Tensor tensor) {
    double[] values = new double[(int) tensor.numel()];
    Tensor flat = tensor.reshape(-1).contiguous();
    for (int i = 0; i < values.length; i++) {
      values[i] = flat.select(0, i).item_float();
    }
    return values;
  }

  private static void answer(String name, double... values) {
    StringBuilder line = new StringBuilder("answer\t").append(name);
    for (double value : values) {
      line.append('\t').append(value);
    }
    System.out.println(line);
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      try (PointerScope scope = new PointerScope()) {
        work.run();
      }
    }
  }

  private static void perSecond(String name, int warm, int times, double units, Runnable work) {
    repeat(warm, work);
    double[] rates = new double[RUNS];
    double[] processor = new double[RUNS];
    for (int r = 0; r < RUNS; r++) {
      long used = PROCESS.getProcessCpuTime();
      long began = System.nanoTime();
      repeat(times, work);
      rates[r] = units * times * 1e9 / (System.nanoTime() - began);
      processor[r] = units * times * 1e9 / Math.max(1, PROCESS.getProcessCpuTime() - used);
    }
    figure(name, rates, processor);
  }

  private static void latency(String name, int warm, int times, int calls, Runnable work) {
    repeat(warm, work);
    double[] middles = new double[RUNS];
    double[] processor = new double[RUNS];
    long[] each = new long[times];
    for (int r = 0; r < RUNS; r++) {
      long used = PROCESS.getProcessCpuTime();
      for (int i = 0; i < times; i++) {
        long began = System.nanoTime();
        try (PointerScope scope = new PointerScope()) {
          work.run();
        }
        each[i] = System.nanoTime() - began;
      }
      processor[r] = (PROCESS.getProcessCpuTime() - used) / 1e3 / times / calls;
      Arrays.sort(each);
      middles[r] = each[times / 2] / 1e3 / calls;
    }
    figure(name, middles, processor);
  }

  private static void figure(String name, double[] figures, double[] processor) {
    Arrays.sort(figures);
    Arrays.sort(processor);
    System.out.printf(
        Locale.ROOT,
        "figure\t%s\t%.6g\t%.6g\t%.6g\t%.6g%n",
        name,
        figures[RUNS / 2],
        figures[0],
        figures[RUNS - 1],
        processor[RUNS / 2]);
  }
}
