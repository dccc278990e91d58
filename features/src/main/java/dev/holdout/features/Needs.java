package dev.holdout.features;

import dev.holdout.marketdata.bar.Field;
import java.time.Duration;
import java.util.List;

/**
 * What a feature reads and when its value may be used; the pipeline obeys this, the feature cannot
 * bend it.
 *
 * @param fields columns read; none for a feature of time alone
 * @param lookback bars read, the current one included; 1 or more
 * @param lag wait from the instant at which a bar is known to the instant at which the value made
 *     of it may be used; 0 or more
 */
public record Needs(List<Field> fields, int lookback, Duration lag) {

  /** Ring buffers of this many bars are still small; a longer lookback is a typing error. */
  static final int LONGEST = 1 << 20;

  public Needs {
    fields = List.copyOf(fields);
    if (lookback < 1 || lookback > LONGEST) {
      throw new IllegalArgumentException(
          "lookback is "
              + lookback
              + " bars; it must lie in 1 to "
              + LONGEST
              + ", and 1 reads the current bar only");
    }
    if (lag.isNegative()) {
      throw new IllegalArgumentException(
          "lag is " + lag + "; a negative lag reads the future, so pass 0 or more");
    }
  }

  /** Reads {@code fields} of the last {@code lookback} bars; usable as soon as the bar is known. */
  public static Needs of(int lookback, Field... fields) {
    return new Needs(List.of(fields), lookback, Duration.ZERO);
  }
}
