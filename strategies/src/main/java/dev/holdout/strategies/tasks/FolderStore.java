package dev.holdout.strategies.tasks;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.disk.WholeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file a result, written beside its place and renamed. A file begins with the hash of its
 * content, so a damaged one is computed again instead of believed.
 *
 * <p>Several processes may use one folder at once. Any of them may {@link #clear} it under the
 * others: they lose what was kept, and compute it again.
 */
public final class FolderStore implements TaskStore {

  private static final int HASH_CHARACTERS = 64;

  /** Each attempt is lost to another process that clears the folder in that very moment. */
  private static final int ATTEMPTS = 20;

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
    byte[] file =
        Arrays.copyOf(
            hash(result).getBytes(StandardCharsets.US_ASCII), HASH_CHARACTERS + result.length);
    System.arraycopy(result, 0, file, HASH_CHARACTERS, result.length);
    IOException cleared = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        write(place(key), file);
        return;
      } catch (NoSuchFileException | FileAlreadyExistsException underUs) {
        cleared = underUs; // the folder went away between two looks at it
      } catch (IOException unwritable) {
        throw failed("written", unwritable);
      }
    }
    throw failed("written", cleared);
  }

  private static void write(Path place, byte[] file) throws IOException {
    Files.createDirectories(place.getParent());
    Path beside = Files.createTempFile(place.getParent(), ".", ".part");
    Files.write(beside, file);
    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Results that are there, whole or not. */
  public long size() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> groups = Files.list(folder)) {
      long results = 0;
      for (Path group : groups.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(group)) {
          results += files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
        }
      }
      return results;
    } catch (NoSuchFileException cleared) {
      return 0;
    } catch (IOException unreadable) {
      throw failed("counted", unreadable);
    }
  }

  /** Forgets all results: the folder is gone at once, and its files soon after. */
  public void clear() {
    Path parent = folder.toAbsolutePath().getParent();
    String leaving = folder.getFileName() + ".cleared-";
    try {
      if (Files.exists(folder)) {
        Path place = Files.createTempDirectory(parent, leaving); // a rename over it is one step
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (NoSuchFileException byAnother) {
      // it is gone, which was asked for
    } catch (IOException inUse) {
      throw failed("cleared", inUse);
    }
    for (Path left : named(parent, leaving)) { // also what a killed process left of it
      delete(left);
    }
  }

  private List<Path> named(Path parent, String prefix) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix)).toList();
    } catch (IOException unreadable) {
      throw failed("cleared", unreadable);
    }
  }

  /** Others may be deleting the same files, or still write the one they had begun. */
  private void delete(Path leaving) {
    IOException inUse = null;
    for (int attempt = 0; attempt < ATTEMPTS && Files.isDirectory(leaving); attempt++) {
      try {
        WholeFolder.delete(leaving);
      } catch (NoSuchFileException | DirectoryNotEmptyException meanwhile) {
        inUse = meanwhile;
      } catch (IOException refused) {
        throw failed("cleared", refused);
      }
    }
    if (Files.isDirectory(leaving)) {
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
