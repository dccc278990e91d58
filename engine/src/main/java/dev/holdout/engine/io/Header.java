package dev.holdout.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked head of a safetensors file.
 *
 * @param metadata text pairs
 * @param entries where each tensor lies, in the order of their bytes
 */
record Header(Map<String, String> metadata, List<Entry> entries) {

  static final String REMEDY = "write the file again with a safetensors writer";
  static final String METADATA = "__metadata__";

  /** Bytes {@code from} to {@code to} of the data part. */
  record Entry(String name, StoredType type, long[] shape, long from, long to) {}

  /**
   * Reads and checks everything but the length of the data: names once, sizes that fit their
   * shapes, no hole and no overlap.
   */
  static Header parse(String json, String place) {
    if (!(JsonText.read(json, place) instanceof Map<?, ?> members)) {
      throw new MalformedFile("the header is a list or a number, not an object", place, REMEDY);
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    members.forEach((key, value) -> {
      if (key.equals(METADATA)) {
        readMetadata(value, place, metadata);
      } else {
        entries.add(entry((String) key, value, place + ", tensor \"" + key + "\""));
      }
    });
    entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long end = 0;
    for (Entry entry : entries) {
      if (entry.from != end) {
        throw new MalformedFile(
            "data_offsets begin at "
                + entry.from
                + (entry.from < end ? ", inside" : ", beyond the end of")
                + " the tensor before, which ends at "
                + end,
            place + ", tensor \"" + entry.name + "\"",
            REMEDY);
      }
      end = entry.to;
    }
    return new Header(metadata, entries);
  }

  /** Bytes that the tensors take together. */
  long dataBytes() {
    return entries.isEmpty() ? 0 : entries.getLast().to;
  }

  private static void readMetadata(Object value, String place, Map<String, String> into) {
    if (!(value instanceof Map<?, ?> pairs)) {
      throw new MalformedFile(METADATA + " is " + value + ", not an object", place, REMEDY);
    }
    pairs.forEach((key, text) -> {
      if (!(text instanceof String written)) {
        throw new MalformedFile(
            METADATA + "." + key + " is " + text + ", not a text",
            place,
            "write metadata values between quotes");
      }
      into.put((String) key, written);
    });
  }

  private static Entry entry(String name, Object value, String place) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw new MalformedFile("its description is " + value + ", not an object", place, REMEDY);
    }
    for (Object field : fields.keySet()) {
      if (!List.of("dtype", "shape", "data_offsets").contains(field)) {
        throw new MalformedFile("unknown field \"" + field + "\"", place, REMEDY);
      }
    }
    if (!(fields.get("dtype") instanceof String typeName)) {
      throw new MalformedFile("dtype is missing or no text", place, REMEDY);
    }
    StoredType type = StoredType.parse(typeName, place);
    long[] shape = longs(fields.get("shape"), "shape", place);
    long[] offsets = longs(fields.get("data_offsets"), "data_offsets", place);
    if (offsets.length != 2 || offsets[1] < offsets[0]) {
      throw new MalformedFile(
          "data_offsets are " + Arrays.toString(offsets) + ", not a start and an end after it",
          place,
          REMEDY);
    }
    long size = size(type, shape, place);
    if (offsets[1] - offsets[0] != size) {
      throw new MalformedFile(
          "%s of %s takes %d bytes, but data_offsets give it %d"
              .formatted(Arrays.toString(shape), type, size, offsets[1] - offsets[0]),
          place,
          REMEDY);
    }
    return new Entry(name, type, shape, offsets[0], offsets[1]);
  }

  private static long size(StoredType type, long[] shape, String place) {
    try {
      long size = type.bytes();
      for (long dimension : shape) {
        size = Math.multiplyExact(size, dimension);
      }
      return size;
    } catch (ArithmeticException overflow) {
      throw new MalformedFile(
          "shape is " + Arrays.toString(shape) + ", more bytes than 64 bits can count",
          place,
          REMEDY);
    }
  }

  private static long[] longs(Object value, String field, String place) {
    if (!(value instanceof List<?> items)) {
      throw new MalformedFile(field + " is missing or no list", place, REMEDY);
    }
    long[] numbers = new long[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(items.get(i) instanceof Long number) || number < 0) {
        throw new MalformedFile(
            field + " is " + items + "; each must be a whole number, 0 or more", place, REMEDY);
      }
      numbers[i] = number;
    }
    return numbers;
  }
}
