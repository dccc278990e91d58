package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.ParameterGroup;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.optim.schedule.ChainedLr;
import dev.holdout.engine.optim.schedule.ConstantLr;
import dev.holdout.engine.optim.schedule.CosineLr;
import dev.holdout.engine.optim.schedule.CosineWarmRestarts;
import dev.holdout.engine.optim.schedule.ExponentialLr;
import dev.holdout.engine.optim.schedule.LambdaLr;
import dev.holdout.engine.optim.schedule.LinearLr;
import dev.holdout.engine.optim.schedule.MultiStepLr;
import dev.holdout.engine.optim.schedule.OneCycleLr;
import dev.holdout.engine.optim.schedule.PolynomialLr;
import dev.holdout.engine.optim.schedule.ReduceOnPlateau;
import dev.holdout.engine.optim.schedule.Scheduler;
import dev.holdout.engine.optim.schedule.SequentialLr;
import dev.holdout.engine.optim.schedule.StepLr;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntToDoubleFunction;

/** PyTorch's schedules by name, and the rates they give. */
final class TorchSchedulers {

  private TorchSchedulers() {}

  /** A case of some epochs: the rates in force in each. */
  static void rates(JsonNode golden) {
    JsonNode args = golden.get("args");
    double momentum = new TorchConfig(args).number("momentum", 0);
    List<ParameterGroup<Sgd.Config>> groups = new ArrayList<>();
    for (JsonNode lr : args.get("base_lrs")) {
      Sgd.Config config = Sgd.Config.of(TorchCases.number(lr), momentum);
      groups.add(new ParameterGroup<>(List.of(new Parameter(Tensor.zeros(2))), config));
    }
    Sgd optimizer = new Sgd(groups);
    int epochs = args.get("epochs").asInt();
    DoubleConsumer step = endOfEpoch(args, optimizer);
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int g = 0; g < groups.size(); g++) {
        compare(golden, "lrs", epoch, g, optimizer.lr(g));
        compare(golden, "momenta", epoch, g, optimizer.momentum(g).orElseThrow());
      }
      JsonNode metric = args.path("metrics").path(epoch);
      step.accept(metric.isMissingNode() ? Double.NaN : TorchCases.number(metric));
    }
  }

  private static void compare(JsonNode golden, String what, int epoch, int group, double got) {
    JsonNode want = golden.path(what).path(epoch).path(group);
    if (!want.isMissingNode() && !want.isNull()) {
      String where = "%s of epoch %d, group %d".formatted(what, epoch, group);
      TorchCases.compare(where, got, TorchCases.number(want), golden.get("tolerance"));
    }
  }

  /** What ends an epoch, given the figure of that epoch. */
  static DoubleConsumer endOfEpoch(JsonNode args, Optimizer<?> optimizer) {
    if (args.get("scheduler").asText().equals("ReduceLROnPlateau")) {
      return plateau(args.get("config"), optimizer)::step;
    }
    Scheduler scheduler = build(args, optimizer);
    return figure -> scheduler.step();
  }

  private static Scheduler build(JsonNode args, Optimizer<?> optimizer) {
    JsonNode json = args.get("config");
    TorchConfig c = new TorchConfig(json);
    Scheduler scheduler =
        switch (args.get("scheduler").asText()) {
          case "StepLR" -> new StepLr(optimizer, c.integer("step_size"), c.number("gamma", 0.1));
          case "MultiStepLR" ->
              new MultiStepLr(
                  optimizer, TorchCases.integers(c.node("milestones")), c.number("gamma", 0.1));
          case "ConstantLR" ->
              new ConstantLr(optimizer, c.number("factor", 1.0 / 3), c.integer("total_iters", 5));
          case "LinearLR" ->
              new LinearLr(
                  optimizer,
                  c.number("start_factor", 1.0 / 3),
                  c.number("end_factor", 1),
                  c.integer("total_iters", 5));
          case "ExponentialLR" -> new ExponentialLr(optimizer, c.number("gamma", 0.1));
          case "PolynomialLR" ->
              new PolynomialLr(optimizer, c.integer("total_iters", 5), c.number("power", 1));
          case "CosineAnnealingLR" ->
              new CosineLr(optimizer, c.integer("T_max"), c.number("eta_min", 0));
          case "CosineAnnealingWarmRestarts" ->
              new CosineWarmRestarts(
                  optimizer, c.integer("T_0"), c.integer("T_mult", 1), c.number("eta_min", 0));
          case "LambdaLR" -> new LambdaLr(optimizer, factors(c.node("lambdas"), optimizer));
          case "OneCycleLR" -> oneCycle(c, optimizer);
          case "SequentialLR" ->
              new SequentialLr(
                  optimizer, parts(c, optimizer), TorchCases.integers(c.node("milestones")));
          case "ChainedScheduler" -> new ChainedLr(optimizer, parts(c, optimizer));
          default -> throw new AssertionError("scheduler " + args.get("scheduler") + " is unknown");
        };
    c.requireAllRead(args.get("scheduler").asText());
    return scheduler;
  }

  private static List<Scheduler> parts(TorchConfig c, Optimizer<?> optimizer) {
    List<Scheduler> parts = new ArrayList<>();
    c.node("schedulers").forEach(part -> parts.add(build(part, optimizer)));
    return parts;
  }

  private static OneCycleLr oneCycle(TorchConfig c, Optimizer<?> optimizer) {
    int steps = c.integer("epochs", 0) * c.integer("steps_per_epoch", 0);
    OneCycleLr.Config config =
        new OneCycleLr.Config(
            c.integer("total_steps", steps),
            c.number("pct_start", 0.3),
            c.choice("anneal_strategy", "cos", "linear")
                ? OneCycleLr.Anneal.LINEAR
                : OneCycleLr.Anneal.COSINE,
            c.flag("cycle_momentum", true),
            0.85,
            0.95,
            c.number("div_factor", 25),
            c.number("final_div_factor", 1e4),
            c.flag("three_phase", false));
    return new OneCycleLr(
        optimizer,
        perGroup(c, "max_lr", 0, optimizer),
        perGroup(c, "base_momentum", 0.85, optimizer),
        perGroup(c, "max_momentum", 0.95, optimizer),
        config);
  }

  private static ReduceOnPlateau plateau(JsonNode json, Optimizer<?> optimizer) {
    TorchConfig c = new TorchConfig(json);
    ReduceOnPlateau.Config config =
        new ReduceOnPlateau.Config(
            c.choice("mode", "min", "max"),
            c.number("factor", 0.1),
            c.integer("patience", 10),
            c.number("threshold", 1e-4),
            !c.choice("threshold_mode", "rel", "abs"),
            c.integer("cooldown", 0),
            0,
            c.number("eps", 1e-8));
    double[] lowest = perGroup(c, "min_lr", 0, optimizer);
    c.requireAllRead("ReduceLROnPlateau");
    return new ReduceOnPlateau(optimizer, config, lowest);
  }

  /** A list as it was given, or one number for every group. */
  private static double[] perGroup(
      TorchConfig c, String name, double otherwise, Optimizer<?> optimizer) {
    JsonNode given = c.node(name);
    boolean list = given.isArray();
    double[] all = new double[list ? given.size() : optimizer.groupCount()];
    Arrays.setAll(all, g -> list ? TorchCases.number(given.get(g)) : c.number(name, otherwise));
    return all;
  }

  private static List<IntToDoubleFunction> factors(JsonNode lambdas, Optimizer<?> optimizer) {
    List<IntToDoubleFunction> factors = new ArrayList<>();
    int count = lambdas.size() == 1 ? optimizer.groupCount() : lambdas.size();
    for (int g = 0; g < count; g++) {
      JsonNode lambda = lambdas.get(Math.min(g, lambdas.size() - 1));
      double k = TorchCases.number(lambda.get("k"));
      factors.add(
          switch (lambda.get("name").asText()) {
            case "inverse" -> e -> 1 / (1 + k * e);
            case "power" -> e -> Math.pow(k, e);
            case "warmup" -> e -> Math.min(1, (e + 1) / k);
            case "inverse_sqrt" ->
                e -> Math.min(Math.pow(e + 1, -0.5), (e + 1) * Math.pow(k, -1.5));
            default -> throw new AssertionError("function " + lambda + " is unknown");
          });
    }
    return factors;
  }
}
