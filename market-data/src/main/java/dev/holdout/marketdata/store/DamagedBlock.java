package dev.holdout.marketdata.store;

import dev.holdout.marketdata.BadInput;
import java.nio.file.Path;

/** A block file that is not what was written; whoever has the source makes it anew. */
final class DamagedBlock extends Exception {

  private final transient Path file;

  /**
   * @param what is wrong, with the value found
   */
  DamagedBlock(Path file, String what) {
    super(what);
    this.file = file;
  }

  BadInput asBadInput() {
    return new BadInput(
        "block file is damaged: " + getMessage(),
        file.toString(),
        "delete it; it is made anew from its source");
  }
}
