package dev.holdout.engine.doctor;

import dev.holdout.engine.amp.GradScaler;
import dev.holdout.engine.data.Batch;
import dev.holdout.engine.data.BatchedDataset;
import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Numbered;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.data.Windows;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Flatten;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.optim.schedule.StepLr;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Loops with one mistake each, and the line on which it is to be found. */
final class Plants {

  /** What a doctor found, and where it should have. */
  record Planted(Doctor doctor, int line) {}

  private final Philox random = new Philox(7, 0);
  private final Tensor x = Tensor.randn(random, 64, 3);
  private final Tensor y = x.narrow(1, 0, 2).sum(1, true);
  private final MeanSquared loss = new MeanSquared();

  /** The loop with this mistake, run. */
  static Planted of(Mistake mistake) {
    Plants plants = new Plants();
    return switch (mistake) {
      case GRADIENTS_NOT_ZEROED -> plants.neverZeroed();
      case TRAIN_FORGOTTEN -> plants.trainForgotten();
      case EVAL_FORGOTTEN -> plants.evalForgotten();
      case NO_GRADIENT -> plants.layerNotUsed();
      case NOT_OPTIMIZED -> plants.layerNotGiven();
      case GRAPH_KEPT -> plants.lossesCollected();
      case SCALER_NOT_UPDATED -> plants.scalerNotUpdated();
      case SCHEDULER_FIRST -> plants.scheduleFirst();
      case TIME_SHUFFLED -> plants.timeShuffled();
      case DEAD_UNITS -> plants.deadUnits();
      case EXPLODING -> plants.exploding();
      case VANISHING -> plants.vanishing();
      case CONSTANT_LOSS -> plants.stepLengthOfZero();
      case TARGET_AMONG_FEATURES -> plants.targetAmongFeatures();
      case REPEATED_COPY -> plants.copiedInEachStep();
      case STARVED -> plants.slowLoader();
    };
  }

  /** The line of the program that calls this. */
  static int here() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst())
        .orElseThrow()
        .getLineNumber();
  }

  private Sequential net() {
    return new Sequential(new Linear(3, 16, random), new Tanh(), new Linear(16, 1, random));
  }

  private Sequential netWithDropout() {
    return new Sequential(
        new Linear(3, 16, random), new Tanh(), new Dropout(0.2, 1), new Linear(16, 1, random));
  }

  private Planted neverZeroed() {
    var net = net();
    var sgd = new Sgd(net.parameters(), Sgd.Config.of(0.001));
    int line = 0;
    try (var doctor = Doctor.watch(net, sgd)) {
      for (int step = 0; step < 40; step++) {
        loss.of(net.apply(x), y).backward();
        line = here() + 1;
        sgd.step();
      }
      return new Planted(doctor, line);
    }
  }

  private Planted trainForgotten() {
    var net = netWithDropout();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    net.eval(); // of a validation before
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int step = 0; step < 40; step++) {
        adam.zeroGrad();
        loss.of(net.apply(x), y).backward();
        line = here() + 1;
        adam.step();
      }
      return new Planted(doctor, line);
    }
  }

  private Planted evalForgotten() {
    var net = netWithDropout();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int epoch = 0; epoch < 3; epoch++) {
        train(net, adam, 15);
        try (var _ = Autograd.noGrad()) {
          line = here() + 1;
          loss.of(net.apply(x), y).item();
        }
      }
      return new Planted(doctor, line);
    }
  }

  /** Has a layer that its forward leaves out. */
  private static final class Forgetful extends Layer {
    private final Linear used;
    private final Linear forgotten;

    Forgetful(Philox random) {
      used = new Linear(3, 1, random);
      forgotten = new Linear(3, 1, random);
    }

    @Override
    public Tensor forward(Tensor input) {
      return used.apply(input);
    }
  }

  private Planted layerNotUsed() {
    var net = new Forgetful(random);
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    try (var doctor = Doctor.watch(net, adam)) {
      return new Planted(doctor, train(net, adam, 40));
    }
  }

  private Planted layerNotGiven() {
    var net = net();
    var last = ((Linear) net.namedLayers().get("2")).parameters();
    var adam = new Adam(last, Adam.Config.of(0.01));
    try (var doctor = Doctor.watch(net, adam)) {
      return new Planted(doctor, train(net, adam, 40));
    }
  }

  private Planted lossesCollected() {
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    List<Tensor> history = new ArrayList<>();
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int step = 0; step < 150; step++) {
        adam.zeroGrad();
        Tensor error = loss.of(net.apply(x), y);
        line = here() + 1;
        error.backward();
        adam.step();
        history.add(error);
        if (step == 100) {
          System.gc(); // in a long training the collector comes by itself
        }
      }
      return new Planted(doctor, line);
    }
  }

  private Planted scalerNotUpdated() {
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    var scaler = new GradScaler();
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      try {
        for (int step = 0; step < 40; step++) {
          adam.zeroGrad();
          scaler.scale(loss.of(net.apply(x), y)).backward();
          line = here() + 1;
          scaler.step(adam);
        }
      } catch (IllegalStateException refused) {
        return new Planted(doctor, line); // the scaler refuses the second step, too
      }
      return new Planted(doctor, -1);
    }
  }

  private Planted scheduleFirst() {
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    var schedule = new StepLr(adam, 2, 0.9);
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int epoch = 0; epoch < 4; epoch++) {
        line = here() + 1;
        schedule.step();
        train(net, adam, 10);
      }
      return new Planted(doctor, line);
    }
  }

  private Planted timeShuffled() {
    Tensor table = Tensor.randn(random, 80, 3);
    var set = new Windows(table, 4, table.narrow(1, 0, 1).roll(-1, 0));
    var net = new Sequential(new Flatten(), new Linear(12, 1, random));
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    var sampler = Sampler.random(Numbered.independent(set.size()), 16, 1);
    int line = 0;
    try (var doctor = Doctor.watch(net, adam);
        var loader = DataLoader.of(set, sampler)) {
      for (int epoch = 0; epoch < 4; epoch++) {
        line = here() + 1;
        for (List<Tensor> batch : loader.epoch(epoch)) {
          adam.zeroGrad();
          loss.of(net.apply(batch.get(0)), batch.get(1)).backward();
          adam.step();
        }
      }
      return new Planted(doctor, line);
    }
  }

  private Planted deadUnits() {
    Linear first = new Linear(3, 16, random);
    Autograd.noGrad(() -> first.bias().tensor().addInPlace(-100.0));
    var net = new Sequential(first, new Relu(), new Linear(16, 1, random));
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int step = 0; step < 40; step++) {
        adam.zeroGrad();
        line = here() + 1;
        Tensor out = net.apply(x);
        loss.of(out, y).backward();
        adam.step();
      }
      return new Planted(doctor, line);
    }
  }

  private Planted exploding() {
    var net = new Sequential(new Linear(3, 1, random));
    var sgd = new Sgd(net.parameters(), Sgd.Config.of(20));
    try (var doctor = Doctor.watch(net, sgd)) {
      return new Planted(doctor, train(net, sgd, 60));
    }
  }

  private Planted vanishing() {
    List<Layer> layers = new ArrayList<>(List.of(new Linear(3, 8, random)));
    IntStream.range(0, 12)
        .forEach(i -> {
          layers.add(new Sigmoid());
          layers.add(new Linear(8, i < 11 ? 8 : 1, random));
        });
    var net = new Sequential(layers.toArray(Layer[]::new));
    var adam = new Adam(net.parameters(), Adam.Config.of(0.001));
    try (var doctor = Doctor.watch(net, adam)) {
      return new Planted(doctor, train(net, adam, 40));
    }
  }

  private Planted stepLengthOfZero() {
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0));
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int step = 0; step < 40; step++) {
        adam.zeroGrad();
        Tensor error = loss.of(net.apply(x), y);
        line = here() + 1;
        error.backward();
        adam.step();
      }
      return new Planted(doctor, line);
    }
  }

  private Planted targetAmongFeatures() {
    var set = new TensorDataset(Tensor.cat(List.of(x.narrow(1, 0, 2), y), 1), y);
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    int line = 0;
    try (var doctor = Doctor.watch(net, adam);
        var loader = DataLoader.of(set, Sampler.random(set, 16, 1))) {
      for (int epoch = 0; epoch < 6; epoch++) {
        line = here() + 1;
        for (List<Tensor> batch : loader.epoch(epoch)) {
          adam.zeroGrad();
          loss.of(net.apply(batch.get(0)), batch.get(1)).backward();
          adam.step();
        }
      }
      return new Planted(doctor, line);
    }
  }

  private Planted copiedInEachStep() {
    float[] array = Tensor.randn(random, 512, 3).toFloatArray();
    Tensor target = Tensor.randn(random, 512, 1);
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    int line = 0;
    try (var doctor = Doctor.watch(net, adam)) {
      for (int step = 0; step < 40; step++) {
        adam.zeroGrad();
        line = here() + 1;
        Tensor input = Tensor.of(array, 512, 3);
        loss.of(net.apply(input), target).backward();
        adam.step();
      }
      return new Planted(doctor, line);
    }
  }

  /** Each batch takes three times as long as the rest of the step, by a clock of its own. */
  private Planted slowLoader() {
    long[] clock = {0};
    var tensors = new TensorDataset(x, y);
    var slow =
        new BatchedDataset<List<Tensor>, List<Tensor>>() {
          @Override
          public int size() {
            return tensors.size();
          }

          @Override
          public List<Tensor> get(int index) {
            return tensors.get(index);
          }

          @Override
          public List<Tensor> batch(Batch batch) {
            clock[0] += 30_000_000;
            return tensors.batch(batch);
          }
        };
    var net = net();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    int line = 0;
    var settings = DoctorSettings.standard().stopwatch(() -> clock[0]);
    try (var doctor = Doctor.watch(settings, net, adam);
        var loader = DataLoader.of(slow, Sampler.random(slow, 4, 1))) {
      for (int epoch = 0; epoch < 6; epoch++) {
        line = here() + 1;
        for (List<Tensor> batch : loader.epoch(epoch)) {
          adam.zeroGrad();
          loss.of(net.apply(batch.get(0)), batch.get(1)).backward();
          adam.step();
          clock[0] += 10_000_000;
        }
      }
      return new Planted(doctor, line);
    }
  }

  /** Steps as they should be; the line of the optimiser's step. */
  private int train(Layer net, Optimizer<?> optimizer, int steps) {
    int line = 0;
    for (int step = 0; step < steps; step++) {
      optimizer.zeroGrad();
      loss.of(net.apply(x), y).backward();
      line = here() + 1;
      optimizer.step();
    }
    return line;
  }
}
