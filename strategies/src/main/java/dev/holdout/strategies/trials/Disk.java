package dev.holdout.strategies.trials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writing that survives a stop at any moment: on the disk before it is said to be. */
final class Disk {

  private Disk() {}

  /** The old file or the new one, whole: written beside, forced to the disk, renamed. */
  static void replace(Path file, byte[] content) throws IOException {
    replace(file, file.resolveSibling("." + file.getFileName() + ".part"), content);
  }

  /**
   * @param beside name that no other writer uses at the time
   */
  static void replace(Path file, Path beside, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(channel, content);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(file.getParent());
  }

  /** Writes behind {@code at}, where the file must end. */
  static void append(Path file, long at, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(at);
      write(channel, content);
    }
  }

  static void truncate(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(content);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(true);
  }

  /** The names in a folder. Where a system cannot open folders, it keeps names by itself. */
  private static void force(Path folder) throws IOException {
    FileChannel names;
    try {
      names = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException notOnThisSystem) {
      return;
    }
    try (names) {
      names.force(true);
    }
  }
}
