package dev.holdout.strategies.trials;

/**
 * How far the ledger had come when somebody looked: with it a run says which rows it saw.
 *
 * @param rows in the ledger; at or above 0
 * @param hash of the chain up to there, 64 hexadecimal digits
 */
public record Head(long rows, String hash) {

  /** Of a ledger without a row. */
  public static final Head NONE = new Head(0, "0".repeat(64));

  public Head {
    if (rows < 0) {
      throw new IllegalArgumentException("rows is " + rows + "; it counts");
    }
    if (hash == null || !Lines.isHash(hash)) {
      throw new IllegalArgumentException(
          "hash is \"" + hash + "\"; a chain's is 64 hexadecimal digits");
    }
  }
}
