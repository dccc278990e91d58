package dev.holdout.strategies.study.file;

import dev.holdout.strategies.study.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms of single values. */
final class Forms {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,3})?");

  private Forms() {}

  /** How one kind of value is written. */
  interface Form<T> {

    /** Empty when {@code text} has another form. */
    Optional<T> read(String text);

    /** What its writer most likely meant. */
    default String meant(String text, String example) {
      return example;
    }
  }

  /** Durations know what {@code 1 hr} was meant to be. */
  static final Form<Duration> DURATION =
      new Form<>() {
        @Override
        public Optional<Duration> read(String text) {
          return Durations.parse(text);
        }

        @Override
        public String meant(String text, String example) {
          return Durations.meant(text).orElse(example);
        }
      };

  static Optional<Integer> whole(String text) {
    return wide(text).filter(value -> value == value.intValue()).map(Long::intValue);
  }

  static Optional<Long> wide(String text) {
    try {
      return decimal(text).map(BigDecimal::longValueExact);
    } catch (ArithmeticException fractionOrTooLarge) {
      return Optional.empty();
    }
  }

  static Optional<Double> number(String text) {
    return decimal(text).map(BigDecimal::doubleValue).filter(Double::isFinite);
  }

  static Optional<BigDecimal> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** {@code 2013-11-28} is its midnight UTC; {@code 2013-11-28T12:00:00Z} stands for itself. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeParseException otherForm) {
      return Optional.empty();
    }
  }
}
