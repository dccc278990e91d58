package dev.holdout.strategies.tasks;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file a result, written beside its place and renamed. A file begins with the hash of its
 * content, so a damaged one is computed again instead of believed.
 */
public final class FolderStore implements TaskStore {

  private static final int HASH_CHARACTERS = 64;

  private final Path folder;

  private FolderStore(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder made with the first result
   */
  public static FolderStore at(Path folder) {
    return new FolderStore(folder);
  }

  @Override
  public Optional<byte[]> get(String key) {
    byte[] file;
    try {
      file = Files.readAllBytes(place(key));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw failed("read", unreadable);
    }
    if (file.length < HASH_CHARACTERS) {
      return Optional.empty();
    }
    String stated = new String(file, 0, HASH_CHARACTERS, StandardCharsets.US_ASCII);
    byte[] result = Arrays.copyOfRange(file, HASH_CHARACTERS, file.length);
    return stated.equals(hash(result)) ? Optional.of(result) : Optional.empty();
  }

  @Override
  public void put(String key, byte[] result) {
    Path place = place(key);
    try {
      Files.createDirectories(place.getParent());
      Path beside = Files.createTempFile(place.getParent(), ".", ".part");
      byte[] file =
          Arrays.copyOf(
              hash(result).getBytes(StandardCharsets.US_ASCII), HASH_CHARACTERS + result.length);
      System.arraycopy(result, 0, file, HASH_CHARACTERS, result.length);
      Files.write(beside, file);
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw failed("written", unwritable);
    }
  }

  /** Results that are there, whole or not. */
  public long size() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .count();
    } catch (IOException unreadable) {
      throw failed("counted", unreadable);
    }
  }

  /** Forgets all results. */
  public void clear() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException inUse) {
      throw failed("cleared", inUse);
    }
  }

  private Path place(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key);
  }

  private static String hash(byte[] result) {
    return new ContentHash().bytes(result).hex();
  }

  private BadInput failed(String what, IOException cause) {
    return new BadInput(
        "results of finished tasks cannot be " + what + ": " + cause,
        folder.toString(),
        "free space, or pass --runs DIR with a folder that you may write");
  }
}
