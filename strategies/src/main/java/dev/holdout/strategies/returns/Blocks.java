package dev.holdout.strategies.returns;

import dev.holdout.marketdata.BadInput;
import java.util.OptionalInt;

/**
 * Into how many blocks the rows are cut for PBO.
 *
 * @param count even; 0 where there are too few rows
 * @param fewer whether rows are too few for the usual 16
 */
record Blocks(int count, boolean fewer) {

  static final int USUAL = 16;
  static final int FEWEST = 4;
  static final int ROWS = 10;

  /**
   * @param said by the user; empty for 16, or as many (even) as leave 10 rows a block
   * @throws BadInput if the rows cannot be cut as the user says
   */
  static Blocks of(OptionalInt said, int rows) {
    if (said.isPresent()) {
      int blocks = said.getAsInt();
      if (rows < blocks || rows / blocks * (blocks / 2) < 2) {
        throw new BadInput(
            "--blocks is " + blocks + " and there are " + rows + " rows",
            "",
            "at most as many blocks as rows, and two rows in each half");
      }
      return new Blocks(blocks, false);
    }
    int most = Math.min(USUAL, rows / ROWS / 2 * 2);
    return new Blocks(most < FEWEST ? 0 : most, most < USUAL);
  }
}
