package dev.holdout.engine.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes the head of a safetensors file. */
final class HeaderText {

  private HeaderText() {}

  /**
   * Tensors in the order of their bytes: wide elements first, so that each lies at a multiple of
   * its size, as readers that map the file need; those of one size stay in their order.
   */
  static List<Map.Entry<String, StoredTensor>> ordered(Map<String, StoredTensor> tensors) {
    return tensors.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().type().bytes()))
        .toList();
  }

  /** JSON, padded with spaces to a multiple of eight so that the elements lie aligned. */
  static byte[] bytes(Map<String, String> metadata, List<Map.Entry<String, StoredTensor>> tensors) {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      json.append(JsonText.quote(Header.METADATA)).append(":{");
      metadata.forEach((key, text) ->
          comma(json).append(JsonText.quote(key)).append(':').append(JsonText.quote(text)));
      json.append('}');
    }
    long at = 0;
    for (Map.Entry<String, StoredTensor> entry : tensors) {
      long end = at + entry.getValue().bytes().byteSize();
      comma(json)
          .append(JsonText.quote(entry.getKey()))
          .append(":{\"dtype\":")
          .append(JsonText.quote(entry.getValue().type().name()))
          .append(",\"shape\":")
          .append(Arrays.toString(entry.getValue().shape()).replace(" ", ""))
          .append(",\"data_offsets\":[" + at + "," + end + "]}");
      at = end;
    }
    byte[] text = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private static StringBuilder comma(StringBuilder json) {
    return json.charAt(json.length() - 1) == '{' ? json : json.append(',');
  }
}
