package dev.holdout.engine.checkpoint;

import dev.holdout.engine.data.Batch;
import dev.holdout.engine.data.Sampler;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.optim.Optimizer;
import dev.holdout.engine.optim.schedule.Scheduler;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The parts of a training, which stops at any step and goes on to the same bytes.
 *
 * <pre>{@code
 * Resumable training = Resumable.of("features 3").model(net).optimizer(adam).scheduler(schedule)
 *     .sampler(sampler).random("noise", noise).part("scaler", scaler::stateDict, scaler::loadStateDict);
 * training.save(file, progress);                          // after a step
 * TrainingProgress progress = training.resume(file);              // the same parts, built anew
 * for (var batch : loader.epoch(progress.epoch(), progress.batch())) { … }
 * }</pre>
 *
 * <p>What is kept: values and buffers of the net and the counters of its dropouts, what optimiser
 * and schedule remember, where random streams stand, and where the training does. What is not: the
 * settings that the program gives when it builds the parts (sizes, seeds, weight decay, frozen or
 * not, training or evaluation mode), and gradients; so save after a step of the optimiser, not
 * inside an accumulation.
 */
public final class Resumable {

  private static final String COUNTERS = "counters";

  /**
   * How a part is saved and put back.
   *
   * @param about what it is, in an epoch
   */
  private record Part(
      IntFunction<String> about,
      Supplier<Map<String, Tensor>> save,
      Consumer<Map<String, Tensor>> load) {}

  private final String pipeline;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  private Resumable(String pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * A training without parts yet.
   *
   * @param pipeline version of what makes its data, such as a hash of the features; a checkpoint of
   *     another one is refused
   */
  public static Resumable of(String pipeline) {
    if (pipeline == null) {
      throw new IllegalArgumentException(
          "resumable: the pipeline is null; pass its version, or an empty text where there is"
              + " none");
    }
    return new Resumable(pipeline);
  }

  /** The net: parameters, saved buffers and counters; returns this. */
  public Resumable model(Layer net) {
    part(Checkpoint.MODEL, epoch -> net.toString(), net::stateDict, net::loadStateDict);
    return part(COUNTERS, net::counters, net::loadCounters);
  }

  /** What the optimiser remembers, and the rates in force; returns this. */
  public Resumable optimizer(Optimizer<?> optimizer) {
    String about = optimizer.getClass().getSimpleName();
    return part("optimizer", epoch -> about, optimizer::stateDict, optimizer::loadStateDict);
  }

  /** Where the schedule stands; returns this. */
  public Resumable scheduler(Scheduler scheduler) {
    String about = scheduler.getClass().getSimpleName();
    return part("scheduler", epoch -> about, scheduler::stateDict, scheduler::loadStateDict);
  }

  /**
   * The order of the samples. It follows from seed and epoch, so only a mark of the epoch's order
   * is kept: a sampler with another seed, or of another set, is refused. Returns this.
   */
  public Resumable sampler(Sampler order) {
    return part("sampler", epoch -> "order " + mark(order, epoch), Map::of, state -> {});
  }

  /** Where a random stream stands, to the draw; returns this. */
  public Resumable random(String name, Philox random) {
    return part(
        "random " + name,
        epoch -> "seed " + random.seed() + ", stream " + random.stream(),
        () -> Map.of("state", Tensor.of(random.state())),
        state -> random.restore(state.getOrDefault("state", Tensor.zeros(0)).toLongArray()));
  }

  /** Anything that gives its state and takes it back, such as a gradient scaler; returns this. */
  public Resumable part(
      String name, Supplier<Map<String, Tensor>> save, Consumer<Map<String, Tensor>> load) {
    return part(name, epoch -> "", save, load);
  }

  private Resumable part(
      String name,
      IntFunction<String> about,
      Supplier<Map<String, Tensor>> save,
      Consumer<Map<String, Tensor>> load) {
    if (name.isBlank() || name.contains("/") || parts.containsKey(name)) {
      throw new IllegalArgumentException(
          "resumable: a part is named \"%s\"; name each once, not blank and without a /"
              .formatted(name));
    }
    parts.put(name, new Part(about, save, load));
    return this;
  }

  /** What would be written now. */
  public Checkpoint checkpoint(TrainingProgress progress) {
    Map<String, String> about = new LinkedHashMap<>();
    Map<String, Map<String, Tensor>> states = new LinkedHashMap<>();
    parts.forEach((name, part) -> {
      about.put(name, part.about.apply(progress.epoch()));
      states.put(name, part.save.get());
    });
    return new Checkpoint(progress, pipeline, about, Checkpoint.ownVersions(), states);
  }

  /**
   * Writes a checkpoint whole or not at all, see {@link Checkpoint#write}.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public void save(Path file, TrainingProgress progress) {
    checkpoint(progress).write(file);
  }

  /**
   * Takes a checkpoint over, all parts or none.
   *
   * @return where the training stands
   * @throws dev.holdout.engine.io.MalformedFile when the file breaks its format
   * @throws CheckpointException when it is of another pipeline, net, optimiser, schedule or order
   *     of samples, or of a newer format; nothing is changed then
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public TrainingProgress resume(Path file) {
    return resume(Checkpoint.read(file), file.toString());
  }

  /**
   * As {@link #resume(Path)}, of a checkpoint at hand.
   *
   * @param place what to call it in a refusal
   */
  public TrainingProgress resume(Checkpoint saved, String place) {
    requireSame(saved, place);
    Map<Part, Map<String, Tensor>> before = new LinkedHashMap<>();
    String name = "";
    try {
      for (Map.Entry<String, Part> entry : parts.entrySet()) {
        name = entry.getKey();
        before.put(entry.getValue(), entry.getValue().save.get());
        entry.getValue().load.accept(saved.state(name));
      }
    } catch (RuntimeException e) {
      before.forEach((part, state) -> part.load.accept(state));
      throw refusal("its part \"" + name + "\" does not fit: " + e.getMessage(), place, e);
    }
    return saved.progress();
  }

  private void requireSame(Checkpoint saved, String place) {
    if (!saved.pipeline().equals(pipeline)) {
      throw new CheckpointException(
          "it is of the pipeline \"%s\", but this training has \"%s\""
              .formatted(saved.pipeline(), pipeline),
          place,
          "use that pipeline, or begin anew with its weights alone:"
              + " loadStateDict(Checkpoint.read(file).state(\"model\"))");
    }
    if (!saved.about().keySet().equals(parts.keySet())) {
      throw refusal(
          "it has the parts %s, but this training has %s"
              .formatted(saved.about().keySet(), parts.keySet()),
          place,
          null);
    }
    parts.forEach((name, part) -> {
      List<String> theirs = saved.about().get(name).lines().toList();
      List<String> ours = part.about.apply(saved.progress().epoch()).lines().toList();
      if (!theirs.equals(ours)) {
        throw refusal(
            "its part \"%s\" is another: %s".formatted(name, difference(theirs, ours)),
            place,
            null);
      }
    });
  }

  /** The first line that differs: of a net, its layer. */
  private static String difference(List<String> theirs, List<String> ours) {
    int at = 0;
    while (at < theirs.size() && at < ours.size() && theirs.get(at).equals(ours.get(at))) {
      at++;
    }
    return "%s, but this training has %s".formatted(line(theirs, at), line(ours, at));
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at).strip() : "nothing more";
  }

  private static CheckpointException refusal(String what, String place, Throwable cause) {
    CheckpointException refusal =
        new CheckpointException(what, place, "build the training as it was when it was saved");
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }

  /** A number that another order of samples does not give, but for a chance of 2^-64. */
  private static String mark(Sampler sampler, int epoch) {
    long mark = 0xcbf29ce484222325L; // FNV-1a, by whole numbers and the borders of batches
    for (Batch batch : sampler.epoch(epoch)) {
      for (Batch.Run run : batch.runs()) {
        mark = (mark ^ run.from()) * 0x100000001b3L;
        mark = (mark ^ run.to()) * 0x100000001b3L;
      }
      mark = (mark ^ -1) * 0x100000001b3L;
    }
    return Long.toHexString(mark);
  }
}
