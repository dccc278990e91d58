package dev.holdout.engine.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.holdout.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Content of one safetensors file: eight bytes with the length of the header (little endian), the
 * header in JSON, the elements.
 *
 * <pre>{@code
 * Safetensors.of(net.stateDict(), Map.of("trained on", "bars")).write(file);
 * net.loadStateDict(Safetensors.read(file).tensorDict());
 * }</pre>
 *
 * <p>Reading maps the file: names, types and shapes are known at once, and the elements are read
 * when they are asked for. It is strict: whatever the format forbids is refused with the value, the
 * place and the remedy, names given twice included, and nothing is allocated that the file's own
 * size does not bound. Writing goes to a file beside the target that is forced to disk and renamed,
 * so a reader sees the old content or the new. Many files for one state: {@link Shards}.
 *
 * <p>Source: the format's text, github.com/huggingface/safetensors, README "Format".
 *
 * @param metadata text pairs, in file order
 * @param tensors arrays by name; of a file read, in the order of their bytes
 */
public record Safetensors(Map<String, String> metadata, Map<String, StoredTensor> tensors) {

  private static final int LENGTH_BYTES = 8;
  private static final long LONGEST_HEADER = 100_000_000;
  private static final int PIECE = 1 << 18;
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    if (tensors.containsKey(Header.METADATA)) {
      throw new IllegalArgumentException(
          "safetensors: a tensor is named " + Header.METADATA + "; the format keeps that name");
    }
  }

  /**
   * Tensors to write at once: their memory is shared, not copied.
   *
   * @param state tensors by name, such as {@code layer.stateDict()}
   * @param metadata text pairs
   */
  public static Safetensors of(Map<String, Tensor> state, Map<String, String> metadata) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    state.forEach((name, tensor) -> tensors.put(name, StoredTensor.sharing(tensor)));
    return new Safetensors(metadata, tensors);
  }

  /**
   * Maps a file; the mapping lasts as long as anything read from it is held. A file that another
   * program shortens meanwhile breaks the reading; one that is replaced by a rename does not.
   *
   * @throws MalformedFile when the file breaks the format
   * @throws UncheckedIOException when it cannot be read
   */
  public static Safetensors read(Path file) {
    return read(file, Arena.ofAuto());
  }

  /** As {@link #read(Path)}, mapped until the arena is closed. */
  public static Safetensors read(Path file, Arena arena) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return parse(content, file.toString());
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
    return parse(MemorySegment.ofArray(content), place);
  }

  private static Safetensors parse(MemorySegment content, String place) {
    String text = headerText(content, place);
    Header header = Header.parse(text, place);
    long start = LENGTH_BYTES + content.get(LENGTH, 0);
    if (content.byteSize() - start != header.dataBytes()) {
      throw new MalformedFile(
          "the tensors take %d bytes, but %d follow the header"
              .formatted(header.dataBytes(), content.byteSize() - start),
          place,
          "the file was cut or joined; copy it again from its source");
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Header.Entry entry : header.entries()) {
      MemorySegment bytes = content.asSlice(start + entry.from(), entry.to() - entry.from());
      tensors.put(entry.name(), new StoredTensor(entry.type(), entry.shape(), bytes));
    }
    return new Safetensors(header.metadata(), tensors);
  }

  /** Copies of all tensors by name, for {@code loadStateDict}. */
  public Map<String, Tensor> tensorDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    tensors.forEach((name, stored) -> state.put(name, stored.tensor()));
    return state;
  }

  /** Bytes of all elements together. */
  public long dataBytes() {
    return tensors.values().stream().mapToLong(tensor -> tensor.bytes().byteSize()).sum();
  }

  /** The file's bytes: equal content in equal order gives equal bytes. */
  public byte[] bytes() {
    List<Map.Entry<String, StoredTensor>> ordered = HeaderText.ordered(tensors);
    byte[] header = HeaderText.bytes(metadata, ordered);
    byte[] out = new byte[Math.toIntExact(LENGTH_BYTES + header.length + dataBytes())];
    MemorySegment to = MemorySegment.ofArray(out);
    to.set(LENGTH, 0, header.length);
    MemorySegment.copy(header, 0, to, JAVA_BYTE, LENGTH_BYTES, header.length);
    long at = LENGTH_BYTES + header.length;
    for (Map.Entry<String, StoredTensor> entry : ordered) {
      MemorySegment from = entry.getValue().bytes();
      MemorySegment.copy(from, 0, to, at, from.byteSize());
      at += from.byteSize();
    }
    return out;
  }

  /**
   * Writes beside {@code file} and renames: killed anywhere, the old file or the new one is there.
   *
   * @throws UncheckedIOException when the folder cannot be written
   */
  public void write(Path file) {
    try {
      WholeFile.write(file, this::writeTo);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "safetensors: cannot write " + file + "; check the folder and the space left in it", e);
    }
  }

  /** Writes the same bytes to a channel, a quarter of a mebibyte at a time. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    List<Map.Entry<String, StoredTensor>> ordered = HeaderText.ordered(tensors);
    byte[] header = HeaderText.bytes(metadata, ordered);
    ByteBuffer piece = ByteBuffer.allocateDirect(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    piece.putLong(header.length);
    put(MemorySegment.ofArray(header), piece, channel);
    for (Map.Entry<String, StoredTensor> entry : ordered) {
      put(entry.getValue().bytes(), piece, channel);
    }
    drain(piece, channel);
  }

  private static void put(MemorySegment from, ByteBuffer piece, WritableByteChannel channel)
      throws IOException {
    MemorySegment memory = MemorySegment.ofBuffer(piece.duplicate().clear());
    for (long at = 0; at < from.byteSize(); ) {
      if (!piece.hasRemaining()) {
        drain(piece, channel);
      }
      int length = (int) Math.min(piece.remaining(), from.byteSize() - at);
      MemorySegment.copy(from, at, memory, piece.position(), length);
      piece.position(piece.position() + length);
      at += length;
    }
  }

  private static void drain(ByteBuffer piece, WritableByteChannel channel) throws IOException {
    piece.flip();
    while (piece.hasRemaining()) {
      channel.write(piece);
    }
    piece.clear();
  }

  /** The checked text of the header. */
  private static String headerText(MemorySegment content, String place) {
    if (content.byteSize() < LENGTH_BYTES) {
      throw new MalformedFile(
          "the file has " + content.byteSize() + " bytes, fewer than the 8 of its length field",
          place,
          "the file was cut; copy it again from its source");
    }
    long length = content.get(LENGTH, 0);
    if (length < 0 || length > LONGEST_HEADER) {
      throw new MalformedFile(
          "the header's length is %s bytes, above the limit of %d"
              .formatted(Long.toUnsignedString(length), LONGEST_HEADER),
          place,
          "this is no safetensors file; check its name");
    }
    if (length > content.byteSize() - LENGTH_BYTES) {
      throw new MalformedFile(
          "the header's length is %d bytes, but %d follow"
              .formatted(length, content.byteSize() - LENGTH_BYTES),
          place,
          "the file was cut; copy it again from its source");
    }
    return decoded(content.asSlice(LENGTH_BYTES, length).toArray(JAVA_BYTE), place);
  }

  private static String decoded(byte[] header, String place) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
      if (!text.startsWith("{") && !text.startsWith("[")) {
        throw new MalformedFile("the header does not begin with {", place, Header.REMEDY);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new MalformedFile("the header is not UTF-8", place, Header.REMEDY);
    }
  }
}
