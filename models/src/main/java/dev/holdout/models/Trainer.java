package dev.holdout.models;

import dev.holdout.engine.data.Batch;
import dev.holdout.engine.data.RunSampler;
import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.ClipNorm;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.marketdata.BadInput;
import dev.holdout.models.objective.Objective;
import dev.holdout.models.objective.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a policy on samples, on the calling thread, and keeps the weights of the epoch that was
 * best on the validation samples. Trainings in several threads share nothing.
 *
 * <p>A step sees runs of consecutive decisions. The first decision of a run pays for the way from
 * the carried position: the one that the policy, with its present weights, takes at the sample
 * before (through missing decisions a position is held). The very first sample starts flat.
 */
public final class Trainer {

  private static final long SHUFFLING = 3;

  private final Policy policy;
  private final Samples train;
  private final Objective objective;
  private final TrainConfig config;
  private final RunSampler loader;
  private final List<Parameter> parameters;
  private final Optimizer<?> optimizer;
  private long steps;

  private Trainer(PolicySpec spec, Samples train, Objective objective, TrainConfig config) {
    this.policy = spec.build(train.features(), config.seed());
    this.train = train;
    this.objective = objective;
    this.config = config;
    long shuffling = new Philox(config.seed(), SHUFFLING).nextLong();
    this.loader = new RunSampler(train, config.batch(), true, shuffling);
    this.parameters = policy.parameters();
    this.optimizer = config.optimizer().build(parameters, config.lr(), config.weightDecay());
  }

  /**
   * @param validation later decisions that choose the epoch; empty: the last epoch is kept
   * @param listener told of each epoch as it ends, on this thread
   * @throws BadInput when there is nothing to learn from, or the training diverges
   */
  public static TrainedPolicy fit(
      PolicySpec spec,
      Samples train,
      Samples validation,
      Objective objective,
      TrainConfig config,
      Consumer<TrainingHistory.Epoch> listener) {
    requireFit(spec, train, "training");
    requireFit(spec, validation, "validation");
    if (train.size() == 0) {
      throw new BadInput(
          "training has 0 samples",
          "fold",
          "a longer training span, a shorter lag (now "
              + spec.lag()
              + ") or features with less warm-up");
    }
    return new Trainer(spec, train, objective, config).run(spec, validation, listener);
  }

  private TrainedPolicy run(
      PolicySpec spec, Samples validation, Consumer<TrainingHistory.Epoch> listener) {
    List<TrainingHistory.Epoch> epochs = new ArrayList<>();
    Map<String, Tensor> best = Map.of();
    double bestValue = Double.NEGATIVE_INFINITY;
    int bestEpoch = 0;
    for (int epoch = 1; epoch <= config.epochs(); epoch++) {
      policy.train();
      for (Batch batch : loader.epoch(epoch)) {
        try (Memory.Scope _ = Memory.scope()) {
          step(batch, epoch);
        }
      }
      policy.eval();
      double value = validation.size() == 0 ? Double.NaN : requireFinite(value(validation), epoch);
      epochs.add(new TrainingHistory.Epoch(epoch, requireFinite(value(train), epoch), value));
      listener.accept(epochs.getLast());
      if (validation.size() == 0 || value > bestValue) {
        bestValue = value;
        bestEpoch = epoch;
        best = policy.stateDict();
      } else if (epoch - bestEpoch >= config.patience()) {
        break;
      }
    }
    TrainingHistory history = new TrainingHistory(epochs, bestEpoch, steps);
    return new TrainedPolicy(spec, train.features(), best, history);
  }

  private void step(Batch batch, int epoch) {
    List<Batch.Run> runs = batch.runs();
    int leads = runs.getFirst().from() == 0 ? 0 : 1;
    Tensor given;
    if (runs.size() == 1
        && train.consecutive(runs.getFirst().from() - leads, runs.getFirst().to())) {
      given = train.windows(runs.getFirst().from() - leads, runs.getFirst().to());
    } else {
      int[] indices = withLeads(runs, batch.size());
      leads = indices.length - batch.size();
      given = train.windows(indices);
    }
    Tensor all = policy.forward(given);
    Tensor positions = all.narrow(0, leads, batch.size());
    Tensor loss =
        objective.loss(positions, returns(batch), runs(runs, all.detach().toFloatArray()));
    requireFinite(loss.item(), epoch);
    optimizer.zeroGrad();
    loss.backward();
    if (config.clipNorm() < Double.POSITIVE_INFINITY) {
      ClipNorm.of(config.clipNorm()).clip(parameters);
    }
    optimizer.step();
    steps++;
  }

  /** The sample before each run (none before sample 0), then all samples of the runs. */
  private static int[] withLeads(List<Batch.Run> runs, int size) {
    int[] indices = new int[runs.size() + size];
    int count = 0;
    for (Batch.Run run : runs) {
      if (run.from() > 0) {
        indices[count++] = run.from() - 1;
      }
    }
    for (Batch.Run run : runs) {
      for (int i = run.from(); i < run.to(); i++) {
        indices[count++] = i;
      }
    }
    return Arrays.copyOf(indices, count);
  }

  /** Starts of the runs and what they carry: the leads are the first of the outputs. */
  private static Runs runs(List<Batch.Run> runs, float[] outputs) {
    int[] starts = new int[runs.size()];
    double[] carried = new double[runs.size()];
    int start = 0;
    int lead = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = start;
      start += runs.get(i).size();
      carried[i] = runs.get(i).from() > 0 ? outputs[lead++] : 0;
    }
    return new Runs(starts, carried);
  }

  private Tensor returns(Batch batch) {
    float[] returns = new float[batch.size()];
    int at = 0;
    for (Batch.Run run : batch.runs()) {
      for (int i = run.from(); i < run.to(); i++) {
        returns[at++] = (float) train.returned(i);
      }
    }
    return Tensor.wrap(returns, 0, new int[] {returns.length}, new int[] {1});
  }

  private double requireFinite(double value, int epoch) {
    if (!Double.isFinite(value)) {
      throw new BadInput(
          "training diverged: the objective is " + value,
          "epoch " + epoch + ", step " + steps,
          "a smaller training.lr (now " + config.lr() + ")");
    }
    return value;
  }

  private double value(Samples samples) {
    float[] positions = Inference.positions(policy, samples);
    double[] widened = new double[positions.length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = positions[i];
    }
    return objective.value(widened, samples.returns(), Runs.one(0));
  }

  private static void requireFit(PolicySpec spec, Samples samples, String which) {
    if (samples.lag() != spec.lag()) {
      throw new IllegalArgumentException(
          "%s samples hold windows of %d decisions, the policy takes %d; cut them with its lag"
              .formatted(which, samples.lag(), spec.lag()));
    }
    for (int i = 0; i < samples.size(); i++) {
      if (Double.isNaN(samples.returned(i))) {
        throw new IllegalArgumentException(
            "%s sample %d has no return; make the samples with Samples.of and a target"
                .formatted(which, i));
      }
    }
  }
}
