package dev.holdout.features;

import dev.holdout.marketdata.BadInput;
import dev.holdout.marketdata.bar.BarSeries;
import dev.holdout.marketdata.content.ContentHash;
import dev.holdout.marketdata.time.Timeline;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The front door of features: bars in, a {@link FeatureFrame} out.
 *
 * <p>A pipeline is a list of {@link Feature}s; names from a study become features in {@link
 * FeatureCatalogue#parse}. {@link #frame} runs over history, {@link #stream} over bars as they
 * come; both are the same code. What learns from data (a scaler) is a {@link
 * dev.holdout.features.scale.Transform} and needs a {@link dev.holdout.features.split.Fold.Train},
 * which only a splitter can make. What looks forward is a {@link
 * dev.holdout.features.target.Target}. That nothing else does is what {@link
 * dev.holdout.features.audit.CausalityAudit} checks. Safe for many threads.
 */
public final class FeaturePipeline {

  /** Raised when the same features and parameters begin to give other numbers. */
  private static final int CODE_VERSION = 1;

  private final List<Feature> features;

  private FeaturePipeline(List<Feature> features) {
    this.features = List.copyOf(features);
  }

  /**
   * @param features at least one; names unique
   * @throws BadInput when a feature stands twice or none stands
   */
  public static FeaturePipeline of(List<Feature> features) {
    if (features.isEmpty()) {
      throw new BadInput("no feature is named", "features", "features: [LogReturn(1)]");
    }
    Set<String> names = new HashSet<>();
    for (Feature feature : features) {
      if (!names.add(feature.name())) {
        throw new BadInput(
            feature.name() + " stands twice", "features", "remove it, or change its parameter");
      }
    }
    return new FeaturePipeline(features);
  }

  public List<Feature> features() {
    return features;
  }

  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /**
   * The features at each decision of a timeline, from bars known at that instant or before.
   *
   * @return shape {@code [timeline.size(), features]}
   */
  public FeatureFrame frame(BarSeries bars, Timeline timeline) {
    Stream stream = new Stream(features, columns(bars));
    int columns = features.size();
    long[] at = new long[timeline.size()];
    float[] values = new float[at.length * columns];
    byte[] states = new byte[values.length];
    int next = 0;
    for (int r = 0; r < at.length; r++) {
      at[r] = timeline.at(r);
      while (next < bars.size() && bars.knownAt(next) <= at[r]) {
        stream.accept(bars, next++);
      }
      Row row = stream.row(at[r]);
      System.arraycopy(row.values, 0, values, r * columns, columns);
      System.arraycopy(row.states, 0, states, r * columns, columns);
    }
    return new FeatureFrame(names(), at, values, states);
  }

  /** A fresh stream: feed it bars as they become known. */
  public Stream stream() {
    return new Stream(features, new double[features.size()][]);
  }

  /**
   * SHA-256 over the features' code version, classes, names and parameters: two pipelines with the
   * same version give the same numbers.
   */
  public String version() {
    ContentHash hash = new ContentHash().number(CODE_VERSION);
    for (Feature feature : features) {
      hash.text(feature.getClass().getName())
          .text(feature.name())
          .text(feature.needs().toString())
          .text(feature instanceof Record parameters ? parameters.toString() : "");
    }
    return hash.hex();
  }

  private double[][] columns(BarSeries bars) {
    double[][] columns = new double[features.size()][];
    for (int f = 0; f < columns.length; f++) {
      if (features.get(f) instanceof ColumnFeature whole) {
        columns[f] = whole.column(bars);
        if (columns[f].length != bars.size()) {
          throw new IllegalArgumentException(
              "%s: its column has %d values for %d bars; give one a bar"
                  .formatted(whole.name(), columns[f].length, bars.size()));
        }
      }
    }
    return columns;
  }
}
