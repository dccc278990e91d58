package dev.holdout.engine.io;

import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Jazzer's target for the reader of safetensors and of the index of shards: any bytes are read, and
 * then written and read again to the same bytes, or refused as malformed.
 */
public final class SafetensorsFuzz {

  private static final byte[] GOOD = good();

  private SafetensorsFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Shards.places(new String(input, StandardCharsets.UTF_8), "fuzzed index");
    } catch (MalformedFile refused) {
      // what a reader may do
    }
    try {
      Safetensors read = Safetensors.parse(FuzzedFile.of(input, GOOD), "fuzzed");
      byte[] written = read.bytes();
      if (!Arrays.equals(written, Safetensors.parse(written, "written").bytes())) {
        throw new AssertionError("what was written is read as something else");
      }
      read.tensors().values().forEach(SafetensorsFuzz::touch);
    } catch (MalformedFile refused) {
      // what a reader may do
    }
  }

  private static void touch(StoredTensor stored) {
    try {
      stored.tensor().numel();
    } catch (ShapeException | DTypeException refused) {
      // larger than a tensor can be, or a number that no long holds
    }
  }

  private static byte[] good() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("0.weight", Tensor.ones(2, 3));
    state.put("0.step", Tensor.scalar(3L));
    state.put("mask", Tensor.of(new boolean[] {true, false}));
    return Safetensors.of(state, Map.of("format", "pt")).bytes();
  }
}
