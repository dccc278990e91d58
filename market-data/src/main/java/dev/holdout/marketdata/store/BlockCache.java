package dev.holdout.marketdata.store;

import dev.holdout.marketdata.source.DataSource;
import dev.holdout.marketdata.source.Import;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Imports kept as block files, each under the fingerprint of its source: another byte in the
 * source, another instrument or another reader is another file. What it gives equals what the
 * source gives, to the bit.
 *
 * @param folder where the files lie; made when it is not there
 */
public record BlockCache(Path folder) {

  /**
   * The source's import, from its block when there is a whole one, else from the source, and then
   * the block is written. A source without a fingerprint is read anew each time.
   *
   * @throws dev.holdout.marketdata.BadInput when the source cannot be read, or its block is of a
   *     newer version
   */
  public Import load(DataSource source) {
    Optional<String> fingerprint = source.fingerprint();
    if (fingerprint.isEmpty()) {
      return source.load();
    }
    Path file = file(fingerprint.get());
    if (Files.exists(file)) {
      try {
        return TradeBlock.read(file, source.instrument());
      } catch (DamagedBlock madeAnewBelow) {
        // Nothing is lost: the source still has it all.
      }
    }
    Import loaded = source.load();
    // A source that changed while it was read must not be kept under its old name.
    if (source.fingerprint().equals(fingerprint)) {
      keep(file, loaded);
    }
    return loaded;
  }

  Path file(String fingerprint) {
    return folder.resolve(fingerprint + ".trades");
  }

  private static void keep(Path file, Import loaded) {
    try {
      TradeBlock.write(file, loaded);
    } catch (UncheckedIOException fullOrReadOnly) {
      // A folder that takes no file makes the next opening slower and nothing else.
    }
  }
}
