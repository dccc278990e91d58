package dev.holdout.models;

/**
 * What a policy was trained on; a checkpoint carries it and refuses another.
 *
 * @param pipeline version of the feature pipeline: a hash of its features and their parameters
 * @param timeline id of the clock of decisions, such as {@code every bar, 5m}
 * @param instrument id of the instrument
 */
public record Provenance(String pipeline, String timeline, String instrument) {
  public Provenance {
    if (pipeline.isBlank() || timeline.isBlank() || instrument.isBlank()) {
      throw new IllegalArgumentException(
          "provenance: pipeline \"%s\", timeline \"%s\", instrument \"%s\"; name all three"
              .formatted(pipeline, timeline, instrument));
    }
  }
}
