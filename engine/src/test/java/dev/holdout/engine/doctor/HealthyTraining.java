package dev.holdout.engine.doctor;

import dev.holdout.engine.amp.Autocast;
import dev.holdout.engine.amp.GradScaler;
import dev.holdout.engine.data.DataLoader;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.data.Windows;
import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Members;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Sigmoid;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.nn.attention.TransformerEncoder;
import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.loss.BinaryCrossEntropy;
import dev.holdout.engine.nn.loss.BinaryCrossEntropyWithLogits;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.RecurrentConfig;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.Lbfgs;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.RmsProp;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.optim.schedule.CosineLr;
import dev.holdout.engine.optim.schedule.LinearLr;
import dev.holdout.engine.optim.schedule.SequentialLr;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Loops without a mistake. */
enum HealthyTraining {
  MLP_WITH_LOADER_AND_SCHEDULE(HealthyTraining::mlp),
  DROPOUT_AND_BATCH_NORM_WITH_VALIDATION(HealthyTraining::dropout),
  LSTM_ON_SHUFFLED_RUNS(HealthyTraining::lstm),
  TRANSFORMER(HealthyTraining::transformer),
  ACCUMULATION(HealthyTraining::accumulation),
  TRANSFER_WITH_FROZEN_PARTS(HealthyTraining::transfer),
  SCALED_LOSS_IN_BFLOAT16(HealthyTraining::scaled),
  GENERATOR_AND_CRITIC(HealthyTraining::adversaries),
  LBFGS(HealthyTraining::lbfgs),
  ZEROS_IN_PLACE_OF_NO_GRADIENT(HealthyTraining::zeroFilled),
  LOSSES_COLLECTED_AS_NUMBERS(HealthyTraining::collected),
  SURE_CLASSIFIER(HealthyTraining::classifier),
  CONVERGED_LINE(HealthyTraining::line),
  MEMBERS(HealthyTraining::members),
  AUTOENCODER(HealthyTraining::autoencoder);

  private static final MeanSquared LOSS = new MeanSquared();

  private final Function<Philox, Doctor> training;

  HealthyTraining(Function<Philox, Doctor> training) {
    this.training = training;
  }

  Doctor run() {
    return training.apply(new Philox(11, ordinal()));
  }

  private static Tensor target(Tensor x) {
    return x.narrow(1, 0, 2).sum(1, true).sin();
  }

  private static void step(Layer net, Optimizer<?> optimizer, Tensor x, Tensor y) {
    optimizer.zeroGrad();
    LOSS.of(net.apply(x), y).backward();
    optimizer.step();
  }

  /** Reads what a layer gives of a sequence at its last step. */
  private static Layer lastOf(Layer below, Linear above) {
    return new Layer() {
      private final Layer sequence = below;
      private final Linear head = above;

      @Override
      public Tensor forward(Tensor input) {
        return head.apply(sequence.apply(input).select(1, -1));
      }
    };
  }

  private static Doctor mlp(Philox random) {
    Tensor x = Tensor.randn(random, 128, 3);
    var set = new TensorDataset(x, target(x));
    var net =
        new Sequential(
            new Linear(3, 32, random),
            new Relu(),
            new Linear(32, 32, random),
            new Relu(),
            new Linear(32, 1, random));
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    var schedule =
        new SequentialLr(
            adam, List.of(new LinearLr(adam, 0.1, 1, 3), new CosineLr(adam, 17, 0)), 3);
    try (var doctor = Doctor.watch(net, adam);
        var loader = DataLoader.of(set, Sampler.random(set, 16, 1)).workers(1)) {
      for (int epoch = 0; epoch < 30; epoch++) {
        for (List<Tensor> batch : loader.epoch(epoch)) {
          try (var _ = Memory.scope()) {
            step(net, adam, batch.get(0), batch.get(1));
          }
        }
        schedule.step();
      }
      return doctor;
    }
  }

  private static Doctor dropout(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    Tensor y = target(x);
    var net =
        new Sequential(
            new Linear(3, 16, random),
            new BatchNorm1d(16),
            new Relu(),
            new Dropout(0.3, 1),
            new Linear(16, 1, random));
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    try (var doctor = Doctor.watch(net, adam)) {
      for (int epoch = 0; epoch < 6; epoch++) {
        net.train();
        for (int i = 0; i < 20; i++) {
          step(net, adam, x, y);
        }
        net.eval();
        Autograd.noGrad(() -> LOSS.of(net.apply(x), y).item());
      }
      return doctor;
    }
  }

  private static Doctor lstm(Philox random) {
    Tensor table = Tensor.randn(random, 200, 2);
    var set = new Windows(table, 8, table.narrow(1, 0, 1).roll(-1, 0));
    var lstm = new Lstm(RecurrentConfig.of(2, 8).withBatchFirst(), random);
    var head = new Linear(8, 1, random);
    Layer net = lastOf(lstm, head);
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    try (var doctor = Doctor.watch(net, adam);
        var loader = DataLoader.of(set, Sampler.random(set, 16, 1))) {
      for (int epoch = 0; epoch < 8; epoch++) {
        for (List<Tensor> batch : loader.epoch(epoch)) {
          step(net, adam, batch.get(0), batch.get(1));
        }
      }
      return doctor;
    }
  }

  private static Doctor transformer(Philox random) {
    Tensor x = Tensor.randn(random, 16, 6, 8);
    Tensor y = x.select(1, 0).narrow(1, 0, 1).square();
    var config = TransformerEncoderLayer.Config.of(8, 2, 16).dropout(0.1, 3);
    var encoder = new TransformerEncoder(config.withBatchFirst(), 2, true, random);
    var head = new Linear(8, 1, random);
    Layer net = lastOf(encoder, head);
    var adam = new Adam(net.parameters(), Adam.Config.of(0.003));
    return steps(net, adam, x, y, 60);
  }

  private static Doctor steps(Layer net, Optimizer<?> optimizer, Tensor x, Tensor y, int count) {
    try (var doctor = Doctor.watch(net, optimizer)) {
      for (int i = 0; i < count; i++) {
        step(net, optimizer, x, y);
      }
      return doctor;
    }
  }

  private static Sequential small(Philox random) {
    return new Sequential(new Linear(3, 16, random), new Tanh(), new Linear(16, 1, random));
  }

  private static Doctor accumulation(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    Tensor y = target(x);
    var net = small(random);
    var sgd = new Sgd(net.parameters(), Sgd.Config.of(0.05, 0.9));
    try (var doctor = Doctor.watch(net, sgd)) {
      for (int i = 0; i < 240; i++) {
        int from = i % 4 * 16;
        Tensor out = net.apply(x.narrow(0, from, 16));
        LOSS.of(out, y.narrow(0, from, 16)).mul(0.25).backward();
        if (i % 4 == 3) {
          sgd.step();
          sgd.zeroGrad();
        }
      }
      return doctor;
    }
  }

  private static Doctor transfer(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    var body = new Sequential(new Linear(3, 16, random), new BatchNorm1d(16), new Tanh());
    var net = new Sequential(body, new Linear(16, 1, random));
    body.freeze();
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    try (var doctor = Doctor.watch(net, adam)) {
      net.train();
      body.eval();
      for (int i = 0; i < 60; i++) {
        step(net, adam, x, target(x));
      }
      body.unfreeze();
      for (int i = 0; i < 60; i++) {
        step(net, adam, x, target(x));
      }
      return doctor;
    }
  }

  private static Doctor scaled(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    var net = small(random);
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    var schedule = new CosineLr(adam, 8, 0);
    // Too high a scale at first: the first steps overflow and are not taken.
    var scaler = new GradScaler(new GradScaler.Config(1e38, 2, 0.5, 10, true));
    try (var doctor = Doctor.watch(net, adam)) {
      for (int i = 0; i < 80; i++) {
        adam.zeroGrad();
        Tensor loss;
        try (var _ = Autocast.to(DType.BF16)) {
          loss = LOSS.of(net.apply(x), target(x));
        }
        scaler.scale(loss.mul(100.0)).backward();
        scaler.unscale(adam);
        ClipNorm.of(1).clip(net.parameters());
        scaler.step(adam);
        scaler.update();
        if (i % 10 == 9) {
          schedule.step();
        }
      }
      return doctor;
    }
  }

  private static Doctor adversaries(Philox random) {
    Tensor real = Tensor.randn(random, 32, 2).mul(0.5).add(1.0);
    var generator =
        new Sequential(
            new Linear(4, 16, random), new BatchNorm1d(16), new Relu(), new Linear(16, 2, random));
    var critic =
        new Sequential(
            new Linear(2, 16, random), new Relu(), new Dropout(0.1, 1), new Linear(16, 1, random));
    var makes = new Adam(generator.parameters(), Adam.Config.of(0.002));
    var judges = new Adam(critic.parameters(), Adam.Config.of(0.002));
    var loss = new BinaryCrossEntropyWithLogits();
    Tensor yes = Tensor.ones(32, 1);
    Tensor no = Tensor.zeros(32, 1);
    try (var doctor = Doctor.watch(generator, makes).also(critic, judges)) {
      for (int i = 0; i < 80; i++) {
        Tensor noise = Tensor.randn(random, 32, 4);
        judges.zeroGrad();
        loss.of(critic.apply(real), yes).backward();
        Tensor fake =
            i % 2 == 0
                ? Autograd.noGrad(() -> generator.apply(noise))
                : generator.apply(noise).detach();
        loss.of(critic.apply(fake), no).backward();
        judges.step();
        makes.zeroGrad(); // the critic's gradients stay until its own turn
        loss.of(critic.apply(generator.apply(noise)), yes).backward();
        makes.step();
      }
      return doctor;
    }
  }

  private static Doctor lbfgs(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    Tensor y = x.narrow(1, 0, 2).sum(1, true);
    var net = new Sequential(new Linear(3, 1, random));
    var lbfgs = new Lbfgs(net.parameters(), Lbfgs.Config.searching());
    try (var doctor = Doctor.watch(net, lbfgs)) {
      for (int i = 0; i < 40; i++) { // after a few, nothing moves any more
        lbfgs.step(() -> {
          lbfgs.zeroGrad();
          Tensor loss = LOSS.of(net.apply(x), y);
          loss.backward();
          return loss;
        });
      }
      return doctor;
    }
  }

  private static Doctor zeroFilled(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    var net = small(random);
    var sgd = new Sgd(net.parameters(), Sgd.Config.of(0.05));
    try (var doctor = Doctor.watch(net, sgd)) {
      for (int i = 0; i < 60; i++) {
        net.parameters().forEach(parameter -> parameter.tensor().zeroGrad(false));
        LOSS.of(net.apply(x), target(x)).backward();
        sgd.step();
      }
      return doctor;
    }
  }

  private static Doctor collected(Philox random) {
    Tensor x = Tensor.randn(random, 64, 3);
    var net = small(random);
    var rms = new RmsProp(net.parameters(), RmsProp.Config.of(0.003));
    List<Double> losses = new ArrayList<>();
    List<Tensor> outputs = new ArrayList<>();
    try (var doctor = Doctor.watch(net, rms)) {
      for (int i = 0; i < 150; i++) {
        rms.zeroGrad();
        Tensor out = net.apply(x);
        Tensor loss = LOSS.of(out, target(x));
        loss.backward();
        rms.step();
        losses.add(loss.item());
        outputs.add(out.detach());
        if (i == 100) {
          System.gc();
        }
      }
      return doctor;
    }
  }

  private static Doctor classifier(Philox random) {
    Tensor x = Tensor.randn(random, 64, 2);
    Tensor y = x.narrow(1, 0, 1).gt(-5).to(x.dtype()); // one class: always sure
    var net =
        new Sequential(
            new Linear(2, 16, random), new Tanh(), new Linear(16, 1, random), new Sigmoid());
    var adam = new Adam(net.parameters(), Adam.Config.of(0.3));
    var loss = new BinaryCrossEntropy();
    try (var doctor = Doctor.watch(net, adam)) {
      for (int i = 0; i < 100; i++) {
        adam.zeroGrad();
        loss.of(net.apply(x), y).backward();
        adam.step();
      }
      return doctor;
    }
  }

  private static Doctor line(Philox random) {
    Tensor x = Tensor.randn(random, 64, 1);
    var net = new Sequential(new Linear(1, 1, random));
    var sgd = new Sgd(net.parameters(), Sgd.Config.of(0.5));
    return steps(net, sgd, x, x.mul(2.0).add(1.0), 300);
  }

  private static Doctor members(Philox random) {
    Tensor x = Members.share(Tensor.randn(random, 64, 3), 4);
    Tensor y = x.narrow(2, 0, 1).square().contiguous();
    Sequential nets =
        Members.of(
            4,
            m -> {
              Philox own = new Philox(m, 0);
              return new Sequential(new Linear(3, 16, own), new Relu(), new Linear(16, 1, own));
            });
    var adam = new Adam(nets.parameters(), Adam.Config.of(0.01));
    return steps(nets, adam, x, y, 60);
  }

  private static Doctor autoencoder(Philox random) {
    Tensor x = Tensor.randn(random, 128, 6);
    var set = new TensorDataset(x, x);
    var net = new Sequential(new Linear(6, 3, random), new Relu(), new Linear(3, 6, random));
    var adam = new Adam(net.parameters(), Adam.Config.of(0.01));
    try (var doctor = Doctor.watch(net, adam);
        var loader = DataLoader.of(set, Sampler.random(set, 32, 1))) {
      for (int epoch = 0; epoch < 20; epoch++) {
        for (List<Tensor> batch : loader.epoch(epoch)) {
          step(net, adam, batch.get(0), batch.get(1));
        }
      }
      return doctor;
    }
  }
}
