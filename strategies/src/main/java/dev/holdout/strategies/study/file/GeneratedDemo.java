package dev.holdout.strategies.study.file;

import dev.holdout.marketdata.generated.GeneratedMarket;
import dev.holdout.marketdata.generated.GeneratedMarket.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo's study where the truth is known: three generated years of hours, without and with an
 * edge. What is trained, how it is searched, traded and judged is the demo's; only what belongs to
 * the market is set anew.
 */
final class GeneratedDemo {

  /**
   * Correlation of the hidden direction with an hour's return, where an edge is planted: knowing
   * the direction, an hour earns 0.3 deviations of 50 basis points on average. Set before the first
   * run, at about half of the 0.7 that such returns allow.
   */
  private static final double STRENGTH = 0.3;

  /** Two days of hours: long enough to be noticed from prices, and for a change of position. */
  private static final int REGIME = 48;

  private static final String KEPT =
      "The demo study's costs, kept: nobody trades on a generated market, and so only the market"
          + " differs.";

  private GeneratedDemo() {}

  /** {@code generated-noise}, {@code generated-edge}. */
  static String name(Kind kind) {
    return switch (kind) {
      case NOISE -> "generated-noise";
      case EDGE -> "generated-edge";
    };
  }

  static String text(Kind kind) {
    return """
    # The study of ./holdout demo on a generated market, for ./holdout demo --market %s.
    # No figure of it is about a real market.
    """
            .formatted(kind == Kind.NOISE ? "noise" : "edge")
        + StudyFiles.shipped("demo", settings(kind)).text();
  }

  private static List<String> settings(Kind kind) {
    boolean edge = kind == Kind.EDGE;
    GeneratedMarket made = edge ? GeneratedMarket.edge(STRENGTH) : GeneratedMarket.noise();
    var settings = new ArrayList<>(List.of("study=" + name(kind)));
    settings.addAll(statements(edge, made));
    settings.add(
        "data={generated: {market: %s, strength: %s, regime: %d, days: %d, trades-a-bar: %d, seed: %d}}"
            .formatted(
                edge ? "edge" : "noise",
                made.informationCoefficient(),
                REGIME,
                made.days(),
                made.tradesPerBar(),
                made.seed()));
    settings.add("timeline.bar=1h");
    settings.add("costs.commission.source=\"" + KEPT + "\"");
    settings.add("costs.half-spread.source=\"" + KEPT + "\"");
    settings.add("folds={walk-forward: rolling, train: 365d, test: 182d, purge: 3h, embargo: 9h}");
    return settings;
  }

  /** Those of policy and sizing are the demo's. */
  private static List<String> statements(boolean edge, GeneratedMarket made) {
    String holds =
        edge
            ? "a hidden direction, kept for "
                + REGIME
                + " hours on average, whose correlation with an hour's return is "
                + STRENGTH
            : "every move a fair coin given all that came before, so that there is nothing to find";
    return List.of(
        stated(
            "question",
            "On a generated market "
                + (edge ? "with a planted edge" : "without anything to find")
                + ", do the trades of the last four to eight hours say enough about the next that"
                + " the demo's network would have earned more than it paid in costs?"),
        stated(
            "horizon",
            "One bar of an hour, from the fill of a decision to the fill of the next; a position is"
                + " held for as long as the network keeps asking for it."),
        stated(
            "market-context",
            "Generated, not a real market: "
                + made.days()
                + " days of hours from 2020-01-01, about "
                + made.tradesPerBar()
                + " trades an hour, made by formula from seed "
                + made.seed()
                + "; volatility in clusters with heavy tails, no drift, and "
                + holds
                + ". Positions are long or none, as in the demo."),
        stated(
            "trusted-inputs",
            "Everything: the tape is made, so that no print is missing, late or wrong. There are no"
                + " quotes."),
        stated(
            "invalidation",
            edge
                ? "Net profit at or below zero out of sample: the edge is there, and the pipeline"
                    + " would have missed it."
                : "A verdict better than luck: nothing can be earned here in any other way."));
  }

  private static String stated(String key, String sentence) {
    return "statements." + key + "=\"" + sentence + "\"";
  }
}
