package dev.holdout.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One state over several safetensors files, as the Hugging Face libraries lay them out: {@code
 * model-00001-of-00003.safetensors} and so on, and {@code model.safetensors.index.json}, which says
 * in which file each name stands. A state that fits in one file is {@code model.safetensors} alone.
 *
 * <p>The old index goes first and the new one comes last, so a write that was cut off is refused
 * and never read as a mixture.
 */
public final class Shards {

  private static final String WHOLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final long LONGEST_INDEX = 100_000_000;
  private static final String REMEDY = "write the folder again, or copy it again from its source";

  private Shards() {}

  /**
   * Writes a state into a folder, in the order of its names.
   *
   * @param maxBytes most bytes of elements in a file; a larger tensor has a file of its own
   * @return the files of tensors
   * @throws IllegalArgumentException where maxBytes is below 1
   * @throws UncheckedIOException when the folder cannot be written
   */
  public static List<Path> write(Path folder, Safetensors content, long maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException(
          "shards: at most " + maxBytes + " bytes a file; pass 1 or more (5e9 is usual)");
    }
    List<Map<String, StoredTensor>> parts = split(content.tensors(), maxBytes);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(INDEX));
      Files.deleteIfExists(folder.resolve(WHOLE));
      if (parts.size() == 1) {
        content.write(folder.resolve(WHOLE));
        return List.of(folder.resolve(WHOLE));
      }
      return writeParts(folder, content, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "shards: cannot write into " + folder + "; check the folder and the space left in it", e);
    }
  }

  /**
   * Maps the files that the index names; each tensor is taken from the file that the index gives.
   *
   * @param folder holds an index, or {@code model.safetensors} alone
   * @throws MalformedFile where index or files break their format or contradict each other
   * @throws UncheckedIOException when a file cannot be read
   */
  public static Safetensors read(Path folder) {
    Path index = folder.resolve(INDEX);
    if (!Files.exists(index)) {
      if (Files.exists(folder.resolve(WHOLE))) {
        return Safetensors.read(folder.resolve(WHOLE));
      }
      throw new MalformedFile("there is no " + INDEX + " and no " + WHOLE, "" + folder, REMEDY);
    }
    Map<String, String> places = places(text(index), index.toString());
    Map<String, Safetensors> files = new TreeMap<>();
    for (String name : places.values()) {
      if (!files.containsKey(name)) {
        files.put(name, shard(folder.resolve(name), index));
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    files.values().forEach(file -> file.metadata().forEach(metadata::putIfAbsent));
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    places.forEach((name, file) -> {
      StoredTensor tensor = files.get(file).tensors().get(name);
      if (tensor == null) {
        throw new MalformedFile(
            "the index gives \"" + name + "\" to " + file + ", which does not have it",
            index.toString(),
            REMEDY);
      }
      tensors.put(name, tensor);
    });
    return new Safetensors(metadata, tensors);
  }

  private static List<Map<String, StoredTensor>> split(
      Map<String, StoredTensor> tensors, long maxBytes) {
    List<Map<String, StoredTensor>> parts = new ArrayList<>();
    parts.add(new LinkedHashMap<>());
    long filled = 0;
    for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
      long bytes = entry.getValue().bytes().byteSize();
      if (filled + bytes > maxBytes && !parts.getLast().isEmpty()) {
        parts.add(new LinkedHashMap<>());
        filled = 0;
      }
      parts.getLast().put(entry.getKey(), entry.getValue());
      filled += bytes;
    }
    return parts;
  }

  private static List<Path> writeParts(
      Path folder, Safetensors content, List<Map<String, StoredTensor>> parts) throws IOException {
    StringBuilder json = new StringBuilder("{\n  \"metadata\": {\n    \"total_size\": ");
    json.append(content.dataBytes()).append("\n  },\n  \"weight_map\": {");
    String separator = "\n";
    List<Path> files = new ArrayList<>();
    for (Map<String, StoredTensor> part : parts) {
      Path file =
          folder.resolve(
              "model-%05d-of-%05d.safetensors".formatted(files.size() + 1, parts.size()));
      new Safetensors(content.metadata(), part).write(file);
      files.add(file);
      for (String name : part.keySet()) {
        json.append(separator).append("    ").append(JsonText.quote(name));
        json.append(": ").append(JsonText.quote(file.getFileName().toString()));
        separator = ",\n";
      }
    }
    byte[] index = json.append("\n  }\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(INDEX), channel -> put(index, channel));
    return files;
  }

  private static void put(byte[] bytes, FileChannel channel) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** File names by tensor name, checked. */
  static Map<String, String> places(String json, String place) {
    if (!(JsonText.read(json, place) instanceof Map<?, ?> members)
        || !(members.get("weight_map") instanceof Map<?, ?> map)) {
      throw new MalformedFile("the index has no object \"weight_map\"", place, REMEDY);
    }
    Map<String, String> places = new LinkedHashMap<>();
    map.forEach((name, file) -> {
      if (!(file instanceof String text) || !text.matches("[^/\\\\:\\x00]+\\.safetensors")) {
        throw new MalformedFile(
            "\"%s\" is given to %s, not a file name that ends in .safetensors"
                .formatted(name, file),
            place,
            "name files of the same folder");
      }
      places.put((String) name, text);
    });
    return places;
  }

  private static Safetensors shard(Path file, Path index) {
    if (!Files.exists(file)) {
      throw new MalformedFile(
          "the index names " + file.getFileName() + ", which is not there",
          index.toString(),
          REMEDY);
    }
    return Safetensors.read(file);
  }

  private static String text(Path index) {
    try {
      if (Files.size(index) > LONGEST_INDEX) {
        throw new MalformedFile(
            "the index has " + Files.size(index) + " bytes, above the limit of " + LONGEST_INDEX,
            index.toString(),
            REMEDY);
      }
      return Files.readString(index);
    } catch (CharacterCodingException e) {
      throw new MalformedFile("the index is not UTF-8", index.toString(), REMEDY);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "shards: cannot read " + index + "; check that it is readable", e);
    }
  }
}
