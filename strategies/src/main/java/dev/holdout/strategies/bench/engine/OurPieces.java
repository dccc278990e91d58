package dev.holdout.strategies.bench.engine;

import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Into;
import dev.holdout.engine.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Single operations: products, functions of ten million numbers, and what a call costs. */
final class OurPieces {

  private static final int MANY = 10_000_000;

  private final Values values;
  private final Rate rate;
  private final Consumer<String> out;

  OurPieces(Values values, Rate rate, Consumer<String> out) {
    this.values = values;
    this.rate = rate;
    this.out = out;
  }

  /** A square product into a fresh result; units are 10^9 operations. */
  void product(int size, int times) {
    Tensor a = values.normal("product" + size + ".a", 1, size, size);
    Tensor b = values.normal("product" + size + ".b", 1, size, size);
    String name = "gemm" + size;
    Tensor corner = a.matmul(b).narrow(0, 0, 1).narrow(1, 0, 4);
    out.accept(Said.answer(name, corner.toDoubleArray()));
    double operations = 2e-9 * size * size * size;
    out.accept(rate.perSecond(name, 3 * times, times, operations, () -> a.matmul(b)));
  }

  /** Each into given memory. Sums, products: 10^9 bytes; functions: 10^9 numbers. */
  void runs() {
    Tensor x = values.normal("runs.x", 1, MANY);
    Tensor y = values.normal("runs.y", 1, MANY);
    Tensor to = Tensor.zeros(MANY);
    Tensor one = Tensor.zeros(1);
    run("add", 12e-9 * MANY, to, () -> Into.add(x, y, to));
    run("mul", 12e-9 * MANY, to, () -> Into.mul(x, y, to));
    run("sum", 4e-9 * MANY, one, () -> Into.sum(x, one));
    List<String> names = List.of("sigmoid", "tanh", "exp");
    List<BiFunction<Tensor, Tensor, Tensor>> functions =
        List.of(Into::sigmoid, Into::tanh, Into::exp);
    for (int i = 0; i < names.size(); i++) {
      BiFunction<Tensor, Tensor, Tensor> function = functions.get(i);
      run(names.get(i), 1e-9 * MANY, to, () -> function.apply(x, to));
    }
  }

  private void run(String name, double units, Tensor result, Runnable work) {
    work.run();
    int shown = (int) Math.min(4, result.numel());
    Tensor answer = result.narrow(0, 0, shown);
    // A sum of numbers around 0 is small beside what was added up: their mean is what must agree.
    answer = shown == 1 ? answer.div(MANY) : answer;
    out.accept(Said.answer(name, answer.toDoubleArray()));
    out.accept(rate.perSecond(name, 10, 5, units, work));
  }

  /** One sample through the neural trader, and a sum of four numbers that is recorded. */
  void calls() {
    Tensor x = values.normal("one.x", 1, 1, 4);
    Sequential net = OurTraining.trader(new Philox(1, 0));
    for (int i = 0; i < net.parameters().size(); i++) {
      values.shared("inference." + i, net.parameters().get(i).tensor());
    }
    net.eval();
    try (Autograd.Scope _ = Autograd.noGrad()) {
      out.accept(Said.answer("inference", net.forward(x).item()));
      out.accept(rate.latency("inference", 40_000, 10_000, 1, () -> net.forward(x)));
    }
    Tensor a = values.normal("small.a", 1, 4).requiresGrad(true);
    Tensor b = values.normal("small.b", 1, 4);
    out.accept(Said.answer("small", a.add(b).detach().toDoubleArray()));
    out.accept(
        rate.latency(
            "small",
            4_000,
            1_000,
            100,
            () -> {
              for (int i = 0; i < 100; i++) {
                a.add(b);
              }
            }));
  }
}
