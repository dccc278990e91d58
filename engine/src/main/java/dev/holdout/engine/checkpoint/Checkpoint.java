package dev.holdout.engine.checkpoint;

import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a training has saved of itself: the states of its parts, where it stands, of which pipeline
 * its data came, and what it was made with. {@link Resumable} makes one and takes one over; read by
 * itself it gives a net's weights for {@link Layer#loadStateDict(Map, boolean)}.
 *
 * <p>The file is one of safetensors: a tensor {@code model/0.weight} for each part and name, the
 * rest as text pairs.
 *
 * @param progress where the training stands
 * @param pipeline version of what made its data; any text
 * @param about what each part is, by name: its class, and a net's layers as they are printed
 * @param versions what it was written with, by name: {@code holdout}, {@code java}
 * @param states tensors of each part by name
 */
public record Checkpoint(
    TrainingProgress progress,
    String pipeline,
    Map<String, String> about,
    Map<String, String> versions,
    Map<String, Map<String, Tensor>> states) {

  /** The part that is the net. */
  public static final String MODEL = "model";

  private static final int FORMAT = 1;
  private static final String FORMAT_KEY = "holdout.checkpoint";
  private static final String VERSION = "version.";
  private static final String ABOUT = "about.";
  private static final String FOREIGN = "pass a file that a Checkpoint wrote";

  public Checkpoint {
    Objects.requireNonNull(progress);
    Objects.requireNonNull(pipeline);
    about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    for (String part : states.keySet()) {
      if (part.isBlank() || part.contains("/") || !about.containsKey(part)) {
        throw new IllegalArgumentException(
            "checkpoint: a part is named \"%s\", which is blank, holds a / or is not in about"
                .formatted(part));
      }
    }
  }

  /** What this program is made of. */
  static Map<String, String> ownVersions() {
    Map<String, String> versions = new LinkedHashMap<>();
    String packed = Checkpoint.class.getPackage().getImplementationVersion();
    versions.put("holdout", packed == null ? "not packed in a jar" : packed);
    versions.put("java", Runtime.version().toString());
    return versions;
  }

  /** Tensors of a part by name; empty where it has none. */
  public Map<String, Tensor> state(String part) {
    return states.getOrDefault(part, Map.of());
  }

  /** What {@link #write} puts in a file. */
  public Safetensors content() {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put(FORMAT_KEY, Integer.toString(FORMAT));
    versions.forEach((name, version) -> pairs.put(VERSION + name, version));
    pairs.put("pipeline", pipeline);
    pairs.put("epoch", Integer.toString(progress.epoch()));
    pairs.put("batch", Integer.toString(progress.batch()));
    pairs.put("step", Long.toString(progress.step()));
    about.forEach((part, text) -> pairs.put(ABOUT + part, text));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    states.forEach(
        (part, state) -> state.forEach((name, tensor) -> tensors.put(part + "/" + name, tensor)));
    return Safetensors.of(tensors, pairs);
  }

  /**
   * Writes beside {@code file}, forces it to disk and renames: killed anywhere, the old checkpoint
   * or the new one is there.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be written
   */
  public void write(Path file) {
    content().write(file);
  }

  /**
   * @throws MalformedFile when the file breaks its format or was not written by a Checkpoint
   * @throws CheckpointException when its format is newer than this program
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  public static Checkpoint read(Path file) {
    return of(Safetensors.read(file), file.toString());
  }

  /**
   * As {@link #read}, of content at hand.
   *
   * @param place what to call it in a refusal
   */
  public static Checkpoint of(Safetensors content, String place) {
    Map<String, String> pairs = content.metadata();
    requireFormat(pairs, place);
    Map<String, String> about = new LinkedHashMap<>();
    Map<String, String> versions = new LinkedHashMap<>();
    Map<String, Map<String, Tensor>> states = new LinkedHashMap<>();
    pairs.forEach((key, text) -> {
      if (key.startsWith(VERSION)) {
        versions.put(key.substring(VERSION.length()), text);
      } else if (key.startsWith(ABOUT)) {
        about.put(key.substring(ABOUT.length()), text);
        states.put(key.substring(ABOUT.length()), new LinkedHashMap<>());
      }
    });
    content
        .tensors()
        .forEach((name, stored) -> {
          int slash = name.indexOf('/');
          if (slash < 0 || !states.containsKey(name.substring(0, slash))) {
            throw new MalformedFile(
                "the tensor \"" + name + "\" belongs to none of the parts " + states.keySet(),
                place,
                FOREIGN);
          }
          states
              .get(name.substring(0, slash))
              .put(name.substring(slash + 1), tensor(name, stored, place));
        });
    try {
      return new Checkpoint(
          progress(pairs, place), text(pairs, "pipeline", place), about, versions, states);
    } catch (IllegalArgumentException e) {
      throw new MalformedFile(e.getMessage(), place, FOREIGN);
    }
  }

  private static void requireFormat(Map<String, String> pairs, String place) {
    if (!pairs.containsKey(FORMAT_KEY)) {
      throw new MalformedFile("the metadata has no \"" + FORMAT_KEY + "\"", place, FOREIGN);
    }
    long format = whole(pairs, FORMAT_KEY, place);
    if (format > FORMAT) {
      throw new CheckpointException(
          "its format is %d, and this program (holdout %s) reads up to %d"
              .formatted(format, ownVersions().get("holdout"), FORMAT),
          place,
          "open it with holdout "
              + pairs.getOrDefault(VERSION + "holdout", "of its writer")
              + " or newer");
    }
    if (format < 1) {
      throw new MalformedFile("its format is " + format + ", below 1", place, FOREIGN);
    }
  }

  private static TrainingProgress progress(Map<String, String> pairs, String place) {
    long epoch = whole(pairs, "epoch", place);
    long batch = whole(pairs, "batch", place);
    if (epoch > Integer.MAX_VALUE || batch > Integer.MAX_VALUE) {
      throw new MalformedFile(
          "epoch " + epoch + ", batch " + batch + ": beyond 32 bits", place, FOREIGN);
    }
    return new TrainingProgress((int) epoch, (int) batch, whole(pairs, "step", place));
  }

  private static Tensor tensor(String name, StoredTensor stored, String place) {
    try {
      return stored.tensor();
    } catch (ShapeException | DTypeException e) {
      throw new MalformedFile(e.getMessage(), place + ", tensor \"" + name + "\"", FOREIGN);
    }
  }

  private static long whole(Map<String, String> pairs, String key, String place) {
    String text = text(pairs, key, place);
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with numbers that are negative
    }
    throw new MalformedFile(
        key + " is \"" + text + "\", not a whole number of 0 or more", place, FOREIGN);
  }

  private static String text(Map<String, String> pairs, String key, String place) {
    String text = pairs.get(key);
    if (text == null) {
      throw new MalformedFile("the metadata has no \"" + key + "\"", place, FOREIGN);
    }
    return text;
  }
}
