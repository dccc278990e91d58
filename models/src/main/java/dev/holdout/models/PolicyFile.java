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
    metadata.put("kind", policy.spec().kind().text());
    metadata.put("lag", Integer.toString(policy.spec().lag()));
    metadata.put("features", Integer.toString(policy.features()));
    metadata.put("hidden", Integer.toString(policy.spec().hidden()));
    metadata.put("dropout", Double.toString(policy.spec().dropout()));
    metadata.put("range", policy.spec().range().text());
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
      requireVersion(content, file);
      requireSame(content, file, expected);
      Map<String, Tensor> state = new LinkedHashMap<>();
      content.tensors().forEach((name, stored) -> state.put(name, stored.tensor()));
      return FrozenPolicy.of(spec(content, file), whole(content, file, "features"), state);
    } catch (MalformedFile e) {
      throw new BadInput(e.value(), e.place(), e.remedy());
    } catch (UncheckedIOException e) {
      throw new BadInput(
          "the checkpoint cannot be read", file.toString(), "check that it exists and is readable");
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new BadInput(e.getMessage(), file.toString(), "train the policy again");
    }
  }

  private static void requireVersion(Safetensors content, Path file) {
    int version = whole(content, file, VERSION_KEY);
    if (version != VERSION) {
      throw new BadInput(
          "checkpoint format is " + version + ", this version reads " + VERSION,
          file.toString(),
          "open it with the Holdout that wrote it, or a newer one");
    }
  }

  private static void requireSame(Safetensors content, Path file, Provenance expected) {
    List<BadInput.Fault> faults = new ArrayList<>();
    compare(content, file, "pipeline", expected.pipeline(), faults);
    compare(content, file, "timeline", expected.timeline(), faults);
    compare(content, file, "instrument", expected.instrument(), faults);
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
  }

  private static void compare(
      Safetensors content, Path file, String key, String asked, List<BadInput.Fault> faults) {
    String trained = text(content, file, key);
    if (!trained.equals(asked)) {
      faults.add(
          new BadInput.Fault(
              "the policy was trained on %s %s, but is asked about %s"
                  .formatted(key, trained, asked),
              file.toString(),
              "use it with that " + key + ", or train a policy for this one"));
    }
  }

  private static PolicySpec spec(Safetensors content, Path file) {
    return new PolicySpec(
        PolicyKind.parse(text(content, file, "kind")),
        whole(content, file, "lag"),
        whole(content, file, "hidden"),
        Double.parseDouble(text(content, file, "dropout")),
        PositionRange.parse(text(content, file, "range")));
  }

  private static int whole(Safetensors content, Path file, String key) {
    String text = text(content, file, key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new BadInput(
          key + " is \"" + text + "\", not a whole number",
          file.toString(),
          "train the policy again");
    }
  }

  private static String text(Safetensors content, Path file, String key) {
    String text = content.metadata().get(key);
    if (text == null) {
      throw new BadInput(
          "the metadata has no \"" + key + "\"",
          file.toString(),
          "pass a checkpoint that Holdout wrote");
    }
    return text;
  }
}
