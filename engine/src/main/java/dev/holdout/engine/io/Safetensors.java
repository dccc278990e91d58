package dev.holdout.engine.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Content of one safetensors file: eight bytes with the length of the header (little endian), the
 * header in JSON, the elements.
 *
 * <p>Reading is strict: whatever the format forbids is refused with the value, the place and the
 * remedy, names given twice included. Writing goes to a file beside the target that is forced to
 * disk and renamed, so a reader sees the old content or the new.
 *
 * <p>Source: the format's text, github.com/huggingface/safetensors, README "Format".
 *
 * @param metadata text pairs, in file order
 * @param tensors arrays by name, in the order of their bytes
 */
public record Safetensors(Map<String, String> metadata, Map<String, StoredTensor> tensors) {

  private static final int LENGTH_BYTES = 8;
  private static final long LONGEST_HEADER = 100_000_000;

  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    if (tensors.containsKey(Header.METADATA)) {
      throw new IllegalArgumentException(
          "safetensors: a tensor is named " + Header.METADATA + "; the format keeps that name");
    }
  }

  /**
   * @throws MalformedFile when the file breaks the format
   * @throws UncheckedIOException when it cannot be read
   */
  public static Safetensors read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "safetensors: cannot read " + file + "; check that it exists and is readable", e);
    }
  }

  /**
   * @param place what to call these bytes in a refusal: the file's name
   * @throws MalformedFile when they break the format
   */
  public static Safetensors parse(byte[] content, String place) {
    Header header = Header.parse(headerText(content, place), place);
    int start = LENGTH_BYTES + headerLength(content, place);
    if (content.length - start != header.dataBytes()) {
      throw new MalformedFile(
          "the tensors take %d bytes, but %d follow the header"
              .formatted(header.dataBytes(), content.length - start),
          place,
          "the file was cut or joined; copy it again from its source");
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Header.Entry entry : header.entries()) {
      ByteBuffer bytes =
          ByteBuffer.wrap(content, start + (int) entry.from(), (int) (entry.to() - entry.from()));
      tensors.put(entry.name(), new StoredTensor(entry.type(), entry.shape(), bytes));
    }
    return new Safetensors(header.metadata(), tensors);
  }

  /** The file's bytes: equal content gives equal bytes. */
  public byte[] bytes() {
    byte[] header = headerBytes();
    long data = tensors.values().stream().mapToLong(t -> t.bytes().remaining()).sum();
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(LENGTH_BYTES + header.length + data))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header);
    tensors.values().forEach(tensor -> out.put(tensor.bytes()));
    return out.array();
  }

  /**
   * Writes beside {@code file} and renames: killed anywhere, the old file or the new one is there.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public void write(Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".writing");
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer content = ByteBuffer.wrap(bytes());
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "safetensors: cannot write " + file + "; check the folder and the space left in it", e);
    }
  }

  /** Header, padded with spaces to a multiple of eight so that the elements lie aligned. */
  private byte[] headerBytes() {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      json.append(JsonText.quote(Header.METADATA)).append(":{");
      metadata.forEach((key, text) ->
          comma(json).append(JsonText.quote(key)).append(':').append(JsonText.quote(text)));
      json.append('}');
    }
    long at = 0;
    for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
      long end = at + entry.getValue().bytes().remaining();
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

  private static int headerLength(byte[] content, String place) {
    if (content.length < LENGTH_BYTES) {
      throw new MalformedFile(
          "the file has " + content.length + " bytes, fewer than the 8 of its length field",
          place,
          "the file was cut; copy it again from its source");
    }
    long length = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > LONGEST_HEADER) {
      throw new MalformedFile(
          "the header's length is "
              + Long.toUnsignedString(length)
              + " bytes, above the limit of "
              + LONGEST_HEADER,
          place,
          "this is no safetensors file; check its name");
    }
    if (length > content.length - LENGTH_BYTES) {
      throw new MalformedFile(
          "the header's length is "
              + length
              + " bytes, but "
              + (content.length - LENGTH_BYTES)
              + " follow",
          place,
          "the file was cut; copy it again from its source");
    }
    return (int) length;
  }

  private static String headerText(byte[] content, String place) {
    int length = headerLength(content, place);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(content, LENGTH_BYTES, length))
              .toString();
      if (!text.startsWith("{") && !text.startsWith("[")) {
        throw new MalformedFile("the header does not begin with {", place, Header.REMEDY);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new MalformedFile("the header is not UTF-8", place, Header.REMEDY);
    }
  }
}
