package dev.holdout.reports.run;

import java.util.Locale;

/** How documents name a constant: {@code NOT_RUN} is {@code not run}. */
public final class PlainName {

  private PlainName() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
