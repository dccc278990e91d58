package dev.holdout.strategies.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as a study writes them: {@code LONG_ONLY} is {@code long-only}. */
public final class Words {

  private Words() {}

  public static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty when no constant of {@code kind} is written so. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> kind, String text) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(constant -> text(constant).equals(text.strip()))
        .findFirst();
  }

  /** All constants of {@code kind} as written, in order. */
  public static <E extends Enum<E>> List<String> all(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants()).map(Words::text).toList();
  }
}
