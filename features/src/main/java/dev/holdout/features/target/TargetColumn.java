package dev.holdout.features.target;

import dev.holdout.marketdata.content.ContentHash;

/**
 * A target over time.
 *
 * @param name of the target
 * @param value one a decision, in the target's unit; NaN where it is undefined
 * @param endsAt when the last fact of the value became known, UTC epoch nanoseconds; {@code
 *     Long.MAX_VALUE} where it is undefined, so that no purge lets it through
 */
public record TargetColumn(String name, double[] value, long[] endsAt) {

  public TargetColumn {
    if (value.length != endsAt.length) {
      throw new IllegalArgumentException(
          "%s: %d values and %d ends; both stand for the same decisions"
              .formatted(name, value.length, endsAt.length));
    }
  }

  /** Decisions. */
  public int size() {
    return value.length;
  }

  public boolean isDefined(int decision) {
    return endsAt[decision] != Long.MAX_VALUE;
  }

  /** SHA-256 over name, values and ends. */
  public String contentHash() {
    return new ContentHash().text(name).doubles(value).longs(endsAt).hex();
  }
}
