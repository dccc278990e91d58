package dev.holdout.models;

import dev.holdout.engine.io.MalformedFile;
import dev.holdout.engine.io.Safetensors;
import dev.holdout.engine.io.StoredTensor;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A finished training as bytes: safetensors, with spec, history and a SHA-256 over all the rest in
 * its metadata. Reading seals what it found anew and asks for the same bytes, so that no changed
 * bit, cut end or other spelling of the head is believed.
 */
final class TrainingFile {

  private static final int VERSION = 1;
  private static final String VERSION_KEY = "holdout.training";
  private static final String SEAL = "sha256";
  private static final String PLACE = "stored training";
  private static final String REMEDY = "delete it and train again";

  private TrainingFile() {}

  static byte[] bytes(TrainedPolicy trained) {
    TrainingHistory history = trained.history();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(VERSION_KEY, Integer.toString(VERSION));
    metadata.putAll(PolicyMetadata.of(trained.spec(), trained.features()));
    metadata.put("train", written(history, TrainingHistory.Epoch::train));
    metadata.put("validation", written(history, TrainingHistory.Epoch::validation));
    metadata.put("best epoch", Integer.toString(history.bestEpoch()));
    metadata.put("steps", Long.toString(history.steps()));
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    trained.state().forEach((name, tensor) -> tensors.put(name, StoredTensor.of(tensor)));
    return sealed(metadata, tensors);
  }

  static TrainedPolicy read(byte[] bytes) {
    try {
      Safetensors content = Safetensors.parse(bytes, PLACE);
      PolicyMetadata metadata = new PolicyMetadata(content.metadata(), PLACE);
      metadata.requireVersion(VERSION_KEY, VERSION, "training");
      requireSealed(content, bytes);
      Map<String, Tensor> state = new LinkedHashMap<>();
      content.tensors().forEach((name, stored) -> state.put(name, stored.tensor()));
      metadata.requireRoom(content.dataBytes() / Float.BYTES);
      TrainingHistory history =
          new TrainingHistory(
              epochs(metadata.numbers("train"), metadata.numbers("validation")),
              metadata.whole("best epoch"),
              metadata.wide("steps"));
      TrainedPolicy trained =
          new TrainedPolicy(metadata.spec(), metadata.features(), state, history);
      trained.frozen(); // refuses weights that do not fit the spec, here and not when it is asked
      return trained;
    } catch (MalformedFile e) {
      throw new BadInput(e.value(), e.place(), e.remedy());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new BadInput(e.getMessage(), PLACE, REMEDY);
    }
  }

  private static byte[] sealed(Map<String, String> metadata, Map<String, StoredTensor> tensors) {
    Map<String, String> sealed = new LinkedHashMap<>(metadata);
    byte[] open = new Safetensors(metadata, tensors).bytes();
    sealed.put(SEAL, new ContentHash().bytes(open).hex());
    return new Safetensors(sealed, tensors).bytes();
  }

  private static void requireSealed(Safetensors content, byte[] bytes) {
    Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
    metadata.remove(SEAL);
    if (!Arrays.equals(sealed(metadata, content.tensors()), bytes)) {
      throw new BadInput("its bytes do not give the checksum that it carries", PLACE, REMEDY);
    }
  }

  private static String written(
      TrainingHistory history, ToDoubleFunction<TrainingHistory.Epoch> value) {
    return history.epochs().stream()
        .map(epoch -> Double.toString(value.applyAsDouble(epoch)))
        .collect(Collectors.joining(" "));
  }

  private static List<TrainingHistory.Epoch> epochs(double[] train, double[] validation) {
    if (train.length != validation.length) {
      throw new BadInput(
          "%d training values and %d validation values".formatted(train.length, validation.length),
          PLACE,
          REMEDY);
    }
    List<TrainingHistory.Epoch> epochs = new ArrayList<>();
    for (int i = 0; i < train.length; i++) {
      epochs.add(new TrainingHistory.Epoch(i + 1, train[i], validation[i]));
    }
    return epochs;
  }
}
