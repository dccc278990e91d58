package dev.holdout.engine.optim;

import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.watch.Watch;
import java.util.List;
import java.util.function.Supplier;

/** One step of L-BFGS: directions and moves along them until little changes. */
final class LbfgsStep {

  private static final double LEAST_CURVATURE = 1e-10;

  private final Lbfgs optimizer;
  private final List<Optimizer.Slot<Lbfgs.Config>> slots;
  private final Lbfgs.Config config;
  private final Supplier<Tensor> closure;
  private final OptimizerState state;
  private final LbfgsMemory memory;
  private final int size;
  private double loss;
  private double[] gradient;
  private int evaluations;

  LbfgsStep(Lbfgs optimizer, Lbfgs.Config config, Supplier<Tensor> closure) {
    this.optimizer = optimizer;
    this.slots = optimizer.slots();
    this.config = config;
    this.closure = closure;
    this.state = slots.getFirst().state();
    this.size = slots.stream().mapToInt(slot -> (int) slot.parameter().tensor().numel()).sum();
    this.memory = LbfgsMemory.read(state, size);
  }

  /** The loss before the step. */
  double run() {
    evaluate();
    double before = config.maximize() ? -loss : loss;
    evaluations = 1;
    memory.evaluations++;
    if (settled()) {
      return before;
    }
    for (int iteration = 1; iteration <= config.maxIterations(); iteration++) {
      turn();
      double slope = LbfgsMemory.dot(gradient, memory.direction);
      if (slope > -config.changeTolerance() || move(iteration, slope)) {
        break;
      }
    }
    memory.write(state);
    return before;
  }

  /** The next direction, and where the search along it starts. */
  private void turn() {
    memory.iterations++;
    boolean first = memory.iterations == 1;
    if (first) {
      memory.direction = memory.descend(gradient);
    } else {
      memory.learn(gradient, config.history(), LEAST_CURVATURE);
      memory.direction = memory.descend(gradient);
    }
    memory.lastGradient = gradient.clone();
    memory.lastLoss = loss;
    memory.length = first ? Math.min(1, 1 / sizes(gradient)) * config.lr() : config.lr();
  }

  /** Moves along the direction; whether this was the last move of the step. */
  private boolean move(int iteration, double slope) {
    boolean last = iteration == config.maxIterations();
    int spent = 0;
    if (config.strongWolfe()) {
      List<Tensor> start = slots.stream().map(this::copy).toList();
      StrongWolfe.Found found =
          new StrongWolfe(length -> pointAt(start, length), LbfgsMemory.largest(memory.direction))
              .search(new StrongWolfe.Point(0, loss, gradient, slope), memory.length);
      spent = found.evaluations();
      loss = found.point().loss();
      gradient = found.point().gradient();
      memory.length = found.point().length();
      goTo(start, memory.length);
    } else {
      go(memory.length);
      if (!last) {
        evaluate();
        spent = 1;
      }
    }
    evaluations += spent;
    memory.evaluations += spent;
    return last
        || evaluations >= config.maxEvaluations()
        || settled()
        || LbfgsMemory.largest(memory.direction) * Math.abs(memory.length)
            <= config.changeTolerance()
        || Math.abs(loss - memory.lastLoss) < config.changeTolerance();
  }

  /** The point a length away along the direction; the parameters come back to the start. */
  private StrongWolfe.Point pointAt(List<Tensor> start, double length) {
    goTo(start, length);
    evaluate();
    goTo(start, 0);
    return new StrongWolfe.Point(
        length, loss, gradient, LbfgsMemory.dot(gradient, memory.direction));
  }

  private void goTo(List<Tensor> start, double length) {
    for (int i = 0; i < start.size(); i++) {
      slots.get(i).parameter().tensor().copyFrom(start.get(i));
    }
    if (length != 0) {
      go(length);
    }
  }

  /** Adds a multiple of the direction to the parameters, each sum rounded once. */
  private void go(double length) {
    int offset = 0;
    for (Optimizer.Slot<Lbfgs.Config> slot : slots) {
      Tensor parameter = slot.parameter().tensor();
      double[] values = parameter.detach().toDoubleArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += length * memory.direction[offset++];
      }
      parameter.copyFrom(Tensor.of(values).reshape(parameter.shape()));
    }
  }

  private Tensor copy(Optimizer.Slot<Lbfgs.Config> slot) {
    return slot.parameter().tensor().detach().copy();
  }

  /**
   * Loss and gradient here, with the other sign where it climbs; a parameter without a gradient has
   * one of 0.
   */
  private void evaluate() {
    try (var on = Autograd.recording(true)) {
      double given = closure.get().item();
      loss = config.maximize() ? -given : given;
    }
    Watch.now().evaluated(optimizer);
    gradient = new double[size];
    int offset = 0;
    for (Optimizer.Slot<Lbfgs.Config> slot : slots) {
      Tensor own = slot.parameter().grad();
      int count = (int) slot.parameter().tensor().numel();
      if (own != null) {
        System.arraycopy(own.detach().toDoubleArray(), 0, gradient, offset, count);
      }
      offset += count;
    }
    for (int i = 0; config.maximize() && i < size; i++) {
      gradient[i] = -gradient[i];
    }
  }

  private boolean settled() {
    return LbfgsMemory.largest(gradient) <= config.gradientTolerance();
  }

  private static double sizes(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return sum;
  }
}
