package dev.holdout.strategies.trials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The ledger's folder: segments, the file {@code head}, the file {@code lock}, and {@code torn}
 * with what stopped writers left unfinished.
 *
 * @param path {@code <home>/ledger}
 */
record LedgerFolder(Path path) {

  private static final int PIECE = 1 << 18;

  /** Segments end near the same size; so the next one fits as well. */
  private static final int SPARE = 1 << 16;

  private static final int MOST = Integer.MAX_VALUE - 8;

  /** Work on the folder that may fail as files do. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Segments in the order of their rows. */
  List<Segment> segments() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(Segment::of)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(Segment::first))
          .toList();
    }
  }

  HeadFile headFile() throws IOException {
    return HeadFile.read(path);
  }

  /**
   * A file's bytes, in {@code buffer} when it is large enough.
   *
   * @return the buffer, or a larger one
   */
  static byte[] read(Path file, byte[] buffer, int length) throws IOException {
    byte[] into =
        buffer.length >= length ? buffer : new byte[(int) Math.min(MOST, length + (long) SPARE)];
    try (InputStream in = Files.newInputStream(file)) {
      int got = 0;
      for (int more = 1; more > 0; got += more) { // what is asked for at once takes as much again
        more = in.readNBytes(into, got, Math.min(PIECE, length - got));
      }
      Arrays.fill(into, got, length, (byte) 0); // cut since it was measured
    }
    return into;
  }

  /** What a file holds from a place on; nothing when it is shorter. */
  static byte[] readFrom(Path file, long place) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skip(place);
      return in.readAllBytes();
    }
  }

  /** Runs as the only writer, of this process and of all others. */
  <T> T writing(Work<T> work) throws IOException {
    Files.createDirectories(path);
    return locked(false, work);
  }

  /** Runs while nobody writes; without a lock where none can be had. */
  <T> T whileNobodyWrites(Work<T> work) throws IOException {
    return Files.isReadable(path.resolve("lock")) ? locked(true, work) : work.run();
  }

  /**
   * The system's lock holds between processes only, and a process that closes one channel of a file
   * loses its locks on all of them. So within the process a monitor comes first: one object a
   * folder for the whole process, which an interned string is.
   */
  private <T> T locked(boolean shared, Work<T> work) throws IOException {
    Object monitor = ("holdout ledger " + path.toRealPath()).intern();
    synchronized (monitor) {
      StandardOpenOption[] how =
          shared
              ? new StandardOpenOption[] {StandardOpenOption.READ}
              : new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
      try (FileChannel channel = FileChannel.open(path.resolve("lock"), how);
          FileLock lock = channel.lock(0, Long.MAX_VALUE, shared)) {
        if (!lock.isValid()) {
          throw new IOException("the lock of " + path + " was lost");
        }
        return work.run();
      }
    }
  }

  /**
   * Moves what stands in {@code file} from {@code at} on to a file of its own, whole before it is
   * cut off here; done twice it is the same file.
   *
   * @return name of that file
   */
  String setAside(Path file, long at) throws IOException {
    byte[] all = Files.readAllBytes(file);
    byte[] tail = Arrays.copyOfRange(all, Math.toIntExact(at), all.length);
    CRC32C sum = new CRC32C();
    sum.update(tail);
    String name = "%s-from-%d-%08x.torn".formatted(file.getFileName(), at, (int) sum.getValue());
    Files.createDirectories(path.resolve("torn"));
    Disk.replace(path.resolve("torn").resolve(name), tail);
    if (at == 0) {
      Files.delete(file);
    } else {
      Disk.truncate(file, at);
    }
    return "torn/" + name;
  }
}
