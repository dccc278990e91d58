package dev.holdout.models;

import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.marketdata.BadInput;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A frozen policy as a file: safetensors with its weights, and as text pairs what else it takes to
 * run it anywhere: the spec and the graph built of it, the provenance, and the Holdout that wrote
 * it. Nothing of the study that trained it is needed.
 */
final class PolicyFile {

  private static final int VERSION = 2; // 1 had neither graph nor writer
  private static final String VERSION_KEY = "holdout.policy";

  private static final String GRAPH = "graph";
  private static final String WRITER = "holdout.version";
  private static final String WRITER_VERSION =
      PolicyFile.class.getPackage().getImplementationVersion();

  private PolicyFile() {}

  static Safetensors content(FrozenPolicy policy, Provenance provenance) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(VERSION_KEY, Integer.toString(VERSION));
    metadata.putAll(PolicyMetadata.of(policy.spec(), policy.features()));
    metadata.put(GRAPH, policy.toString());
    metadata.put(WRITER, Objects.requireNonNullElse(WRITER_VERSION, "not packed in a jar"));
    metadata.put("pipeline", provenance.pipeline());
    metadata.put("timeline", provenance.timeline());
    metadata.put("instrument", provenance.instrument());
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    policy.stateDict().forEach((name, tensor) -> tensors.put(name, StoredTensor.of(tensor)));
    return new Safetensors(metadata, tensors);
  }

  static FrozenPolicy read(Path file, Provenance expected) {
    try {
      return of(Safetensors.read(file), file.toString(), expected);
    } catch (UncheckedIOException e) {
      throw new BadInput(
          "the checkpoint cannot be read", file.toString(), "check that it exists and is readable");
    } catch (MalformedFile e) {
      throw new BadInput(e.value(), e.place(), e.remedy());
    }
  }

  /**
   * @param place what to call the content in a refusal
   */
  static FrozenPolicy of(Safetensors content, String place, Provenance expected) {
    PolicyMetadata metadata = new PolicyMetadata(content.metadata(), place);
    int version = metadata.requireVersion(VERSION_KEY, VERSION, "checkpoint");
    requireSame(metadata, expected);
    metadata.requireRoom(content.dataBytes() / Float.BYTES);
    try {
      FrozenPolicy policy =
          FrozenPolicy.of(metadata.spec(), metadata.features(), content.tensorDict());
      if (version > 1) {
        requireGraph(metadata, policy);
      }
      return policy;
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), place, "train the policy again");
    }
  }

  /** What this program builds of the spec must be what was trained. */
  private static void requireGraph(PolicyMetadata metadata, FrozenPolicy policy) {
    if (!metadata.text(GRAPH).equals(policy.toString())) {
      throw new BadInput(
          "the policy was written by Holdout %s as %s, but this one builds %s"
              .formatted(metadata.text(WRITER), metadata.text(GRAPH), policy),
          metadata.place(),
          "open it with the Holdout that wrote it");
    }
  }

  private static void requireSame(PolicyMetadata metadata, Provenance expected) {
    List<BadInput.Fault> faults = new ArrayList<>();
    compare(metadata, "pipeline", expected.pipeline(), faults);
    compare(metadata, "timeline", expected.timeline(), faults);
    compare(metadata, "instrument", expected.instrument(), faults);
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static void compare(
      PolicyMetadata metadata, String key, String asked, List<BadInput.Fault> faults) {
    String trained = metadata.text(key);
    if (!trained.equals(asked)) {
      faults.add(
          new BadInput.Fault(
              "the policy was trained on %s %s, but is asked about %s"
                  .formatted(key, trained, asked),
              metadata.place(),
              "use it with that " + key + ", or train a policy for this one"));
    }
  }
}
