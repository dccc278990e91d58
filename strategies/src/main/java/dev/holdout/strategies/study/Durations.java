package dev.holdout.strategies.study;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Spans of time as a study writes them: a whole number and a unit, {@code 500ms}, {@code 5m},
 * {@code 12h}, {@code 3d}. A day is 24 hours.
 */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,19})(ns|us|ms|s|m|h|d|w)");
  private static final Pattern LOOSE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]+)\\.?");

  private enum Unit {
    W("w", 7 * 86_400_000_000_000L, "week"),
    D("d", 86_400_000_000_000L, "day"),
    H("h", 3_600_000_000_000L, "hour,hr"),
    M("m", 60_000_000_000L, "minute,min"),
    S("s", 1_000_000_000L, "second,sec"),
    MS("ms", 1_000_000L, "millisecond,milli,msec"),
    US("us", 1_000L, "microsecond,micro,usec"),
    NS("ns", 1L, "nanosecond,nano,nsec");

    final String text;
    final long nanos;
    final String words;

    Unit(String text, long nanos, String words) {
      this.text = text;
      this.nanos = nanos;
      this.words = words;
    }
  }

  private Durations() {}

  /** Empty when {@code text} has another form, or does not fit 292 years. */
  public static Optional<Duration> parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (text.strip().equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (Unit unit : Unit.values()) {
      if (unit.text.equals(matcher.group(2))) {
        return nanos(new BigDecimal(matcher.group(1)), unit);
      }
    }
    return Optional.empty();
  }

  /** The largest unit that divides the span, {@code 90m}; never negative in a study. */
  public static String text(Duration span) {
    if (span.isZero()) {
      return "0s";
    }
    BigDecimal nanos =
        BigDecimal.valueOf(span.getSeconds(), -9).add(BigDecimal.valueOf(span.getNano()));
    for (Unit unit : Unit.values()) {
      BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(unit.nanos));
      if (parts[1].signum() == 0 && unit != Unit.W) {
        return parts[0].toPlainString() + unit.text;
      }
    }
    throw new IllegalStateException("a nanosecond divides every span");
  }

  /** What the writer of {@code 1 hr}, {@code 1 hour} or {@code 1.5h} meant, as it is written. */
  public static Optional<String> meant(String text) {
    var matcher = LOOSE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (Unit unit : Unit.values()) {
      if (named(unit, matcher.group(2))) {
        return nanos(new BigDecimal(matcher.group(1)), unit).map(Durations::text);
      }
    }
    return Optional.empty();
  }

  private static boolean named(Unit unit, String word) {
    if (unit.text.equals(word)) {
      return true;
    }
    for (String name : unit.words.split(",")) {
      if (word.equals(name) || word.equals(name + "s")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Duration> nanos(BigDecimal count, Unit unit) {
    BigDecimal nanos = count.multiply(BigDecimal.valueOf(unit.nanos)).stripTrailingZeros();
    return nanos.scale() <= 0 && nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? Optional.of(Duration.ofNanos(nanos.longValueExact()))
        : Optional.empty();
  }
}
