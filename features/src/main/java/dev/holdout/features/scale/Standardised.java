package dev.holdout.features.scale;

import dev.holdout.features.FeatureFrame;
import dev.holdout.marketdata.content.ContentHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Standardise} after its fit: one mean and one scale a column. */
final class Standardised implements Fitted {

  private final String transform;
  private final List<String> names;
  private final double[] mean;
  private final double[] scale;
  private final double clip;

  Standardised(String transform, List<String> names, double[] mean, double[] scale, double clip) {
    this.transform = transform;
    this.names = names;
    this.mean = mean;
    this.scale = scale;
    this.clip = clip;
  }

  @Override
  public FeatureFrame apply(FeatureFrame frame) {
    if (!frame.names().equals(names)) {
      throw new IllegalArgumentException(
          transform + " was fitted on " + names + " and is applied to " + frame.names());
    }
    float[] values = frame.values().clone();
    for (int from = 0; from < values.length; from += mean.length) {
      apply(values, from);
    }
    return frame.withValues(values);
  }

  @Override
  public void apply(float[] row) {
    if (row.length != mean.length) {
      throw new IllegalArgumentException(
          "%s was fitted on %d columns and is applied to %d"
              .formatted(transform, mean.length, row.length));
    }
    apply(row, 0);
  }

  private void apply(float[] values, int from) {
    for (int c = 0; c < mean.length; c++) {
      double scaled = (values[from + c] - mean[c]) / scale[c];
      values[from + c] = (float) Math.clamp(scaled, -clip, clip);
    }
  }

  @Override
  public String contentHash() {
    ContentHash hash = new ContentHash().text(transform);
    names.forEach(hash::text);
    return hash.doubles(mean).doubles(scale).number(clip).hex();
  }

  @Override
  public Optional<FittedState> state() {
    return Optional.of(
        new FittedState(
            FittedState.STANDARDISE,
            transform,
            names,
            Map.of("mean", mean, "scale", scale, "clip", new double[] {clip})));
  }
}
