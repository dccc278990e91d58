package dev.holdout.strategies.trials;

import dev.holdout.marketdata.content.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Rows as runs write them, and rows as no run would, by seed. */
final class SomeTrials {

  private static final String[] PIECES = {
    "lag=8",
    " ",
    "\t",
    "\n",
    "\r",
    "\\",
    "\\t",
    "\"",
    "'",
    ",",
    "\u00e9",
    "\u2028",
    "\ud83d\ude80",
    "\ud83d",
    "\udc00",
    "\u0000",
    "end\t",
    "batch\t",
    "# ",
    "\u65e5\u672c",
    ""
  };
  private static final double[] VALUES = {
    Double.NaN, 0.0, -0.0, 0.1, -1.5e-300, 1 / 3.0, Double.MIN_VALUE, -Double.MAX_VALUE, 42
  };

  private final Random random;

  SomeTrials(long seed) {
    random = new Random(seed);
  }

  static String hash(String of) {
    return new ContentHash().text(of).hex();
  }

  static TrialKey key(String study, String configuration, String data) {
    return new TrialKey(
        hash(study), hash(configuration), hash("code"), hash(data), "2025-01-01", "2025-12-31");
  }

  static TrialRow row(TrialKey key, TrialState state, double sharpe) {
    TrialFigures figures =
        state.hasFigures() ? new TrialFigures(250, sharpe, -0.1, 3.4, 0.2, 0.1, "") : null;
    return new TrialRow(
        key, "btc", "lag=8", "7f3c9e21", "demo", "2026-03-01T12:00:00Z", state, 3, figures, "");
  }

  /** One run: every configuration started, then its end. */
  static List<TrialRow> run(String study, String data, int configurations, long seed) {
    Random random = new Random(seed);
    List<TrialRow> rows = new ArrayList<>();
    for (int end = 0; end < 2; end++) {
      for (int c = 0; c < configurations; c++) {
        String text = "lag=%d hidden=%d lr=%.4f".formatted(4 + c % 8, 8 + c, 0.01 + c * 1e-4);
        TrialKey key = key(study, text + seed, data);
        TrialFigures figures =
            end == 0
                ? null
                : new TrialFigures(
                    250,
                    random.nextGaussian() * 0.05,
                    random.nextGaussian(),
                    3 + random.nextDouble(),
                    random.nextGaussian() * 0.1,
                    random.nextDouble() * 0.2,
                    key.configuration());
        rows.add(
            new TrialRow(
                key,
                study,
                text,
                String.format(Locale.ROOT, "%08x", seed),
                "research studies/" + study + ".yaml",
                "2026-03-%02dT12:00:00Z".formatted(1 + seed % 28),
                end == 0
                    ? TrialState.STARTED
                    : c % 3 == 0 ? TrialState.FINISHED : TrialState.STOPPED,
                3,
                figures,
                ""));
      }
    }
    return rows;
  }

  /** Any rows at all. */
  List<TrialRow> any(int count) {
    List<TrialRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrialRow above = rows.isEmpty() || random.nextInt(4) == 0 ? anyRow() : rows.getLast();
      TrialKey key = above.key();
      rows.add(
          new TrialRow(
              new TrialKey(key.study(), named(), key.code(), key.data(), key.from(), key.to()),
              above.studyName(),
              text(),
              above.run(),
              above.command(),
              above.at(),
              above.state(),
              random.nextInt(9),
              above.figures(),
              text()));
    }
    return rows;
  }

  private TrialRow anyRow() {
    TrialState state = TrialState.values()[random.nextInt(TrialState.values().length)];
    return new TrialRow(
        new TrialKey(named(), named(), text(), "d" + random.nextInt(3), text(), text()),
        named(),
        text(),
        text(),
        text(),
        "2026-03-%02dT12:00:00Z".formatted(1 + random.nextInt(28)),
        state,
        random.nextInt(9),
        state.hasFigures()
            ? new TrialFigures(
                random.nextInt(1000), value(), value(), value(), value(), value(), text())
            : null,
        text());
  }

  private double value() {
    return random.nextBoolean() ? VALUES[random.nextInt(VALUES.length)] : random.nextGaussian();
  }

  private String named() {
    return random.nextInt(3) == 0 ? hash(text()) : "x" + text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
