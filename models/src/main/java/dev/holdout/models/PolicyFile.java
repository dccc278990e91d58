package dev.holdout.models;

import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.marketdata.BadInput;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checkpoint: safetensors, with the spec and the provenance as text pairs in its metadata. */
final class PolicyFile {

  private static final int VERSION = 1;
  private static final String VERSION_KEY = "holdout.policy";

  private PolicyFile() {}

  static Safetensors content(FrozenPolicy policy, Provenance provenance) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(VERSION_KEY, Integer.toString(VERSION));
    metadata.putAll(PolicyMetadata.of(policy.spec(), policy.features()));
    metadata.put("pipeline", provenance.pipeline());
    metadata.put("timeline", provenance.timeline());
    metadata.put("instrument", provenance.instrument());
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    policy.stateDict().forEach((name, tensor) -> tensors.put(name, StoredTensor.of(tensor)));
    return new Safetensors(metadata, tensors);
  }

  static FrozenPolicy read(Path file, Provenance expected) {
    try {
      Safetensors content = Safetensors.read(file);
      PolicyMetadata metadata = new PolicyMetadata(content.metadata(), file.toString());
      metadata.requireVersion(VERSION_KEY, VERSION, "checkpoint");
      requireSame(metadata, expected);
      Map<String, Tensor> state = new LinkedHashMap<>();
      content.tensors().forEach((name, stored) -> state.put(name, stored.tensor()));
      return FrozenPolicy.of(metadata.spec(), metadata.features(), state);
    } catch (MalformedFile e) {
      throw new BadInput(e.value(), e.place(), e.remedy());
    } catch (UncheckedIOException e) {
      throw new BadInput(
          "the checkpoint cannot be read", file.toString(), "check that it exists and is readable");
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new BadInput(e.getMessage(), file.toString(), "train the policy again");
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
