package dev.holdout.engine.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: beside it, forced to disk, renamed. Killed anywhere, the old
 * file or the new one is there; what lies beside is overwritten by the next write.
 */
final class WholeFile {

  private static final String BESIDE = ".writing";

  /** What is to stand in the file. */
  @FunctionalInterface
  interface Content {
    void to(FileChannel channel) throws IOException;
  }

  private WholeFile() {}

  static void write(Path file, Content content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + BESIDE);
    try {
      try (FileChannel channel =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.to(channel);
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(beside); // the disk may be full; nobody reads the rest
      throw e;
    }
    forceFolder(file);
  }

  /** The rename itself reaches the disk; where folders cannot be opened, the system sees to it. */
  private static void forceFolder(Path file) {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException notOpened) {
      // Windows opens no folders, and needs none: its file system writes renames in order.
    }
  }
}
